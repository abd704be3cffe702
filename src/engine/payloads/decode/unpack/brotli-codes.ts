import { newCode, setCode, type BitReader, type Code } from './bit-reader.ts';

// RFC 7932 section 3.5
const lengthOrder = [1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15];
/** The fixed code of code lengths, by its next four bits: the length, and how many bits it took. */
const lengthOf = [0, 4, 3, 2, 0, 4, 3, 1, 0, 4, 3, 2, 0, 4, 3, 5];
const lengthBits = [2, 2, 2, 3, 2, 2, 2, 4, 2, 2, 2, 3, 2, 2, 2, 4];
const completeLengths = 32;
const completeSymbols = 1 << 15;

/** A prefix code for `symbols` symbols (RFC 7932 section 3.3 to 3.5); null where there is none. */
export const readCode = (bits: BitReader, symbols: number): Code | null => {
  const skip = bits.take(2);
  return skip === 1 ? readSimple(bits, symbols) : readComplex(bits, symbols, skip);
};

/** RFC 7932 section 3.4 */
const readSimple = (bits: BitReader, symbols: number): Code | null => {
  const count = bits.take(2) + 1;
  const width = 32 - Math.clz32(symbols - 1);
  const used: number[] = [];
  for (let at = 0; at < count; at++) {
    const symbol = bits.take(width);
    if (symbol >= symbols || used.includes(symbol)) return null;
    used.push(symbol);
  }
  const shape =
    count === 4 && bits.take(1) === 1 ? [1, 2, 3, 3] : [[0], [1, 1], [1, 2, 2], [2, 2, 2, 2]][count - 1]!;
  return codeOf(used, shape, symbols);
};

const codeOf = (used: readonly number[], shape: readonly number[], symbols: number): Code | null => {
  const code = newCode(symbols);
  if (used.length === 1) {
    code.only = used[0]!;
    return code;
  }
  const lengths = new Uint8Array(symbols);
  for (const [at, symbol] of used.entries()) lengths[symbol] = shape[at]!;
  return setCode(code, lengths, 0, symbols) ? code : null;
};

/** RFC 7932 section 3.5 */
const readComplex = (bits: BitReader, symbols: number, skip: number): Code | null => {
  const lengths = readLengthLengths(bits, skip);
  if (!lengths) return null;
  const lengthCode = newCode(18);
  const used = lengths.filter((length) => length > 0).length;
  if (used === 1) lengthCode.only = lengths.findIndex((length) => length > 0);
  else if (!setCode(lengthCode, lengths, 0, 18)) return null;
  const symbolLengths = readLengths(bits, lengthCode, symbols);
  const code = newCode(symbols);
  return symbolLengths && setCode(code, symbolLengths, 0, symbols) ? code : null;
};

const readLengthLengths = (bits: BitReader, skip: number): Uint8Array | null => {
  const lengths = new Uint8Array(18);
  let space = completeLengths;
  let used = 0;
  for (let at = skip; at < 18 && space > 0; at++) {
    const next = bits.peek(4);
    bits.take(lengthBits[next]!);
    const length = lengthOf[next]!;
    lengths[lengthOrder[at]!] = length;
    if (length === 0) continue;
    space -= completeLengths >> length;
    used++;
  }
  return used === 1 || space === 0 ? lengths : null;
};

const readLengths = (bits: BitReader, code: Code, symbols: number): Uint8Array | null => {
  const lengths = new Uint8Array(symbols);
  let space = completeSymbols;
  let before = 8;
  let repeated = 0;
  let repeatedLength = 0;
  for (let at = 0; at < symbols && space > 0;) {
    const symbol = bits.symbol(code);
    if (symbol < 0 || bits.isOverrun) return null;
    if (symbol < 16) {
      lengths[at++] = symbol;
      repeated = 0;
      if (symbol > 0) {
        before = symbol;
        space -= completeSymbols >> symbol;
      }
      continue;
    }
    const extra = symbol === 16 ? 2 : 3;
    const length = symbol === 16 ? before : 0;
    if (repeatedLength !== length) repeated = 0;
    repeatedLength = length;
    const already = repeated;
    if (repeated > 0) repeated = (repeated - 2) << extra;
    repeated += bits.take(extra) + 3;
    const times = repeated - already;
    if (at + times > symbols) return null;
    lengths.fill(length, at, at + times);
    at += times;
    if (length > 0) space -= times << (15 - length);
  }
  return space === 0 ? lengths : null;
};

