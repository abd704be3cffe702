import { Decompress } from 'fzstd';
import { Framer, type RecordWalk } from './framer.ts';
import type { Inflater } from './inflated.ts';
import { u24le, u32le } from './integers.ts';

// RFC 8878 section 3.1.1, and 3.1.2 for frames that are skipped
const frameMagic = 0xfd2fb528;
const skippableMagic = 0x184d2a50;
const leastHeaderBytes = 6;
const blockHeaderBytes = 3;
const checksumBytes = 4;
/** Section 3.1.1.2.4: no block is longer, packed or open. */
const mostBlockBytes = 1 << 17;

/** That of `zstd -20`; the library makes room for what a header says. */
const mostWindowBytes = 32 << 20;

/** The library moves its window on for every block: so many bytes, or so many for each that comes out, and no more. */
const mostMoved = 2 ** 32;
const mostMovedPerByte = 512;

export const isZstd = (head: Uint8Array): boolean =>
  head.length >= 4 && (u32le(head, 0) === frameMagic || isSkippable(u32le(head, 0)));

const isSkippable = (magic: number): boolean => (magic & 0xfffffff0) >>> 0 === skippableMagic;

/** zstd (RFC 8878), frame after frame. The library is given whole blocks, and no more work than is good. */
export class ZstdStream implements Inflater {
  readonly #frames: Frames;
  readonly #framer: Framer;

  constructor(onData: (data: Uint8Array) => void) {
    this.#frames = new Frames(onData);
    this.#framer = new Framer(this.#frames);
  }

  push(piece: Uint8Array, last: boolean): void {
    if (piece.length > 0) this.#framer.push(piece);
    if (last && (this.#framer.pending > 0 || !this.#frames.isBetween)) throw new Error('unexpected EOF');
  }
}

class Frames implements RecordWalk {
  needed = leastHeaderBytes;
  #decompress: Decompress | null = null;
  #hasChecksum = false;
  #windowBytes = 0;
  #moved = 0;
  #given = 0;
  #toSkip = 0;

  constructor(private readonly onData: (data: Uint8Array) => void) {}

  get isBetween(): boolean {
    return this.#decompress === null && this.#toSkip === 0;
  }

  walk(bytes: Uint8Array, start: number, end: number): number {
    let at = start;
    for (;;) {
      const skipped = Math.min(this.#toSkip, end - at);
      this.#toSkip -= skipped;
      at += skipped;
      const next = this.#decompress
        ? this.#block(this.#decompress, bytes, at, end)
        : this.#frame(bytes, at, end);
      if (next < 0) return at;
      at = next;
    }
  }

  /** Behind the header of a frame, or -1 where it needs more bytes. */
  #frame(bytes: Uint8Array, at: number, end: number): number {
    if (this.#lacks(at, end, leastHeaderBytes)) return -1;
    const magic = u32le(bytes, at);
    if (isSkippable(magic)) return this.#skippable(bytes, at, end);
    if (magic !== frameMagic) throw new Error('no zstd frame');
    const headerBytes = headerBytesOf(bytes[at + 4]!);
    if (this.#lacks(at, end, headerBytes)) return -1;
    this.#hasChecksum = (bytes[at + 4]! & 4) !== 0;
    this.#windowBytes = windowBytesOf(bytes, at);
    if (this.#windowBytes > mostWindowBytes) throw new Error('window too large');
    this.#decompress = new Decompress((data) => {
      this.#give(data);
    });
    this.#decompress.push(bytes.slice(at, at + headerBytes));
    return at + headerBytes;
  }

  #skippable(bytes: Uint8Array, at: number, end: number): number {
    if (this.#lacks(at, end, 8)) return -1;
    this.#toSkip = u32le(bytes, at + 4);
    return at + 8;
  }

  /** Section 3.1.1.2: last or not, type, size. Of a block that repeats one byte, the size is that of what comes out. */
  #block(decompress: Decompress, bytes: Uint8Array, at: number, end: number): number {
    if (this.#lacks(at, end, blockHeaderBytes)) return -1;
    const header = u24le(bytes, at);
    const isLast = (header & 1) === 1;
    const size = header >> 3;
    if (size > mostBlockBytes) throw new Error('a block is too long');
    const packed = ((header >> 1) & 3) === 1 ? 1 : size;
    const whole = blockHeaderBytes + packed + (isLast && this.#hasChecksum ? checksumBytes : 0);
    if (this.#lacks(at, end, whole)) return -1;
    this.#moved += this.#windowBytes;
    if (this.#moved > mostMoved + mostMovedPerByte * this.#given) throw new Error('too many blocks');
    decompress.push(bytes.slice(at, at + whole), isLast);
    if (isLast) this.#decompress = null;
    return at + whole;
  }

  #lacks(at: number, end: number, needed: number): boolean {
    this.needed = needed;
    return end - at < needed;
  }

  #give(data: Uint8Array): void {
    this.#given += data.length;
    this.onData(data);
  }
}

/** Section 3.1.1.1: magic, descriptor, window, dictionary, content size; which of them there are says the descriptor. */
const headerBytesOf = (descriptor: number): number => {
  const isSingle = (descriptor & 0x20) !== 0;
  return 5 + (isSingle ? 0 : 1) + dictionaryBytes[descriptor & 3]! + sizeBytesOf(descriptor, isSingle);
};

const dictionaryBytes = [0, 1, 2, 4];

const sizeBytesOf = (descriptor: number, isSingle: boolean): number => {
  const flag = descriptor >> 6;
  return flag === 0 ? (isSingle ? 1 : 0) : 1 << flag;
};

/** Sections 3.1.1.1.2 and 3.1.1.1.4: of a single segment, the window is as long as the content. */
const windowBytesOf = (bytes: Uint8Array, at: number): number => {
  const descriptor = bytes[at + 4]!;
  if ((descriptor & 0x20) === 0) {
    const base = 2 ** (10 + (bytes[at + 5]! >> 3));
    return base + (base / 8) * (bytes[at + 5]! & 7);
  }
  const length = sizeBytesOf(descriptor, true);
  const sizeAt = at + 5 + dictionaryBytes[descriptor & 3]!;
  let size = length === 2 ? 256 : 0;
  for (let index = 0; index < length; index++) size += bytes[sizeAt + index]! * 2 ** (8 * index);
  return size;
};
