import { u32, u32be } from '../bytes/integers.ts';
import { blockTypes, byteOrderMagic, smallestBlock } from './pcapng-blocks.ts';

const mostTries = 10_000;
/** A block that is looked for is no longer than this: each that seems to be one is waited for. */
const mostBytes = 1 << 20;

const knownTypes: ReadonlySet<number> = new Set(Object.values(blockTypes));

/** Looks for the next block behind one that makes no sense. */
export class PcapngSearch {
  /** Bytes that are needed at the place where the last look ended. */
  needed = 0;
  #tries = 0;

  /**
   * The place from `start` on of a block of a known type whose two lengths agree, or where to look again once more bytes
   * are there. It depends on the bytes alone, not on where they are cut.
   */
  find(bytes: Uint8Array, start: number, end: number, little: boolean): number {
    this.needed = 0;
    for (let at = start; this.#tries < mostTries; at++) {
      if (end - at < smallestBlock) return this.#waitAt(at, smallestBlock);
      const order = u32be(bytes, at) === blockTypes.sectionHeader ? orderOf(bytes, at) : little;
      if (order === null || !knownTypes.has(u32(bytes, at, order))) continue;
      const length = u32(bytes, at + 4, order);
      if (length < smallestBlock || length > mostBytes || (length & 3) !== 0) continue;
      if (end - at < length) return this.#waitAt(at, length);
      if (u32(bytes, at + length - 4, order) === length) return at;
      this.#tries++;
    }
    return this.#waitAt(end, 1);
  }

  #waitAt(at: number, needed: number): number {
    this.needed = needed;
    return at;
  }
}

/** Whether a section is little-endian; null where none begins. */
const orderOf = (bytes: Uint8Array, at: number): boolean | null => {
  if (u32be(bytes, at + 8) === byteOrderMagic) return false;
  return u32(bytes, at + 8, true) === byteOrderMagic ? true : null;
};
