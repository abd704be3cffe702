import { bounds } from '../bounds.ts';
import type { TextStep } from '../decoder.ts';
import { indexLabel } from '../labels.ts';
import { anyChar, chars } from '../profile.ts';
import { fillExactly, nestsTooDeep, parse } from './json.ts';

interface Line {
  readonly text: string;
  readonly start: number;
  readonly value: object;
}

/** JSON values one a line (github.com/ndjson/ndjson-spec): every line is an object or a list. */
export const ndjson: TextStep = {
  id: 'ndjson',
  proof: 'form',
  takes: 'text',
  some: [chars.bracket],
  only: anyChar,
  least: 5,
  open: (at, text, opener) => {
    const lines = text.includes('\n') && !nestsTooDeep(text) ? linesOf(text) : null;
    const step = lines && opener.step(at, 'ndjson', null);
    if (!lines || !step) return null;
    for (const [index, { text: line, start, value }] of lines.entries()) {
      const end = opener.ranges ? start + line.length : -1;
      const node = opener.add(step, 'member', indexLabel(index), null, opener.ranges ? start : -1, end);
      if (!node) break;
      fillExactly(opener, node, value, line, start);
    }
    return step;
  }
};

const linesOf = (text: string): Line[] | null => {
  const lines: Line[] = [];
  for (let start = 0; start < text.length && lines.length <= bounds.nodes;) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    const line = text.slice(start, end).trimEnd();
    if (line !== '') {
      const value = isBracketed(line) ? parse(line) : undefined;
      if (typeof value !== 'object' || value === null) return null;
      lines.push({ text: line, start, value });
    }
    start = end + 1;
  }
  return lines.length > 1 ? lines : null;
};

const isBracketed = (line: string): boolean =>
  (line.startsWith('{') && line.endsWith('}')) || (line.startsWith('[') && line.endsWith(']'));
