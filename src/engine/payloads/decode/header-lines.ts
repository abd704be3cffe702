import type { DecodeNote } from '../../model/decoded.ts';
import type { OpenNode } from './open-node.ts';

/** A header field, or a cookie within one, that was met: in one capture the same few come with every request. */
export interface HeaderField {
  /** Of a header field in lower case, of a cookie as it is written. */
  readonly name: string;
  readonly value: string;
  /** What it opened into the first time; null until then, and where it is not to be relied on. */
  opened: OpenedBefore | null;
  /** Whether anything in it could be a finding in any request of this capture; null until it was looked at. */
  isTelling: boolean | null;
}

export interface OpenedBefore {
  readonly children: readonly OpenNode[];
  readonly notes: readonly DecodeNote[];
}

/** One line of the header section: a field, or the cookies of a `Cookie` field. Null for what is no field. */
export type HeaderLine = HeaderField | readonly HeaderField[] | null;

const mostLines = 20_000;
const longestKept = 4096;
const mostKept = 16 << 20;

/** Reads lines of headers, each text once as long as there is room to remember it. */
export class HeaderLines {
  readonly #lines = new Map<string, HeaderLine>();
  #kept = 0;

  read(line: string): HeaderLine {
    const known = this.#lines.get(line);
    if (known !== undefined) return known;
    const read = readLine(line);
    if (this.#lines.size < mostLines && line.length <= longestKept && this.#kept < mostKept) {
      this.#kept += line.length;
      this.#lines.set(line, read);
    }
    return read;
  }
}

/** The name of a pseudo-header begins with a colon (RFC 9113 section 8.3). */
const readLine = (line: string): HeaderLine => {
  const colon = line.indexOf(':', 1);
  if (colon < 0) return null;
  const name = line.slice(0, colon).toLowerCase();
  const value = line.slice(colon + 1).trim();
  return name === 'cookie' ? cookiesIn(value) : fieldOf(name, value);
};

/** RFC 6265 section 4.2.1: pairs joined by `; `. */
const cookiesIn = (text: string): HeaderField[] =>
  text
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return fieldOf(equals < 0 ? '' : pair.slice(0, equals).trim(), pair.slice(equals + 1).trim());
    });

const fieldOf = (name: string, value: string): HeaderField => ({
  ...{ name, value, opened: null, isTelling: null }
});
