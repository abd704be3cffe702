import { BitReader, type Code } from './bit-reader.ts';
import { BoundedOutput, type Ended, type Inflated } from './bounded-output.ts';
import {
  nextBlock,
  readBlocks,
  readCode,
  readContextMap,
  type Blocks,
  type ContextMap
} from './brotli-codes.ts';
import { contextModes, type ContextMode } from './brotli-contexts.ts';
import { dictionary, wordBits, wordStart } from './brotli-dictionary.ts';
import { transformed, transforms } from './brotli-transforms.ts';

/** Brotli (RFC 7932), never more than `most` bytes; what was read before it broke is given. */
export const unpackBrotli = (input: Uint8Array, most: number): Inflated => new Unpacker(input, most).run();

// RFC 7932 section 5
const insertBase = [
  ...[0, 1, 2, 3, 4, 5, 6, 8, 10, 14, 18, 26, 34, 50, 66, 98, 130, 194, 322, 578, 1090, 2114, 6210, 22594]
];
const insertExtra = [0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 12, 14, 24];
const copyBase = [
  ...[2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 18, 22, 30, 38, 54, 70, 102, 134, 198, 326, 582, 1094, 2118]
];
const copyExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 24];
/** The first insert and copy codes of each 64 commands. */
const insertCell = [0, 0, 0, 0, 8, 8, 0, 16, 8, 16, 16];
const copyCell = [0, 8, 0, 8, 0, 8, 16, 0, 16, 8, 16];
const firstWithDistance = 128;

// RFC 7932 section 4: the last distances, by how many ago and what is added
const shortAgo = [1, 2, 3, 4, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2];
const shortAdd = [0, 0, 0, 0, -1, 1, -2, 2, -3, 3, -1, 1, -2, 2, -3, 3];

/** Prefix codes that one stream may define: each takes a microsecond, and may take only a dozen bits. */
const mostCodes = 20_000;

/** What a meta-block says of itself before its data (RFC 7932 section 9.2). */
interface MetaBlock {
  readonly literals: Blocks;
  readonly commands: Blocks;
  readonly distances: Blocks;
  readonly postfix: number;
  readonly direct: number;
  readonly modes: readonly ContextMode[];
  readonly literalMap: ContextMap;
  readonly distanceMap: ContextMap;
  readonly literalCodes: readonly Code[];
  readonly commandCodes: readonly Code[];
  readonly distanceCodes: readonly Code[];
}

class Unpacker {
  readonly #bits: BitReader;
  readonly #out: BoundedOutput;
  /** The last four, the latest last. */
  #distances = [16, 15, 11, 4];
  #window = 0;
  #codes = 0;

  constructor(input: Uint8Array, most: number) {
    this.#bits = new BitReader(input, 0);
    this.#out = new BoundedOutput(most, input.length * 4);
  }

