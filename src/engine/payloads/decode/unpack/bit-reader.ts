/**
 * Bits of a stream, lowest first, and the prefix codes that DEFLATE (RFC 1951 section 3.2.2) and brotli (RFC 7932
 * section 3) read from it. Beyond the end come zeros; `isOverrun` tells when any of them was used.
 */
export const longestCode = 15;
const fastBits = 9;
export const fastMask = (1 << fastBits) - 1;

/**
 * `fast` holds `symbol << 4 | length` for each next 9 bits, 0 where the code is longer: those are found length by length.
 * `only` is the one symbol of a code that takes no bits, -1 for others.
 */
export interface Code {
  only: number;
  readonly fast: Uint16Array;
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

export const newCode = (symbols: number): Code => ({
  only: -1,
  fast: new Uint16Array(1 << fastBits),
  counts: new Uint16Array(longestCode + 1),
  symbols: new Uint16Array(symbols)
});

const firsts = new Uint16Array(longestCode + 2);
const offsets = new Uint16Array(longestCode + 2);

/** Fills `code` from the lengths of its symbols' codes; false where they make none, or one that is not complete. */
export const setCode = (code: Code, lengths: Uint8Array, start: number, end: number): boolean => {
  const { fast, counts, symbols } = code;
  counts.fill(0);
  fast.fill(0);
  for (let at = start; at < end; at++) counts[lengths[at]!]!++;
  const used = end - start - counts[0]!;
  counts[0] = 0;
  const left = unusedCodes(counts);
  // A code of one symbol may be incomplete (RFC 1951 section 3.2.7).
  if (left < 0 || (left > 0 && used > 1)) return false;
  for (let length = 1; length <= longestCode; length++) {
    firsts[length + 1] = (firsts[length]! + counts[length]!) << 1;
    offsets[length + 1] = offsets[length]! + counts[length]!;
  }
  for (let at = start; at < end; at++) {
    const length = lengths[at]!;
    if (length === 0) continue;
    symbols[offsets[length]!++] = at - start;
    const bits = firsts[length]!++;
    if (length <= fastBits) setFast(fast, reversed(bits, length), length, at - start);
  }
  firsts.fill(0);
  offsets.fill(0);
  return true;
};

/** RFC 1951 section 3.2.2; below zero where more codes are asked for than there are. */
const unusedCodes = (counts: Uint16Array): number => {
  let left = 1;
  for (let length = 1; length <= longestCode && left >= 0; length++) left = left * 2 - counts[length]!;
  return left;
};

const setFast = (fast: Uint16Array, bits: number, length: number, symbol: number): void => {
  const entry = (symbol << 4) | length;
  for (let at = bits; at < fast.length; at += 1 << length) fast[at] = entry;
};

const reversed = (bits: number, length: number): number => {
  let result = 0;
  for (let left = length, from = bits; left > 0; left--, from >>= 1) result = (result << 1) | (from & 1);
  return result;
};

export class BitReader {
  /** Bits that were read and not yet taken, and how many. */
  bits = 0;
  count = 0;

  constructor(
    readonly input: Uint8Array,
    public at: number
  ) {}

  get isOverrun(): boolean {
    return this.next > this.input.length;
  }

  /** Index of the first byte of which nothing was used. */
  get next(): number {
    return this.at - (this.count >> 3);
  }

  /** Up to 24 bits. */
  take(count: number): number {
    if (this.count < count) this.#fill(count);
    const value = this.bits & ((1 << count) - 1);
    this.bits >>>= count;
    this.count -= count;
    return value;
  }

  /** The next symbol of `code`; -1 where the bits are none. */
  symbol(code: Code): number {
    if (code.only >= 0) return code.only;
    if (this.count < longestCode) this.#fill(longestCode);
    const entry = code.fast[this.bits & fastMask]!;
    if (entry === 0) return this.longSymbol(code);
    const length = entry & 15;
    this.bits >>>= length;
    this.count -= length;
    return entry >> 4;
  }

  /** The next bits, left where they are. */
  peek(count: number): number {
    if (this.count < count) this.#fill(count);
    return this.bits & ((1 << count) - 1);
  }

  /** `length` bytes from the next whole one on, fewer where the input ends. */
  takeBytes(length: number): Uint8Array {
    const start = this.next;
    this.bits = this.count = 0;
    this.at = Math.min(start + length, this.input.length);
    return this.input.subarray(start, this.at);
  }

  #fill(count: number): void {
    do {
      if (this.at < this.input.length) this.bits |= this.input[this.at]! << this.count;
      this.at++;
      this.count += 8;
    } while (this.count < count);
  }

  /** One whose code is longer than `fast` tells; its bits are there. */
  longSymbol({ counts, symbols }: Code): number {
    let bits = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= longestCode; length++) {
      bits |= (this.bits >> (length - 1)) & 1;
      const count = counts[length]!;
      if (bits - count < first) {
        this.bits >>>= length;
        this.count -= length;
        return symbols[index + (bits - first)]!;
      }
      index += count;
      first = (first + count) << 1;
      bits <<= 1;
    }
    return -1;
  }
}
