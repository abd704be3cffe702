import { bounds } from '../bounds.ts';
import type { TextStep } from '../decoder.ts';
import { readJson, type JsonEnd } from '../json-reader.ts';
import { indexLabel } from '../labels.ts';
import type { OpenNode } from '../open-node.ts';
import type { Opener } from '../opener.ts';
import { anyChar, chars } from '../profile.ts';

/**
 * JSON values one a line (github.com/ndjson/ndjson-spec): every line is an object or a list. The last may be cut where the
 * capture ends.
 */
export const ndjson: TextStep = {
  id: 'ndjson',
  proof: 'form',
  takes: 'text',
  some: [chars.bracket],
  only: anyChar,
  least: 5,
  open: (at, text, opener) => {
    if (!text.includes('\n')) return null;
    const { nodes } = opener;
    const step = opener.step(at, 'ndjson', null);
    const ended = step ? readLines(opener, step, text) : 'wrong';
    if (ended === 'cut') step?.note({ kind: 'broken', step: 'ndjson' });
    if (ended !== 'wrong' && ended !== 'deep') return step;
    opener.forget(nodes);
    if (ended === 'deep') at.bounded('depth');
    return null;
  }
};

const readLines = (opener: Opener, step: OpenNode, text: string): JsonEnd => {
  let index = 0;
  let ended: JsonEnd = 'whole';
  for (let start = 0; start < text.length && ended === 'whole' && index <= bounds.nodes;) {
    const next = text.indexOf('\n', start);
    const end = endOfLine(text, start, next < 0 ? text.length : next);
    if (end > start) {
      const [from, to] = opener.ranges ? [start, end] : [-1, -1];
      const node = opener.add(step, 'member', indexLabel(index++), null, from, to);
      if (!node) break;
      ended = readJson(opener, node, text, start, end);
      if (ended === 'cut' && next >= 0) ended = 'wrong';
    }
    start = next < 0 ? text.length : next + 1;
  }
  return index > 1 ? ended : 'wrong';
};

/** Without blanks at the end. */
const endOfLine = (text: string, start: number, end: number): number => {
  let last = end;
  while (last > start && text.charCodeAt(last - 1) <= 0x20) last--;
  return last;
};