  run(): Inflated {
    this.#window = readWindow(this.#bits);
    if (this.#window === 0) return this.#out.result('broken', 0);
    for (;;) {
      const isLast = this.#bits.take(1) === 1;
      if (isLast && this.#bits.take(1) === 1) break;
      const ended = this.#metaBlock(isLast);
      if (ended !== 'whole') return this.#out.result(ended, 0);
      if (this.#bits.isOverrun) return this.#out.result('broken', 0);
      if (isLast) break;
    }
    return this.#out.result(this.#bits.isOverrun ? 'broken' : 'whole', this.#bits.next);
  }

  /** RFC 7932 section 9.2 */
  #metaBlock(isLast: boolean): Ended {
    const bits = this.#bits;
    const nibbles = bits.take(2) + 4;
    if (nibbles === 7) return isLast ? 'broken' : this.#skip();
    let length = 1;
    for (let at = 0; at < nibbles; at++) length += bits.take(4) * 16 ** at;
    if (isLast || bits.take(1) === 0) return this.#compressed(length);
    const bytes = bits.takeBytes(length);
    if (!this.#out.copyIn(bytes)) return 'cut';
    return bytes.length < length ? 'broken' : 'whole';
  }

  /** Metadata, which say nothing. */
  #skip(): Ended {
    if (this.#bits.take(1) === 1) return 'broken';
    const count = this.#bits.take(2);
    let length = count === 0 ? 0 : 1;
    for (let at = 0; at < count; at++) length += this.#bits.take(8) * 256 ** at;
    return this.#bits.takeBytes(length).length < length ? 'broken' : 'whole';
  }

  #compressed(length: number): Ended {
    const block = this.#readMetaBlock();
    if (!block) return 'broken';
    const end = this.#out.length + length;
    while (this.#out.length < end) {
      const ended = this.#command(block, end);
      if (ended !== 'whole') return ended;
      if (this.#bits.isOverrun) return 'broken';
    }
    return this.#out.length === end ? 'whole' : 'broken';
  }

  #readMetaBlock(): MetaBlock | null {
    const bits = this.#bits;
    const literals = readBlocks(bits);
    const commands = literals && readBlocks(bits);
    const distances = commands && readBlocks(bits);
    if (!literals || !distances) return null;
    const postfix = bits.take(2);
    const direct = bits.take(4) << postfix;
    const modes = Array.from({ length: literals.types }, () => contextModes[bits.take(2)]!);
    const literalMap = readContextMap(bits, 64 * literals.types);
    const distanceMap = literalMap && readContextMap(bits, 4 * distances.types);
    if (!distanceMap) return null;
    const literalCodes = this.#readCodes(literalMap.trees, 256);
    const commandCodes = literalCodes && this.#readCodes(commands.types, 704);
    const distanceCodes = commandCodes && this.#readCodes(distanceMap.trees, 16 + direct + (48 << postfix));
    if (!literalCodes || !distanceCodes) return null;
    return {
      ...{ literals, commands, distances, postfix, direct, modes },
      ...{ literalMap, distanceMap, literalCodes, commandCodes, distanceCodes }
    };
  }

  #readCodes(count: number, symbols: number): Code[] | null {
    const codes: Code[] = [];
    for (let at = 0; at < count; at++) {
      const code = this.#bits.isOverrun || ++this.#codes > mostCodes ? null : readCode(this.#bits, symbols);
      if (!code) return null;
      codes.push(code);
    }
    return codes;
  }

  /** Literals, and a copy (RFC 7932 section 5). */
  #command(block: MetaBlock, end: number): Ended {
    const bits = this.#bits;
    const { commands } = block;
    if (commands.left === 0 && !nextBlock(bits, commands)) return 'broken';
    commands.left--;
    const symbol = bits.symbol(block.commandCodes[commands.type]!);
    if (symbol < 0) return 'broken';
    const insertCode = insertCell[symbol >> 6]! + ((symbol >> 3) & 7);
    const copyCode = copyCell[symbol >> 6]! + (symbol & 7);
    const insert = insertBase[insertCode]! + bits.take(insertExtra[insertCode]!);
    const copy = copyBase[copyCode]! + bits.take(copyExtra[copyCode]!);
    if (this.#out.length + insert > end) return 'broken';
    const inserted = this.#literals(block, insert);
    if (inserted !== 'whole' || this.#out.length === end) return inserted;
    return this.#copy(block, symbol < firstWithDistance, copy, end);
  }

  #literals({ literals, modes, literalMap, literalCodes }: MetaBlock, count: number): Ended {
    const bits = this.#bits;
    const out = this.#out;
    let p1 = out.back(1);
    let p2 = out.back(2);
    for (let left = count; left > 0; left--) {
      if (literals.left === 0 && !nextBlock(bits, literals)) return 'broken';
      literals.left--;
      const mode = modes[literals.type]!;
      const context = mode.first[p1]! | mode.second[p2]!;
      const symbol = bits.symbol(literalCodes[literalMap.map[literals.type * 64 + context]!]!);
      if (symbol < 0 || bits.isOverrun) return 'broken';
      if (!out.put(symbol)) return 'cut';
      p2 = p1;
      p1 = symbol;
    }
    return 'whole';
  }

  #copy(block: MetaBlock, usesLast: boolean, length: number, end: number): Ended {
    const code = usesLast ? 0 : this.#distanceCode(block, length);
    const distance = code < 0 ? 0 : this.#distance(block, code);
    if (distance <= 0) return 'broken';
    const out = this.#out;
    const farthest = Math.min(this.#window, out.length);
    if (distance > farthest) return this.#word(distance - farthest - 1, length);
    if (code !== 0) this.#distances = [...this.#distances.slice(1), distance];
    if (out.length + length > end) return 'broken';
    return out.copyBack(distance, length) ? 'whole' : 'cut';
  }

  #distanceCode({ distances, distanceMap, distanceCodes }: MetaBlock, length: number): number {
    if (distances.left === 0 && !nextBlock(this.#bits, distances)) return -1;
    distances.left--;
    const context = Math.min(length, 5) - 2; // RFC 7932 section 7.2
    return this.#bits.symbol(distanceCodes[distanceMap.map[distances.type * 4 + context]!]!);
  }

  /** RFC 7932 section 4 */
  #distance({ postfix, direct }: MetaBlock, code: number): number {
    if (code < 16) return this.#distances[4 - shortAgo[code]!]! + shortAdd[code]!;
    if (code < 16 + direct) return code - 15;
    const rest = code - direct - 16;
    const high = rest >> postfix;
    const width = 1 + (high >> 1);
    const offset = (2 + (high & 1)) * 2 ** width - 4;
    return (offset + this.#bits.take(width)) * 2 ** postfix + (rest & ((1 << postfix) - 1)) + direct + 1;
  }

  /** RFC 7932 section 8 */
  #word(id: number, length: number): Ended {
    const width = wordBits[length] ?? 0;
    const transform = Math.floor(id / 2 ** width);
    if (width === 0 || transform >= transforms.length) return 'broken';
    const start = wordStart[length]! + (id % 2 ** width) * length;
    const word = transformed(dictionary().subarray(start, start + length), transform);
    return this.#out.copyIn(word) ? 'whole' : 'cut';
  }
}

/** WBITS (RFC 7932 section 9.1): the largest distance; 0 where there is none. */
const readWindow = (bits: BitReader): number => {
  const size = readWindowBits(bits);
  return size === 0 ? 0 : 2 ** size - 16;
};

const readWindowBits = (bits: BitReader): number => {
  if (bits.take(1) === 0) return 16;
  const high = bits.take(3);
  if (high > 0) return 17 + high;
  const low = bits.take(3);
  return low === 0 ? 17 : low === 1 ? 0 : 8 + low;
};
