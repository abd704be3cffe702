import type { BytesStep } from '../decoder.ts';
import { endsWith, keepInflated, promises } from '../keep-inflated.ts';
import { unpackBrotli } from '../unpack/brotli.ts';

/** RFC 7932. Nothing marks it: a guess must end with the last byte, and give text from the first on. */
export const brotli: BytesStep = {
  id: 'brotli',
  proof: 'form',
  takes: 'bytes',
  begins: (bytes) => bytes.length >= shortest,
  open: (at, bytes, opener, bits) => {
    if (bits !== Infinity && !promises(unpackBrotli(bytes, looked).bytes)) return null;
    const unpacked = unpackBrotli(bytes, opener.room);
    if (bits !== Infinity && !endsWith(unpacked, bytes)) return null;
    return keepInflated(at, 'brotli', unpacked, opener, bits);
  }
};

const shortest = 64;
const looked = 256;
