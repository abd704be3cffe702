import { BoundedOutput, type Ended, type Inflated } from './bounded-output.ts';

// github.com/lz4/lz4, doc/lz4_Frame_format.md: FLG, BD, then blocks until one of length 0
const hasDictionary = 0x01;
const hasContentChecksum = 0x04;
const hasContentSize = 0x08;
const hasBlockChecksum = 0x10;
const isStored = 0x80000000;
const startOfFrame = 4;

/** An LZ4 frame; never more than `most` bytes. Checksums (xxHash32) are left to whoever repeats the step. */
export const unpackLz4 = (input: Uint8Array, most: number): Inflated => {
  const flags = input[startOfFrame] ?? 0;
  const out = new BoundedOutput(most, input.length * 4);
  if (flags >> 6 !== 1) return out.result('broken', 0);
  let at = startOfFrame + 3 + (flags & hasContentSize ? 8 : 0) + (flags & hasDictionary ? 4 : 0);
  for (;;) {
    if (at + 4 > input.length) return out.result('broken', at);
    const head = unsigned32(input, at);
    at += 4;
    if (head === 0) return out.result('whole', at + (flags & hasContentChecksum ? 4 : 0));
    const size = head & ~isStored;
    const block = input.subarray(at, at + size);
    const ended = head & isStored ? (out.copyIn(block) ? 'whole' : 'cut') : unpackBlock(block, out);
    if (ended !== 'whole') return out.result(ended, at);
    if (block.length < size) return out.result('broken', at);
    at += size + (flags & hasBlockChecksum ? 4 : 0);
  }
};

const unsigned32 = (bytes: Uint8Array, at: number): number =>
  bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);

/** doc/lz4_Block_format.md: sequences of literals and a copy, the last without the copy. */
const unpackBlock = (block: Uint8Array, out: BoundedOutput): Ended => {
  let at = 0;
  const more = (nibble: number): number => {
    let length = nibble;
    if (nibble === 15) for (let byte = 255; byte === 255 && at < block.length;) length += byte = block[at++]!;
    return length;
  };
  while (at < block.length) {
    const token = block[at++]!;
    const literals = more(token >> 4);
    if (at + literals > block.length) return 'broken';
    if (!out.copyIn(block.subarray(at, at + literals))) return 'cut';
    at += literals;
    if (at === block.length) return 'whole';
    const distance = block[at]! | ((block[at + 1] ?? 0) << 8);
    at += 2;
    const length = more(token & 15) + 4;
    if (distance === 0 || distance > out.length) return 'broken';
    if (!out.copyBack(distance, length)) return 'cut';
  }
  return 'whole';
};
