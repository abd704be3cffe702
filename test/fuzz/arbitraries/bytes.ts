import fc from 'fast-check';
import { changeBytes } from '../../../scripts/fuzz/byte-changes.js';
import { Random } from '../../../scripts/fuzz/random.js';

export const anyBytes = (maxLength = 200): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength });

/** Numbers at which lengths are got wrong, among others. */
export const anyNumber = (bits: 8 | 16 | 24): fc.Arbitrary<number> => {
  const max = 2 ** bits - 1;
  return fc.oneof(fc.nat(12), fc.integer({ min: max - 3, max }), fc.nat(max));
};

/** Whole as it is, or with some changes: valid bytes get further into a parser than noise does. */
export const damaged = (whole: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> =>
  fc.tuple(whole, fc.nat(4), fc.nat()).map(([bytes, changes, seed]) => {
    const random = new Random(seed.toString());
    let changed = bytes;
    for (let left = changes; left > 0; left--) changed = changeBytes(changed, random, bytes).bytes;
    return changed;
  });

const label = fc
  .array(fc.constantFrom('a', 'e', 'k', 's', 'z', '0', '9', '-'), { minLength: 1, maxLength: 12 })
  .map((letters) => letters.join('').replaceAll(/^-|-$/g, 'x'));

export const hostname = fc
  .array(label, { minLength: 1, maxLength: 4 })
  .map((labels) => [...labels, 'example'].join('.'));
