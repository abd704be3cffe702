import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Framer, type RecordWalk } from '#engine/bytes/framer.ts';

/** Records of one length byte and that many bytes behind it. */
class Short implements RecordWalk {
  needed = 1;
  readonly records: number[][] = [];
  readonly offsets: number[] = [];

  walk(bytes: Uint8Array, start: number, end: number, fileOffset: number): number {
    let at = start;
    for (;;) {
      const length = at < end ? (bytes[at] ?? 0) : 0;
      this.needed = at < end ? 1 + length : 1;
      if (at >= end || at + 1 + length > end) return at;
      this.offsets.push(fileOffset + at - start);
      this.records.push([...bytes.subarray(at + 1, at + 1 + length)]);
      at += 1 + length;
    }
  }
}

const record = fc.array(fc.nat(255), { maxLength: 40 });

test('the same records and offsets, wherever the chunks are cut', () => {
  fc.assert(
    fc.property(
      fc.array(record, { maxLength: 30 }),
      fc.array(fc.integer({ min: 1, max: 70 })),
      (records, sizes) => {
        const bytes = Uint8Array.from(records.flatMap((body) => [body.length, ...body]));
        const walk = new Short();
        const framer = new Framer(walk);
        let at = 0;
        for (const size of [...sizes, bytes.length]) {
          framer.push(bytes.subarray(at, at + size));
          at += size;
        }
        expect(walk.records).toEqual(records);
        expect(framer.pending).toBe(0);
        const starts = records.map((_, index) =>
          records.slice(0, index).reduce((sum, body) => sum + body.length + 1, 0)
        );
        expect(walk.offsets).toEqual(starts);
      }
    )
  );
});
