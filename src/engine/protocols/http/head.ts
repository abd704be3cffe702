import { latin1 } from '../../bytes/latin1.ts';

export const maxHeadBytes = 1 << 16;
export const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** 0 no, 1 not enough bytes, 2 looks like one. */
export type Likeness = 0 | 1 | 2;

/** Position of the line feed that ends the line, or -1. */
export const endOfLine = (bytes: Uint8Array, start: number, end: number): number => {
  for (let at = start; at < end; at++) if (bytes[at] === lineFeed) return at;
  return -1;
};

export const behindBlankLines = (bytes: Uint8Array, start: number, end: number): number => {
  let at = start;
  while (at < end && (bytes[at] === carriageReturn || bytes[at] === lineFeed)) at++;
  return at;
};

/** Looks for the empty line that ends a head, and remembers how far it looked: heads may come a byte at a time. */
export class HeadEnd {
  #looked = 0;

  /** Position behind the empty line, or -1; `start` is the same until it is found. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const found = emptyLine(bytes, start + Math.max(0, this.#looked - 3), end);
    this.#looked = found < 0 ? end - start : 0;
    return found;
  }

  forget(): void {
    this.#looked = 0;
  }
}

const emptyLine = (bytes: Uint8Array, start: number, end: number): number => {
  for (let at = endOfLine(bytes, start, end); at >= 0; at = endOfLine(bytes, at + 1, end)) {
    if (at + 1 < end && bytes[at + 1] === lineFeed) return at + 2;
    if (at + 2 < end && bytes[at + 1] === carriageReturn && bytes[at + 2] === lineFeed) return at + 3;
  }
  return -1;
};

export interface Head {
  readonly line: string;
  /** As `RequestContent.headers`. */
  readonly headers: string;
}

/** The first line, and the fields as lines of their own: one that begins with a space goes on (RFC 9112 section 5.2). */
export const parseHead = (bytes: Uint8Array, start: number, end: number): Head => {
  const [line = '', ...rest] = latin1(bytes, start, end)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  const fields: string[] = [];
  for (const text of rest) {
    const colon = text.indexOf(':');
    if (colon > 0) fields.push(`${text.slice(0, colon)}: ${text.slice(colon + 1).trim()}`);
  }
  return { line, headers: fields.join('\n') };
};
