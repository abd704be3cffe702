/**
 * DEFLATE (RFC 1951). Unlike the libraries at hand it ends at a bound on what it gives, says where the stream ended, tells
 * what was read before it broke, and throws nothing: a guess that fails costs microseconds.
 */
export interface Inflated {
  readonly bytes: Uint8Array;
  /** Index of the first byte after the stream; where it broke, of no meaning. */
  readonly next: number;
  /** `cut`: more would have come than `most`. `broken`: the stream is damaged or ends early. */
  readonly ended: 'whole' | 'cut' | 'broken';
}

export const inflate = (input: Uint8Array, start: number, most: number): Inflated =>
  new Inflater(input, start, most).run();

// RFC 1951 section 3.2.5
const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258
];
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577
];
const distanceExtra = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13
];
// RFC 1951 section 3.2.7
const codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const longestCode = 15;
const fastBits = 9;
const endOfBlock = 256;

/**
 * A Huffman code (RFC 1951 section 3.2.2): `fast` holds `symbol << 4 | length` for each next 9 bits, 0 where the code is
 * longer; those are found length by length.
 */
interface Code {
  readonly fast: Uint16Array;
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

const newCode = (symbols: number): Code => ({
  fast: new Uint16Array(1 << fastBits),
  counts: new Uint16Array(longestCode + 1),
  symbols: new Uint16Array(symbols)
});

/** Fills `code` from the lengths of its symbols' codes; false where they make no code. */
const setCode = (code: Code, lengths: Uint8Array, start: number, end: number): boolean => {
  const { fast, counts, symbols } = code;
  counts.fill(0);
  fast.fill(0);
  for (let at = start; at < end; at++) counts[lengths[at]!]!++;
  let left = 1;
  for (let length = 1; length <= longestCode; length++) {
    left = left * 2 - counts[length]!;
    if (left < 0) return false;
  }
  const unused = counts[0]!;
  counts[0] = 0;
  // A code of one symbol only may be incomplete (section 3.2.7).
  if (left > 0 && end - start - unused > 1) return false;
  const firsts = new Uint16Array(longestCode + 2);
  const offsets = new Uint16Array(longestCode + 2);
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
  return true;
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

const fixedLiterals = newCode(288);
const fixedDistances = newCode(30);
{
  // RFC 1951 section 3.2.6
  const lengths = new Uint8Array(288).fill(8);
  lengths.fill(9, 144, 256);
  lengths.fill(7, 256, 280);
  setCode(fixedLiterals, lengths, 0, 288);
  // All 32 codes of 5 bits make it complete; 30 and 31 are refused where they are met.
  setCode(Object.assign(fixedDistances, { symbols: new Uint16Array(32) }), new Uint8Array(32).fill(5), 0, 32);
}

class Inflater {
  #bits = 0;
  #count = 0;
  #at: number;
  #out: Uint8Array;
  #length = 0;
  #ended: Inflated['ended'] = 'whole';
  readonly #literals = newCode(288);
  readonly #distances = newCode(32);

  constructor(
    private readonly input: Uint8Array,
    start: number,
    private readonly most: number
  ) {
    this.#at = start;
    this.#out = new Uint8Array(Math.min(most, Math.max(256, (input.length - start) * 4)));
  }

  run(): Inflated {
    while (this.#block());
    if (this.#ended === 'whole' && this.#overrun()) this.#ended = 'broken';
    return {
      bytes: this.#out.subarray(0, this.#length),
      next: this.#at - (this.#count >> 3),
      ended: this.#ended
    };
  }

  /** One block; false after the last, or where the stream is left. */
  #block(): boolean {
    const isLast = this.#take(1) === 1;
    const type = this.#take(2);
    if (type === 0) this.#stored();
    else if (type === 1) this.#compressed(fixedLiterals, fixedDistances);
    else if (type === 2 && this.#readCodes()) this.#compressed(this.#literals, this.#distances);
    else this.#ended = 'broken';
    return !isLast && this.#ended === 'whole' && !this.#overrun();
  }

  /** RFC 1951 section 3.2.4 */
  #stored(): void {
    this.#at -= this.#count >> 3;
    this.#bits = this.#count = 0;
    const { input } = this;
    const at = this.#at;
    const length = (input[at] ?? 0) | ((input[at + 1] ?? 0) << 8);
    const check = (input[at + 2] ?? 0) | ((input[at + 3] ?? 0) << 8);
    if (length !== (~check & 0xffff)) {
      this.#ended = 'broken';
      return;
    }
    const there = input.subarray(at + 4, at + 4 + length);
    const kept = Math.min(there.length, this.most - this.#length);
    this.#grow(kept);
    this.#out.set(there.subarray(0, kept), this.#length);
    this.#length += kept;
    this.#at = at + 4 + length;
    if (kept < there.length) this.#ended = 'cut';
    else if (there.length < length) this.#ended = 'broken';
  }

  /** RFC 1951 section 3.2.7 */
  #readCodes(): boolean {
    const literals = this.#take(5) + 257;
    const distances = this.#take(5) + 1;
    const count = this.#take(4) + 4;
    if (literals > 286 || distances > 30) return false;
    const lengths = new Uint8Array(320);
    for (let at = 0; at < count; at++) lengths[codeLengthOrder[at]!] = this.#take(3);
    if (!setCode(this.#literals, lengths, 0, 19)) return false;
    lengths.fill(0);
    if (!this.#readLengths(lengths, literals + distances) || lengths[endOfBlock] === 0) return false;
    return (
      setCode(this.#distances, lengths, literals, literals + distances) &&
      setCode(this.#literals, lengths, 0, literals)
    );
  }

  #readLengths(lengths: Uint8Array, count: number): boolean {
    for (let at = 0; at < count;) {
      const symbol = this.#symbol(this.#literals);
      if (symbol < 0 || this.#overrun()) return false;
      if (symbol < 16) {
        lengths[at++] = symbol;
        continue;
      }
      if (symbol === 16 && at === 0) return false;
      const value = symbol === 16 ? lengths[at - 1]! : 0;
      const times =
        symbol === 16 ? 3 + this.#take(2) : symbol === 17 ? 3 + this.#take(3) : 11 + this.#take(7);
      if (at + times > count) return false;
      lengths.fill(value, at, at + times);
      at += times;
    }
    return true;
  }

  #compressed(literals: Code, distances: Code): void {
    for (;;) {
      const symbol = this.#symbol(literals);
      if (symbol === endOfBlock) return;
      if (symbol < 0 || symbol > 285 || this.#overrun()) return void this.#stop('broken');
      if (symbol < endOfBlock) {
        if (this.#length >= this.#out.length && !this.#grow(1)) return void this.#stop('cut');
        this.#out[this.#length++] = symbol;
      } else if (!this.#copy(symbol - 257, distances)) return;
    }
  }

  #copy(lengthSymbol: number, distances: Code): boolean {
    const length = lengthBase[lengthSymbol]! + this.#take(lengthExtra[lengthSymbol]!);
    const symbol = this.#symbol(distances);
    if (symbol < 0 || symbol > 29) return this.#stop('broken');
    const distance = distanceBase[symbol]! + this.#take(distanceExtra[symbol]!);
    if (distance > this.#length) return this.#stop('broken');
    if (this.#length + length > this.#out.length && !this.#grow(length)) return this.#stop('cut');
    const out = this.#out;
    let to = this.#length;
    for (const end = to + length; to < end; to++) out[to] = out[to - distance]!;
    this.#length = to;
    return true;
  }

  #stop(ended: Inflated['ended']): false {
    this.#ended = ended;
    return false;
  }

  /** Room for `more` bytes; false where the bound is met. */
  #grow(more: number): boolean {
    const needed = this.#length + more;
    if (needed > this.most) return false;
    if (needed <= this.#out.length) return true;
    const out = new Uint8Array(Math.min(this.most, Math.max(needed, this.#out.length * 2)));
    out.set(this.#out.subarray(0, this.#length));
    this.#out = out;
    return true;
  }

  #symbol(code: Code): number {
    while (this.#count < longestCode) {
      // Beyond the end come zeros: `#overrun` tells when any of them was used.
      this.#bits |= (this.#at < this.input.length ? this.input[this.#at]! : 0) << this.#count;
      this.#at++;
      this.#count += 8;
    }
    const entry = code.fast[this.#bits & ((1 << fastBits) - 1)]!;
    if (entry === 0) return this.#longSymbol(code);
    const length = entry & 15;
    this.#bits >>>= length;
    this.#count -= length;
    return entry >> 4;
  }

  #longSymbol({ counts, symbols }: Code): number {
    let bits = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= longestCode; length++) {
      bits |= (this.#bits >> (length - 1)) & 1;
      const count = counts[length]!;
      if (bits - count < first) {
        this.#bits >>>= length;
        this.#count -= length;
        return symbols[index + (bits - first)]!;
      }
      index += count;
      first = (first + count) << 1;
      bits <<= 1;
    }
    return -1;
  }

  #take(count: number): number {
    while (this.#count < count) {
      this.#bits |= (this.#at < this.input.length ? this.input[this.#at]! : 0) << this.#count;
      this.#at++;
      this.#count += 8;
    }
    const value = this.#bits & ((1 << count) - 1);
    this.#bits >>>= count;
    this.#count -= count;
    return value;
  }

  /** Whether bits beyond the end of the input were used. */
  #overrun(): boolean {
    return this.#at - (this.#count >> 3) > this.input.length;
  }
}
