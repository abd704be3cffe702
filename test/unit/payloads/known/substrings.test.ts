import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexKnown } from '#engine/payloads/known/known-values.ts';
import { Substrings } from '#engine/payloads/known/substrings.ts';
import { WholeTexts } from '#engine/payloads/known/whole-texts.ts';

const found = (wanted: readonly string[], text: string, whole = false): string[] => {
  const index = new Substrings<null>();
  for (const one of wanted) index.add(one, whole, null);
  return index
    .in(text)
    .map((hit) => hit.text)
    .sort();
};

describe('texts inside others', () => {
  test('are the ones that a plain search finds', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', ' ', 'ö', '天'),
      minLength: 3,
      maxLength: 8
    });
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', 'A', 'B', 'C', ' ', 'ö', 'Ö', '天'),
      maxLength: 60
    });
    fc.assert(
      fc.property(fc.uniqueArray(letters, { maxLength: 12 }), text, (wanted, inside) => {
        const expected = wanted.filter((one) => inside.toLowerCase().includes(one)).sort();
        expect(found(wanted, inside)).toEqual(expected);
      })
    );
  });

  test('stand alone where they must, and in scripts without spaces anywhere', () => {
    expect(found(['lee'], 'fleece, leek', true)).toEqual([]);
    expect(found(['lee'], 'fleece; Lee', true)).toEqual(['lee']);
    expect(found(['天气预报'], '今天天气预报说', true)).toEqual(['天气预报']);
  });

  test('of which very many are alike end soon', () => {
    const index = new Substrings<number>();
    for (let length = 12; length < 1012; length++) index.add('a'.repeat(length), false, length);
    const begun = performance.now();
    expect(index.in('a'.repeat(1 << 20)).length).toBeGreaterThan(0);
    expect(index.in(`${'a'.repeat(11)}b`.repeat(1 << 16))).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

test('a whole text is found however it is cased and spaced', () => {
  const index = new WholeTexts<string>();
  for (const text of ['Ärzte ohne  Grenzen', 'Погода', 'Ābols', 'x'.repeat(400)]) index.add(text, text);
  for (const text of ['ärzte OHNE grenzen', ' Ärzte ohne  Grenzen\n', 'Ärzte ohne  Grenzen'])
    expect(index.get(text)).toEqual(['Ärzte ohne  Grenzen']);
  expect(index.get('ПОГОДА')).toEqual(['Погода']);
  expect(index.get('ābols')).toEqual(['Ābols']);
  expect(index.get('погоды')).toBeUndefined();
  expect(index.get('x'.repeat(400))).toBeUndefined();
});

test('no text is too odd to be looked in', () => {
  const index = indexKnown(
    [
      { kind: 'page-visited', what: 'page-address', value: 'https://a.example/b?c=%E4', sites: [] },
      { kind: 'page-title', what: 'title', value: 'A title of some length', sites: [] }
    ],
    [{ what: 'phone', value: '+' }]
  );
  const piece = fc.constantFrom(
    'http',
    '://',
    'a.example',
    '/b',
    '?c=',
    '%E4',
    '%',
    '#',
    '@',
    ':',
    ' ',
    '\ud83d'
  );
  const odd = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 12 });
  fc.assert(
    fc.property(odd, (pieces) => {
      expect(Array.isArray(index.inText(pieces.join('')))).toBe(true);
    })
  );
});
