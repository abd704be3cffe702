import type { Report } from '#engine/model/report.ts';

/** The long lists of a report. */
const lists = [
  'hosts',
  'addresses',
  'destinations',
  'exchanges',
  'companies',
  'findings',
  'threads'
] as const satisfies readonly (keyof Report)[];
type List = (typeof lists)[number];

/** Rows of one list, in their order. */
export interface ReportRows {
  readonly list: List;
  readonly rows: readonly Report[List][number][];
}

const rowsAtOnce = 1000;

/**
 * A report cut so that no message takes the page's thread for long: what is sent is copied there, and meanwhile nothing
 * else is done. `rest` is the report without those rows.
 */
export const piecesOf = (
  report: Report
): { readonly pieces: readonly ReportRows[]; readonly rest: Report } => {
  const long = lists.filter((list) => report[list].length > rowsAtOnce);
  const pieces = long.flatMap((list) => {
    const all: ReportRows['rows'] = report[list];
    const count = Math.ceil(all.length / rowsAtOnce);
    return Array.from({ length: count }, (_, at) => ({
      list,
      rows: all.slice(at * rowsAtOnce, (at + 1) * rowsAtOnce)
    }));
  });
  return { pieces, rest: { ...report, ...Object.fromEntries(long.map((list) => [list, []])) } };
};

/** The report again, of its pieces in the order they came. */
export const joinPieces = (pieces: readonly ReportRows[], rest: Report): Report => {
  const joined = new Map<List, Report[List][number][]>();
  for (const { list, rows } of pieces) {
    const known = joined.get(list);
    if (known) known.push(...rows);
    else joined.set(list, [...rows]);
  }
  return { ...rest, ...Object.fromEntries(joined) };
};
