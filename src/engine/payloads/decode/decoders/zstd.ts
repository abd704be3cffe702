import type { BytesStep } from '../decoder.ts';
import { keepInflated } from '../keep-inflated.ts';
import { isZstd } from '../beginnings.ts';
import { unpackZstd } from '../unpack/zstd.ts';

export const zstd: BytesStep = {
  id: 'zstd',
  proof: 'form',
  takes: 'bytes',
  begins: isZstd,
  open: (at, bytes, opener, bits) =>
    isZstd(bytes) ? keepInflated(at, 'zstd', unpackZstd(bytes, opener.room), opener, bits) : null
};
