import { BitReader, fastMask, longestCode, newCode, setCode, type Code } from './bit-reader.ts';
import { BoundedOutput, type Ended, type Inflated } from './bounded-output.ts';

/**
 * DEFLATE (RFC 1951). Unlike the libraries at hand it ends at a bound on what it gives, says where the stream ended,
 * gives what was read before it broke, and throws nothing: a guess that fails costs microseconds.
 */
export const unpackDeflate = (input: Uint8Array, start: number, most: number): Inflated =>
  new Inflater(input, start, most).run();

// RFC 1951 section 3.2.5
const lengthBase = Uint16Array.of(
  ...[
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195
  ],
  ...[227, 258]
);
const lengthExtra = Uint8Array.of(
  ...[0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
);
const distanceBase = Uint16Array.of(
  ...[1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073],
  ...[4097, 6145, 8193, 12289, 16385, 24577]
);
const distanceExtra = Uint8Array.of(
  ...[0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]
);
// RFC 1951 section 3.2.7
const codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const endOfBlock = 256;
const highestLength = 28;
/** Bytes that may be read ahead of those that are used. */
const mostAhead = 4;
const highestDistance = 29;

const fixedLiterals = newCode(288);
const fixedDistances = newCode(32);
// RFC 1951 section 3.2.6; of the 32 distances two are refused where they are met.
setCode(fixedLiterals, new Uint8Array(288).fill(8).fill(9, 144, 256).fill(7, 256, 280), 0, 288);
setCode(fixedDistances, new Uint8Array(32).fill(5), 0, 32);

/** The codes of the block that is being read: one stream is read at a time, from its beginning to its end. */
const ownLiterals = newCode(288);
const ownDistances = newCode(32);

class Inflater {
  readonly #bits: BitReader;
  readonly #out: BoundedOutput;

  constructor(input: Uint8Array, start: number, most: number) {
    this.#bits = new BitReader(input, start);
    this.#out = new BoundedOutput(most, (input.length - start) * 4);
  }

  run(): Inflated {
    for (;;) {
      const isLast = this.#bits.take(1) === 1;
      const ended = this.#block(this.#bits.take(2));
      if (ended !== 'whole') return this.#out.result(ended, 0);
      if (this.#bits.isOverrun) return this.#out.result('broken', 0);
      if (isLast) return this.#out.result('whole', this.#bits.next);
    }
  }

  #block(type: number): Ended {
    if (type === 0) return this.#stored();
    if (type === 1) return this.#compressed(fixedLiterals, fixedDistances);
    return type === 2 && this.#readCodes() ? this.#compressed(ownLiterals, ownDistances) : 'broken';
  }

  /** RFC 1951 section 3.2.4 */
  #stored(): Ended {
    const [a = 0, b = 0, c = 0, d = 0] = this.#bits.takeBytes(4);
    const length = a | (b << 8);
    if (length !== (~(c | (d << 8)) & 0xffff)) return 'broken';
    const bytes = this.#bits.takeBytes(length);
    if (!this.#out.copyIn(bytes)) return 'cut';
    return bytes.length < length ? 'broken' : 'whole';
  }

  /** RFC 1951 section 3.2.7 */
  #readCodes(): boolean {
    const literals = this.#bits.take(5) + 257;
    const distances = this.#bits.take(5) + 1;
    const count = this.#bits.take(4) + 4;
    if (literals > 286 || distances > 30) return false;
    const lengths = new Uint8Array(320);
    for (let at = 0; at < count; at++) lengths[codeLengthOrder[at]!] = this.#bits.take(3);
    if (!setCode(ownLiterals, lengths, 0, 19)) return false;
    lengths.fill(0);
    if (!this.#readLengths(lengths, literals + distances) || lengths[endOfBlock] === 0) return false;
    return (
      setCode(ownDistances, lengths, literals, literals + distances) &&
      setCode(ownLiterals, lengths, 0, literals)
    );
  }

  #readLengths(lengths: Uint8Array, count: number): boolean {
    for (let at = 0; at < count;) {
      const symbol = this.#bits.symbol(ownLiterals);
      if (symbol < 0 || this.#bits.isOverrun) return false;
      if (symbol < 16) {
        lengths[at++] = symbol;
        continue;
      }
      if (symbol === 16 && at === 0) return false;
      const value = symbol === 16 ? lengths[at - 1]! : 0;
      const times = this.#times(symbol);
      if (at + times > count) return false;
      lengths.fill(value, at, at + times);
      at += times;
    }
    return true;
  }

  #times(symbol: number): number {
    if (symbol === 16) return 3 + this.#bits.take(2);
    return symbol === 17 ? 3 + this.#bits.take(3) : 11 + this.#bits.take(7);
  }

  /**
   * RFC 1951 section 3.2.3. Most of the time of opening gzip is spent here: bits and output are kept in variables of the
   * loop, and given back where it is left.
   */
  #compressed(literals: Code, distances: Code): Ended {
    const reader = this.#bits;
    const out = this.#out;
    const { input } = reader;
    const { fast } = literals;
    const last = input.length + mostAhead;
    let { bits, count, at } = reader;
    let { bytes, length } = out;
    for (;;) {
      while (count < longestCode) {
        if (at < input.length) bits |= input[at]! << count;
        at++;
        count += 8;
      }
      const entry = fast[bits & fastMask]!;
      let symbol = entry >> 4;
      if (entry !== 0) {
        bits >>>= entry & 15;
        count -= entry & 15;
        if (symbol < endOfBlock && length < bytes.length && at <= last) {
          bytes[length++] = symbol;
          continue;
        }
      }
      reader.bits = bits;
      reader.count = count;
      reader.at = at;
      out.length = length;
      if (entry === 0) symbol = reader.longSymbol(literals);
      if (symbol === endOfBlock) return 'whole';
      const ended = symbol < endOfBlock ? this.#literal(symbol) : this.#copy(symbol - 257, distances);
      if (ended !== 'whole') return ended;
      ({ bits, count, at } = reader);
      ({ bytes, length } = out);
    }
  }

  #literal(symbol: number): Ended {
    if (symbol < 0 || this.#bits.isOverrun) return 'broken';
    return this.#out.put(symbol) ? 'whole' : 'cut';
  }

  #copy(symbol: number, distances: Code): Ended {
    const bits = this.#bits;
    if (symbol > highestLength || bits.isOverrun) return 'broken';
    const length = lengthBase[symbol]! + bits.take(lengthExtra[symbol]!);
    const code = bits.symbol(distances);
    if (code < 0 || code > highestDistance) return 'broken';
    const distance = distanceBase[code]! + bits.take(distanceExtra[code]!);
    if (distance > this.#out.length) return 'broken';
    return this.#out.copyBack(distance, length) ? 'whole' : 'cut';
  }
}
