import type { BytesStep } from '../decoder.ts';
import { unpackDeflate } from '../unpack/deflate.ts';
import { isGzip } from '../beginnings.ts';
import { keepInflated } from '../keep-inflated.ts';

/** RFC 1952. One member; its length is checked, its CRC left to whoever repeats the step. */
export const gzip: BytesStep = {
  id: 'gzip',
  proof: 'form',
  takes: 'bytes',
  begins: isGzip,
  open: (at, bytes, opener, bits) => {
    const start = isGzip(bytes) ? endOfHeader(bytes) : -1;
    if (start < 0) return null;
    const inflated = unpackDeflate(bytes, start, opener.room);
    const isRight = inflated.ended !== 'whole' || sizeAt(bytes, inflated.next + 4) === inflated.bytes.length;
    return keepInflated(at, 'gzip', isRight ? inflated : { ...inflated, ended: 'broken' }, opener, bits);
  }
};

// RFC 1952 section 2.3.1, FLG
const hasCheck = 2;
const hasExtra = 4;
const hasName = 8;
const hasComment = 16;

/** Where the compressed data begin; -1 beyond the end. */
const endOfHeader = (bytes: Uint8Array): number => {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & hasExtra) at += 2 + (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
  if (flags & hasName) at = bytes.indexOf(0, at) + 1 || Infinity;
  if (flags & hasComment) at = bytes.indexOf(0, at) + 1 || Infinity;
  if (flags & hasCheck) at += 2;
  return at < bytes.length ? at : -1;
};

/** ISIZE, of four bytes in little-endian; where it was cut off nothing speaks against the data. */
const sizeAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
