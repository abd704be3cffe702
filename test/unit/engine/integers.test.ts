import fc from 'fast-check';
import { expect, test } from 'vitest';
import { u16, u16be, u24be, u32, u32be } from '#engine/bytes/integers.ts';

test('integers are what a DataView reads, at any place and in both orders', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 8, maxLength: 40 }),
      fc.nat(),
      fc.boolean(),
      (bytes, seed, little) => {
        const at = seed % (bytes.length - 4);
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
        expect(u16(bytes, at, little)).toBe(view.getUint16(at, little));
        expect(u32(bytes, at, little)).toBe(view.getUint32(at, little));
        expect(u16be(bytes, at)).toBe(view.getUint16(at));
        expect(u32be(bytes, at)).toBe(view.getUint32(at));
        expect(u24be(bytes, at)).toBe(view.getUint32(at) >>> 8);
      }
    )
  );
});
