import type { BytesStep } from '../decoder.ts';
import { unpackDeflate } from '../unpack/deflate.ts';
import { isZlib } from '../magic.ts';
import { keepInflated, promises } from '../keep-inflated.ts';
import { zlib } from './zlib.ts';

/**
 * RFC 1951, bare. Nothing marks it, so a guess must end with the last byte and give text only. HTTP calls zlib by this
 * name (RFC 9110 section 8.4.1.2), and means either.
 */
export const deflate: BytesStep = {
  id: 'deflate',
  proof: 'form',
  takes: 'bytes',
  begins: (bytes) => bytes.length >= shortest && isLastBlock(bytes[0]!),
  open: (at, bytes, opener, bits) => {
    if (bits === Infinity && isZlib(bytes)) return zlib.open(at, bytes, opener, bits);
    if (bits !== Infinity && !promises(unpackDeflate(bytes, 0, looked).bytes)) return null;
    const inflated = unpackDeflate(bytes, 0, opener.room);
    if (bits !== Infinity && (inflated.ended !== 'whole' || inflated.next !== bytes.length)) return null;
    return keepInflated(at, 'deflate', inflated, opener, bits);
  }
};

const shortest = 24;
const looked = 256;

/** RFC 1951 section 3.2.3: what is sent is one block, mostly, with fixed or with its own codes. */
const isLastBlock = (first: number): boolean => (first & 7) === 3 || (first & 7) === 5;
