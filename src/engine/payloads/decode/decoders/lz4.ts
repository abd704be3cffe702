import type { BytesStep } from '../decoder.ts';
import { isLz4 } from '../beginnings.ts';
import { keepInflated } from '../keep-inflated.ts';
import { unpackLz4 } from '../unpack/lz4.ts';

export const lz4: BytesStep = {
  id: 'lz4',
  proof: 'form',
  takes: 'bytes',
  begins: isLz4,
  open: (at, bytes, opener, bits) =>
    isLz4(bytes) ? keepInflated(at, 'lz4', unpackLz4(bytes, opener.room), opener, bits) : null
};
