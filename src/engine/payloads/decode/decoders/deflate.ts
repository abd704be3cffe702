import type { BytesStep } from '../decoder.ts';
import { unpackDeflate } from '../unpack/deflate.ts';
import { isDeflate, isZlib } from '../beginnings.ts';
import { endsWith, keepInflated, promises } from '../keep-inflated.ts';
import { zlib } from './zlib.ts';

/**
 * RFC 1951, bare. Nothing marks it, so a guess must end with the last byte and give text only. HTTP calls zlib by this
 * name (RFC 9110 section 8.4.1.2), and means either.
 */
export const deflate: BytesStep = {
  id: 'deflate',
  proof: 'form',
  takes: 'bytes',
  begins: (bytes) => bytes.length >= shortest && isDeflate(bytes),
  open: (at, bytes, opener, bits) => {
    if (bits === Infinity && isZlib(bytes)) return zlib.open(at, bytes, opener, bits);
    if (bits !== Infinity && !promises(unpackDeflate(bytes, 0, looked).bytes)) return null;
    const inflated = unpackDeflate(bytes, 0, opener.room);
    if (bits !== Infinity && !endsWith(inflated, bytes)) return null;
    return keepInflated(at, 'deflate', inflated, opener, bits);
  }
};

const shortest = 64;
const looked = 256;
