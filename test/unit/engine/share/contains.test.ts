import { beforeAll, describe, expect, test } from 'vitest';
import { contains, searchIn } from '#engine/share/contains.ts';
import type { Shareable } from '#engine/share/shareable.ts';
import { openSample, shareOf } from './samples.ts';

describe('the search for a word in what leaves', () => {
  let whole: Shareable;
  let least: Shareable;

  beforeAll(async () => {
    const opened = await openSample('har/mitmproxy/browser-app-incognito.har');
    const notes = { title: 'Für Anna Müller', text: 'see bXlzZWxmQGV4YW1wbGUub3Jn', author: '' };
    ({ shareable: whole } = await shareOf(opened, { notes }));
    ({ shareable: least } = await shareOf(opened, { level: 'countries', apps: false, fileNames: false }));
  });

  test('finds what is there, in whatever case', () => {
    for (const word of [
      'riverside-clinic',
      'LEAVE the union',
      'Redmi',
      'anna müller',
      'Xiaomi',
      'browser-app'
    ])
      expect(contains(whole, word), word).toBe(true);
  });
  test('finds it percent-encoded, with another sign for a blank, and inside base64', () => {
    for (const word of ['leave the union quietly', 'myself@example.org'])
      expect(contains(whole, word), word).toBe(true);
  });
  test('does not find what is not there, and does not take our words for theirs', () => {
    for (const word of ['nowhere-to-be-found', 'bytesReceived', 'commitments', ' '])
      expect(contains(whole, word), word).toBe(false);
  });
  test('tells levels apart', () => {
    const found = searchIn(least);
    for (const word of ['clinic', 'duckduckgo.com', 'leave the union', 'Redmi', 'browser-app', 'leaflet'])
      expect(found(word), word).toBe(false);
    expect(found('Xiaomi')).toBe(true);
  });
});
