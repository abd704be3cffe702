import { Decompress } from 'fzstd';
import { BoundedOutput, type Ended, type Inflated } from './bounded-output.ts';

// RFC 8878 section 3.1.1.1, Frame_Header_Descriptor
const isSingleSegment = 0x20;
const hasChecksum = 0x04;
const startOfHeader = 4;
/** RFC 8878 section 3.1.1.2.4: no block gives more. */
const mostOfBlock = 1 << 17;

/** A window is moved on by every block: all the moves together may take so many bytes. */
const mostMoved = 2 ** 30;
const mostBlocks = 4096;

/**
 * A zstd frame (RFC 8878), by the library, which is let near it only once its header and its blocks are known to ask for
 * no more memory and work than is good; never more than `most` bytes.
 */
export const unpackZstd = (input: Uint8Array, most: number): Inflated => {
  const out = new BoundedOutput(most, input.length * 4);
  const frame = measure(input);
  if (frame === null) return out.result('broken', 0);
  const { window, blocks, end } = frame;
  if (window > Math.max(most, mostOfBlock) || blocks > mostBlocks || blocks * window > mostMoved)
    return out.result('cut', 0);
  return out.result(decompress(input.subarray(0, end), out) ?? (frame.isWhole ? 'whole' : 'broken'), end);
};

class Enough extends Error {}

/** Null where all went well. */
const decompress = (frame: Uint8Array, out: BoundedOutput): Ended | null => {
  const stream = new Decompress((bytes) => {
    if (!out.copyIn(bytes)) throw new Enough();
  });
  try {
    stream.push(frame, true);
    return null;
  } catch (error) {
    return error instanceof Enough ? 'cut' : 'broken'; // the library tells of damage by throwing
  }
};

interface Frame {
  readonly window: number;
  readonly blocks: number;
  /** Index after the frame, or where it is cut. */
  readonly end: number;
  readonly isWhole: boolean;
}

/** Reads the header and walks over the blocks (RFC 8878 section 3.1.1.2) without opening them. */
const measure = (input: Uint8Array): Frame | null => {
  const flags = input[startOfHeader];
  if (flags === undefined || (flags & 0x08) !== 0) return null;
  const single = (flags & isSingleSegment) !== 0;
  const sizeBytes = flags >> 6 === 0 ? (single ? 1 : 0) : 1 << (flags >> 6);
  const idBytes = (flags & 3) === 3 ? 4 : flags & 3;
  const sizeAt = startOfHeader + (single ? 1 : 2) + idBytes;
  const window = single ? contentSize(input, sizeAt, sizeBytes) : windowSize(input[startOfHeader + 1] ?? 0);
  let at = sizeAt + sizeBytes;
  for (let blocks = 1; ; blocks++) {
    if (at + 3 > input.length) return { window, blocks, end: input.length, isWhole: false };
    const head = input[at]! | (input[at + 1]! << 8) | (input[at + 2]! << 16);
    const isRepeated = ((head >> 1) & 3) === 1;
    at += 3 + (isRepeated ? 1 : head >> 3);
    if (at > input.length) return { window, blocks, end: input.length, isWhole: false };
    if (head & 1) return { window, blocks, end: at + (flags & hasChecksum ? 4 : 0), isWhole: true };
  }
};

/** RFC 8878 section 3.1.1.1.4 */
const contentSize = (input: Uint8Array, start: number, length: number): number => {
  let size = 0;
  for (let at = length - 1; at >= 0; at--) size = size * 256 + (input[start + at] ?? 0);
  return length === 2 ? size + 256 : size;
};

/** RFC 8878 section 3.1.1.1.2 */
const windowSize = (descriptor: number): number => {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
};
