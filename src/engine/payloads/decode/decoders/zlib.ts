import type { BytesStep } from '../decoder.ts';
import { unpackDeflate } from '../unpack/deflate.ts';
import { keepInflated } from '../keep-inflated.ts';
import { isZlib } from '../beginnings.ts';

/** RFC 1950. Two bytes begin it, one in a thousand pairs by chance: its checksum must hold. */
export const zlib: BytesStep = {
  id: 'zlib',
  proof: 'form',
  takes: 'bytes',
  begins: isZlib,
  open: (at, bytes, opener, bits) => {
    if (!isZlib(bytes)) return null;
    const inflated = unpackDeflate(bytes, 2, opener.room);
    const isRight = inflated.ended !== 'whole' || checkAt(bytes, inflated.next) === adler32(inflated.bytes);
    return keepInflated(at, 'zlib', isRight ? inflated : { ...inflated, ended: 'broken' }, opener, bits);
  }
};

/** ADLER32, of four bytes in big-endian (RFC 1950 section 2.2). */
const checkAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;

/** RFC 1950 section 9: sums may grow over 5552 bytes before they must be reduced. */
const untilReduced = 5552;
const base = 65521;

const adler32 = (bytes: Uint8Array): number => {
  let a = 1;
  let b = 0;
  for (let from = 0; from < bytes.length; from += untilReduced) {
    const to = Math.min(bytes.length, from + untilReduced);
    for (let at = from; at < to; at++) b += a += bytes[at]!;
    a %= base;
    b %= base;
  }
  return ((b << 16) | a) >>> 0;
};
