import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectors } from '#engine/payloads/detectors/index.ts';
import { findIn } from './look-in.ts';

const names = fc.constantFrom(...new Set(detectors.flatMap((detector) => detector.names ?? [])));
const piece = fc.constantFrom(
  ...['https://', 'a.example', '@', '+49', ':', '-', '.', '%', '\u0000', '\ud83d', '52.5']
);
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
  fc.integer(),
  fc.double(),
  fc.constant(null)
);

test('no value under any name that is known breaks the search, and the same request gives the same findings', () => {
  const value = fc.oneof(
    { weight: 4, arbitrary: odd },
    { weight: 1, arbitrary: fc.array(odd, { maxLength: 4 }) }
  );
  const body = fc.dictionary(names, fc.oneof(value, fc.dictionary(names, value, { maxKeys: 4 })), {
    maxKeys: 8
  });
  fc.assert(
    fc.property(body, (fields) => {
      const sent = [{ url: 'https://in.example.net/x', body: JSON.stringify(fields) }];
      expect(findIn(sent)).toEqual(findIn(sent));
    })
  );
});

test('long values of what patterns look for end soon', () => {
  const long = ['1.', '+4', 'a@', 'aa:', 'ff-', 'com.x.', '),', 'https://a.example/'].map((text) =>
    text.repeat(20_000)
  );
  const body = JSON.stringify(
    Object.fromEntries(
      long.flatMap((text, at) => [
        [`email${at}`, text],
        [`x${at}`, [text]]
      ])
    )
  );
  const begun = performance.now();
  findIn([{ url: 'https://in.example.net/x', body }], { visited: ['https://a.example/b'] });
  expect(performance.now() - begun).toBeLessThan(5000);
});
