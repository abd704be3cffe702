import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WordTable } from '#engine/bytes/word-table.ts';

const row = fc.tuple(fc.constantFrom(0, 1, 0xffff_ffff), fc.nat(20), fc.nat(20));

test('a row has the number of its first coming, wherever it stands', () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const table = new WordTable(3);
      const known = new Map<string, number>();
      const words = Uint32Array.from([7, ...rows.flat()]);
      for (const [at, one] of rows.entries()) {
        const id = known.get(one.join()) ?? known.size;
        known.set(one.join(), id);
        expect(table.idOf(words, 1 + 3 * at)).toBe(id);
      }
      expect(table.length).toBe(known.size);
    })
  );
});

test('grows as far as it is asked to, and forgets nothing', () => {
  const table = new WordTable(2);
  const words = new Uint32Array(2);
  const idOf = (high: number, low: number): number => {
    words.set([high, low]);
    return table.idOf(words);
  };
  for (let at = 0; at < 10_000; at++) expect(idOf(at * 0x10001, at)).toBe(at);
  for (let at = 0; at < 10_000; at++) expect(idOf(at * 0x10001, at)).toBe(at);
  expect([...table.words.subarray(2 * 9_999, 2 * 10_000)]).toEqual([(9_999 * 0x10001) >>> 0, 9_999]);
});
