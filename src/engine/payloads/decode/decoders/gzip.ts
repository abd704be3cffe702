import type { BytesStep } from '../decoder.ts';
import { BoundedOutput, type Inflated } from '../unpack/bounded-output.ts';
import { unpackDeflate } from '../unpack/deflate.ts';
import { isGzip } from '../beginnings.ts';
import { keepInflated } from '../keep-inflated.ts';

/** RFC 1952, all members. The length of each is checked, its CRC left to whoever repeats the step. */
export const gzip: BytesStep = {
  id: 'gzip',
  proof: 'form',
  takes: 'bytes',
  begins: isGzip,
  open: (at, bytes, opener, bits) => {
    const inflated = isGzip(bytes) ? membersOf(bytes, opener.room) : null;
    return inflated && keepInflated(at, 'gzip', inflated, opener, bits);
  }
};

/** Whoever writes logs closes a member with each of a few lines. */
const mostMembers = 1000;

/** Section 2.2: members stand one after another, and what follows the last is passed over. Null without a first. */
const membersOf = (bytes: Uint8Array, most: number): Inflated | null => {
  const first = memberAt(bytes, 0, most);
  if (first?.ended !== 'whole' || !isGzip(bytes.subarray(first.next))) return first;
  const all = new BoundedOutput(most, first.bytes.length * 2);
  let last: Inflated | null = first;
  let next = 0;
  for (let count = 0; last && count < mostMembers; count++) {
    const isAll = all.copyIn(last.bytes);
    next = last.next;
    if (!isAll || last.ended !== 'whole') return all.result(isAll ? last.ended : 'cut', next);
    last = isGzip(bytes.subarray(next)) ? memberAt(bytes, next, most - all.length) : null;
  }
  return all.result('whole', next);
};

const memberAt = (bytes: Uint8Array, at: number, most: number): Inflated | null => {
  const start = endOfHeader(bytes, at);
  if (start < 0) return null;
  const inflated = unpackDeflate(bytes, start, most);
  if (inflated.ended !== 'whole') return inflated;
  const isRight = sizeAt(bytes, inflated.next + 4) === inflated.bytes.length;
  return { ...inflated, next: inflated.next + 8, ended: isRight ? 'whole' : 'broken' };
};

// RFC 1952 section 2.3.1, FLG
const hasCheck = 2;
const hasExtra = 4;
const hasName = 8;
const hasComment = 16;

/** Where the compressed data of the member at `start` begin; -1 beyond the end. */
const endOfHeader = (bytes: Uint8Array, start: number): number => {
  const flags = bytes[start + 3] ?? 0;
  let at = start + 10;
  if (flags & hasExtra) at += 2 + (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
  if (flags & hasName) at = bytes.indexOf(0, at) + 1 || Infinity;
  if (flags & hasComment) at = bytes.indexOf(0, at) + 1 || Infinity;
  if (flags & hasCheck) at += 2;
  return at < bytes.length ? at : -1;
};

/** ISIZE, of four bytes in little-endian; where it was cut off nothing speaks against the data. */
const sizeAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
