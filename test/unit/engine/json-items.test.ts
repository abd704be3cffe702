import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonItems } from '#engine/bytes/json-items.ts';

/** Items of `list`, and what was left out of them at `body.text`. */
const itemsOf = (json: string, sizes: readonly number[]): unknown[] => {
  const items: unknown[] = [];
  const reader = new JsonItems({
    take: (path) => path.length === 2 && path[0] === 'list',
    leaveOut: (path, from) => path[from] === 'body' && path[from + 1] === 'text',
    onItem: (_, bytes) => items.push(JSON.parse(new TextDecoder().decode(bytes))),
    maxItemBytes: 1 << 20,
    onTooLong: () => items.push('too long')
  });
  const bytes = new TextEncoder().encode(json);
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    reader.push(bytes.subarray(at, at + size));
    at += size;
  }
  expect(reader.depth).toBe(0);
  return items;
};

const anyItem = fc.record({
  // Brackets, quotes and backslashes, in keys too, and texts longer than the byte-by-byte part of the walk.
  name: fc.oneof(
    fc.string(),
    fc.constantFrom('"', '\\', '\\"', '{[', ']}', 'ä€🙂'),
    fc.string({ minLength: 60, maxLength: 200 })
  ),
  body: fc.record({ text: fc.string({ maxLength: 300 }), other: fc.jsonValue() }),
  anything: fc.jsonValue()
});

test('hands over the items as JSON.parse reads them, wherever the chunks are cut', () => {
  fc.assert(
    fc.property(
      fc.array(anyItem, { maxLength: 5 }),
      fc.jsonValue(),
      fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 200 }),
      fc.constantFrom(undefined, 1),
      (list, before, sizes, indent) => {
        const json = JSON.stringify({ before, list, after: { list: [{ not: 'this' }] } }, null, indent);
        const expected = JSON.parse(JSON.stringify(list)) as typeof list;
        for (const item of expected) item.body.text = '';
        expect(itemsOf(json, sizes)).toEqual(expected);
      }
    ),
    { numRuns: 300 }
  );
});

test('an item over the limit is given up, the next one is not', () => {
  const list = [{ name: 'x'.repeat(2 << 20) }, { name: 'short' }];
  expect(itemsOf(JSON.stringify({ list }), [1000])).toEqual(['too long', { name: 'short' }]);
});