/** Of the blocks of one category: their types and lengths (RFC 7932 section 6). */
export interface Blocks {
  readonly types: number;
  readonly typeCode: Code | null;
  readonly countCode: Code | null;
  type: number;
  before: number;
  left: number;
}

const endless = 1 << 28;

export const readBlocks = (bits: BitReader): Blocks | null => {
  const types = readCount(bits);
  if (types === 1) return { types, typeCode: null, countCode: null, type: 0, before: 1, left: endless };
  const typeCode = readCode(bits, types + 2);
  const countCode = typeCode && readCode(bits, 26);
  if (!countCode) return null;
  return { types, typeCode, countCode, type: 0, before: 1, left: readBlockLength(bits, countCode) };
};

/** Goes on to the next block; false where there is none. */
export const nextBlock = (bits: BitReader, blocks: Blocks): boolean => {
  if (!blocks.typeCode || !blocks.countCode) return false;
  const symbol = bits.symbol(blocks.typeCode);
  if (symbol < 0) return false;
  const type = symbol === 0 ? blocks.before : symbol === 1 ? (blocks.type + 1) % blocks.types : symbol - 2;
  blocks.before = blocks.type;
  blocks.type = type;
  blocks.left = readBlockLength(bits, blocks.countCode);
  return type < blocks.types && blocks.left > 0;
};

// RFC 7932 section 6
const blockBase = [
  ...[
    1, 5, 9, 13, 17, 25, 33, 41, 49, 65, 81, 97, 113, 145, 177, 209, 241, 305, 369, 497, 753, 1265, 2289, 4337
  ],
  ...[8433, 16625]
];
const blockExtra = [2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7, 8, 9, 10, 11, 12, 13, 24];

const readBlockLength = (bits: BitReader, code: Code): number => {
  const symbol = bits.symbol(code);
  return symbol < 0 ? 0 : blockBase[symbol]! + bits.take(blockExtra[symbol]!);
};

/** NBLTYPES and NTREES, 1 to 256 (RFC 7932 section 9.2). */
const readCount = (bits: BitReader): number => {
  if (bits.take(1) === 0) return 1;
  const width = bits.take(3);
  return (1 << width) + bits.take(width) + 1;
};

export interface ContextMap {
  readonly trees: number;
  readonly map: Uint8Array;
}

/** RFC 7932 section 7.3 */
export const readContextMap = (bits: BitReader, size: number): ContextMap | null => {
  const trees = readCount(bits);
  const map = new Uint8Array(size);
  if (trees === 1) return { trees, map };
  const runs = bits.take(1) === 1 ? bits.take(4) + 1 : 0;
  const code = readCode(bits, trees + runs);
  if (!code) return null;
  for (let at = 0; at < size;) {
    const symbol = bits.symbol(code);
    if (symbol < 0 || bits.isOverrun) return null;
    if (symbol === 0 || symbol > runs) map[at++] = symbol === 0 ? 0 : symbol - runs;
    else at += (1 << symbol) + bits.take(symbol);
    if (at > size) return null;
  }
  if (bits.take(1) === 1) moveToFront(map);
  return { trees, map };
};

const moveToFront = (map: Uint8Array): void => {
  const order = Uint8Array.from({ length: 256 }, (_, at) => at);
  for (let at = 0; at < map.length; at++) {
    const index = map[at]!;
    const value = order[index]!;
    map[at] = value;
    order.copyWithin(1, 0, index);
    order[0] = value;
  }
};
