import type { Report } from '#engine/model/report.ts';

/** So few that what is written of them is gone again before it counts as old. */
const itemsInPiece = 100;

/**
 * The report as JSON on one line, in pieces: as one text, a large report would be in memory twice, and the largest would
 * be longer than a text may be.
 */
export const jsonPieces = function* (report: Report): Generator<string> {
  let before = '{';
  for (const [key, value] of Object.entries(report) as [string, unknown][]) {
    yield `${before}${JSON.stringify(key)}:`;
    if (Array.isArray(value)) yield* listPieces(value);
    else yield JSON.stringify(value);
    before = ',';
  }
  yield '}\n';
};

const listPieces = function* (list: readonly unknown[]): Generator<string> {
  for (let at = 0; at < list.length; at += itemsInPiece) {
    const items = JSON.stringify(list.slice(at, at + itemsInPiece)).slice(1, -1);
    yield `${at === 0 ? '[' : ','}${items}`;
  }
  yield list.length === 0 ? '[]' : ']';
};
