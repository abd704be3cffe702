import { indexLabel, Labels } from './labels.ts';
import type { OpenNode } from './open-node.ts';
import type { Opener } from './opener.ts';

/** `cut`: valid as far as it goes, and then it ends. `deep`: nested beyond reason, and not read to the end. */
export type JsonEnd = 'whole' | 'cut' | 'wrong' | 'deep';

const deepest = 1000;
/** More digits than any identifier has; the time to read them grows with their square. */
const mostDigits = 40;
const fewestUnsafe = 16;

/**
 * Reads the object or list that stands in `text[start..end)` (RFC 8259), strictly, each member into a node below `into`.
 * Of members of the same name all are kept, whole numbers are exact, and what the bounds leave no room for is read over.
 */
export const readJson = (opener: Opener, into: OpenNode, text: string, start: number, end: number): JsonEnd =>
  new JsonReader(opener, text, start, end).read(into);

class JsonReader {
  #depth = 0;
  #isDeep = false;

  constructor(
    private readonly opener: Opener,
    private readonly text: string,
    private at: number,
    private readonly end: number
  ) {}

  read(into: OpenNode): JsonEnd {
    this.#blanks();
    const isRead = this.#isBracket() && this.#container(into);
    if (isRead) this.#blanks();
    if (isRead && this.at === this.end) return 'whole';
    if (this.#isDeep) return 'deep';
    return !isRead && this.at >= this.end ? 'cut' : 'wrong';
  }

  #isBracket(): boolean {
    const code = this.#code();
    return code === openBrace || code === openBracket;
  }

  #container(into: OpenNode | null): boolean {
    if (++this.#depth > deepest) {
      this.#isDeep = true;
      return false;
    }
    const isObject = this.text.charCodeAt(this.at++) === openBrace;
    const isRead = isObject ? this.#members(into) : this.#items(into);
    this.#depth--;
    return isRead;
  }

  #members(parent: OpenNode | null): boolean {
    if (this.#ends(closeBrace)) return true;
    const labels = new Labels();
    for (let into = parent; ;) {
      if (this.#code() !== quote) return false;
      const key = this.#string();
      if (key === null) return false;
      this.#blanks();
      if (this.#code() !== colon) return false;
      this.at++;
      this.#blanks();
      if (into === null) {
        if (!this.#skip()) return false;
      } else {
        const read = this.#value(into, labels.next(key));
        if (read === null) return false;
        if (!read) into = null;
      }
      const next = this.#separator(closeBrace);
      if (next !== 'more') return next === 'end';
    }
  }

  #items(parent: OpenNode | null): boolean {
    if (this.#ends(closeBracket)) return true;
    for (let into = parent, index = 0; ; index++) {
      if (into === null) {
        if (!this.#skip()) return false;
      } else {
        const read = this.#value(into, indexLabel(index));
        if (read === null) return false;
        if (!read) into = null;
      }
      const next = this.#separator(closeBracket);
      if (next !== 'more') return next === 'end';
    }
  }

  /** Past the bracket, where the container is empty. */
  #ends(bracket: number): boolean {
    this.#blanks();
    if (this.#code() !== bracket) return false;
    this.at++;
    return true;
  }

  #separator(bracket: number): 'more' | 'end' | null {
    this.#blanks();
    const code = this.#code();
    if (code !== comma && code !== bracket) return null;
    this.at++;
    if (code === bracket) return 'end';
    this.#blanks();
    return 'more';
  }

  /** Null where it is no value; false where there was no room for it, and will be none for its siblings. */
  #value(into: OpenNode, label: string): boolean | null {
    const { opener } = this;
    const start = this.at;
    if (!this.#isBracket()) {
      const value = this.#scalar();
      if (value === undefined) return null;
      const [from, to] = opener.ranges ? [start, this.at] : [-1, -1];
      return opener.add(into, 'member', label, value, from, to) !== null;
    }
    const node = opener.add(into, 'member', label, null, opener.ranges ? start : -1, -1);
    if (!this.#container(node)) return null;
    if (node && opener.ranges) node.end = this.at;
    return node !== null;
  }

  #skip(): boolean {
    return this.#isBracket() ? this.#container(null) : this.#scalar() !== undefined;
  }

  #scalar(): string | number | bigint | boolean | null | undefined {
    const code = this.#code();
    if (code === quote) return this.#string() ?? undefined;
    if (code === minus || isDigit(code)) return this.#number();
    for (const [word, value] of words)
      if (this.text.startsWith(word, this.at) && this.at + word.length <= this.end) {
        this.at += word.length;
        return value;
      }
    // What is cut within a word ends where the text does.
    if (words.some(([word]) => word.startsWith(this.text.slice(this.at, this.end)))) this.at = this.end;
    return undefined;
  }

  #string(): string | null {
    const start = this.at + 1;
    for (let at = start; at < this.end; at++) {
      const code = this.text.charCodeAt(at);
      if (code === quote) {
        this.at = at + 1;
        return this.text.slice(start, at);
      }
      if (code === backslash) return this.#escaped(at);
      if (code < 0x20) return null;
    }
    this.at = this.end;
    return null;
  }

  /** A string with escapes, the first at `first`. */
  #escaped(first: number): string | null {
    const close = endOfString(this.text, first - 1);
    if (close >= this.end) {
      this.at = this.end;
      return null;
    }
    const value = parse(this.text.slice(this.at, close + 1));
    if (typeof value !== 'string') return null;
    this.at = close + 1;
    return value;
  }

  #number(): number | bigint | undefined {
    const start = this.at;
    if (this.#code() === minus) this.at++;
    const first = this.#code();
    const digits = this.#digits();
    if (digits === 0 || (first === zero && digits > 1)) return undefined;
    let isWhole = true;
    if (this.#code() === dot) {
      isWhole = false;
      this.at++;
      if (this.#digits() === 0) return undefined;
    }
    if ((this.#code() | 0x20) === letterE) {
      isWhole = false;
      this.at++;
      if (this.#code() === plus || this.#code() === minus) this.at++;
      if (this.#digits() === 0) return undefined;
    }
    const source = this.text.slice(start, this.at);
    const value = Number(source);
    const isExact = !isWhole || digits < fewestUnsafe || Number.isSafeInteger(value);
    return isExact || source.length > mostDigits ? value : BigInt(source);
  }

  #digits(): number {
    const start = this.at;
    while (isDigit(this.#code())) this.at++;
    return this.at - start;
  }

  #blanks(): void {
    while (isBlank(this.#code())) this.at++;
  }

  /** -1 at the end. */
  #code(): number {
    return this.at < this.end ? this.text.charCodeAt(this.at) : -1;
  }
}

const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const comma = 0x2c;
const minus = 0x2d;
const plus = 0x2b;
const dot = 0x2e;
const zero = 0x30;
const letterE = 0x65;
const words = [
  ['true', true],
  ['false', false],
  ['null', null]
] as const;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

export const isBlank = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** Index of the quote that ends the string which begins at `start`, or of the end of the text. */
const endOfString = (text: string, start: number): number => {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === backslash) at++;
  }
  return text.length;
};

/** Undefined for what is no JSON. */
export const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // guesses are wrong more often than right
  }
};

/** What a short text nests costs nothing to parse; of a long one it is counted first. */
const shortText = 1 << 16;

export const nestsTooDeep = (text: string): boolean => {
  if (text.length < shortText) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (code === openBrace || code === openBracket) {
      if (++depth > deepest) return true;
    } else if (code === closeBrace || code === closeBracket) depth--;
  }
  return false;
};
