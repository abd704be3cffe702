import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { indexKnown, type KnownValue } from '#engine/payloads/known/known-values.ts';

const page = 'https://www.news.example/politics/caf%C3%A9?id=7&lang=de#top';
const known = (kind: KnownValue['kind'], value: string, site = 'news.example'): KnownValue => ({
  kind,
  what: kind === 'search' ? 'search-words' : kind === 'page-title' ? 'title' : 'page-address',
  value,
  sites: [site]
});
const index = indexKnown(
  [
    known('page-visited', page),
    known('page-visited', 'https://shop.example/'),
    known('page-title', 'Ten ways to sleep better'),
    known('search', 'hay fever tablets'),
    known('search', 'gout')
  ],
  [
    { what: 'email', value: 'Ann.Lee@example.com' },
    { what: 'phone', value: '+49 151 2345678' },
    { what: 'name', value: 'Lee' }
  ]
);
const hitsIn = (text: string) =>
  index.inText(text).map(({ known, form, exact }) => `${known.kind} ${form}${exact ? ' exact' : ''}`);

describe('a page is found', () => {
  test.each([
    page,
    'https://www.news.example/politics/caf%C3%A9?id=7&lang=de',
    'http://news.example/politics/café?id=7&lang=de',
    'NEWS.example/politics/caf%c3%a9/?id=7&lang=de',
    '//www.news.example:443/politics/caf%C3%A9?id=7&lang=de'
  ])('as %s', (text) => {
    expect(hitsIn(text)).toEqual(['page-visited plain exact']);
  });

  test('by host and path, and inside other text, with less certainty', () => {
    expect(hitsIn('news.example/politics/café')).toEqual(['page-visited plain']);
    expect(hitsIn(`opened <${page}> at nine`)).toEqual(['page-visited plain']);
    expect(hitsIn('x=https://news.example/politics/café&y=1')).toEqual(['page-visited plain']);
  });

  test('by a host alone only as an address', () => {
    expect(hitsIn('https://shop.example')).toEqual(['page-visited plain exact']);
    expect(hitsIn('shop.example/')).toEqual(['page-visited plain exact']);
    expect(hitsIn('shop.example')).toEqual([]);
    expect(hitsIn('see https://shop.example/ today')).toEqual([]);
  });

  test.each(['https://www.news.example/', 'https://news.example/politics/other', '1.2.3', 'example', ''])(
    'not in %s',
    (text) => {
      expect(hitsIn(text)).toEqual([]);
    }
  );
});

describe('hashes', () => {
  const plain = 'news.example/politics/caf%C3%A9?id=7&lang=de';
  test.each([
    ['md5', md5],
    ['sha1', sha1],
    ['sha256', sha256]
  ] as const)('%s as hex, base64 and bytes', (form, hash) => {
    const bytes = hash(utf8ToBytes(plain));
    const base64 = Buffer.from(bytes).toString('base64');
    const expected = [`page-visited ${form} exact`];
    for (const text of [
      bytesToHex(bytes),
      bytesToHex(bytes).toUpperCase(),
      base64,
      base64.replace(/=+$/, '')
    ])
      expect(hitsIn(text)).toEqual(expected);
    expect(index.inBytes(bytes)).toHaveLength(1);
  });

  test.each(['ann.lee@example.com', '491512345678', '+491512345678', '00491512345678', '01512345678'])(
    'of %s',
    (text) => {
      expect(hitsIn(bytesToHex(sha256(utf8ToBytes(text))))).toEqual(['own-value sha256 exact']);
    }
  );

  test('of nothing known are nothing', () => {
    expect(hitsIn(bytesToHex(sha256(utf8ToBytes('other'))))).toEqual([]);
  });
});

describe('words', () => {
  test('whole, or inside where they are telling', () => {
    expect(hitsIn('Hay  Fever tablets ')).toEqual(['search plain exact']);
    expect(hitsIn('you searched: hay fever tablets!')).toEqual(['search plain']);
    expect(hitsIn('gout')).toEqual(['search plain exact']);
    expect(hitsIn('a gout to remember')).toEqual([]);
    expect(hitsIn('Ten ways to sleep better | News')).toEqual(['page-title plain']);
  });

  test('own values anywhere, short ones only as a word', () => {
    expect(hitsIn('mail=ANN.LEE@example.com;')).toContain('own-value plain');
    expect(hitsIn('Tel. 01512345678')).toEqual(['own-value plain']);
    expect(hitsIn('Bruce Lee')).toEqual(['own-value plain']);
    expect(hitsIn('sleep, Leek and fleece')).toEqual([]);
  });
});

test('a typical value that holds nothing is turned away quickly', () => {
  const many = indexKnown(
    Array.from({ length: 2000 }, (_, at) => known('page-visited', `https://site${at}.example/page/${at}`)),
    []
  );
  const values = ['1080x2340', 'com.example.app', '8f3a1c9b2d4e6f70', 'https://cdn.example/x.js', 'true'];
  const begun = performance.now();
  for (let at = 0; at < 200_000; at++) many.inText(values[at % values.length]!);
  // A hundred times what it takes: a slow machine is no failure, a search through all known values is.
  expect((performance.now() - begun) / 200_000).toBeLessThan(0.02);
});
