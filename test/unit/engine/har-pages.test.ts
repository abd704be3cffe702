import { describe, expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Capture } from '#engine/model/capture.ts';
import { readCapture } from '#engine/read-capture.ts';
import { bytesOf } from './packets.ts';

interface Facts {
  readonly url?: string;
  readonly method?: string;
  readonly page?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly answer?: string;
  readonly status?: number;
}

const entryOf = (facts: Facts): object => ({
  ...(facts.page === undefined ? {} : { pageref: facts.page }),
  ...(facts.type === undefined ? {} : { _resourceType: facts.type }),
  startedDateTime: '2026-11-22T09:00:00.000Z',
  request: {
    method: facts.method ?? 'GET',
    url: facts.url ?? 'https://a.example/',
    headers: Object.entries(facts.headers ?? {}).map(([name, value]) => ({ name, value }))
  },
  response: { status: facts.status ?? 200, content: { mimeType: facts.answer ?? 'text/html; charset=utf-8' } }
});

const read = (entries: readonly Facts[], pages: readonly object[] = []): Promise<Capture> => {
  const json = JSON.stringify({ log: { version: '1.2', pages, entries: entries.map(entryOf) } });
  return readCapture([bytesSource('x.har', bytesOf(json))]);
};

const documentsOf = async (...entries: Facts[]): Promise<boolean[]> =>
  (await read(entries)).exchanges.map(({ isDocument }) => isDocument);

const asBrowser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('a document', () => {
  test('is what the browser calls so', async () => {
    expect(await documentsOf({ type: 'document' }, { type: 'Document' }, { type: 'xhr' })).toEqual([
      true,
      true,
      false
    ]);
  });

  test('is what the request says, even of what the file calls a document', async () => {
    const dest = (name: string): Facts => ({ type: 'document', headers: { 'Sec-Fetch-Dest': name } });
    expect(await documentsOf(dest('document'), dest('iframe'), dest('empty'))).toEqual([true, false, false]);
    expect(await documentsOf({ headers: { 'sec-fetch-mode': 'navigate' } })).toEqual([true]);
    const ahead = { 'sec-fetch-dest': 'document', 'sec-purpose': 'prefetch;prerender' };
    expect(await documentsOf({ headers: ahead })).toEqual([false]);
  });

  test('is the first of a page, and what it redirects to', async () => {
    const entries = [
      { page: 'p', status: 302, answer: '' },
      { page: 'p', status: 301, answer: 'x-unknown' },
      { page: 'p' },
      { page: 'p' },
      { page: 'q', answer: 'image/gif' },
      { page: 'q' }
    ];
    expect(await documentsOf(...entries)).toEqual([true, true, true, false, false, false]);
  });

  test('without pages is what was asked for as one', async () => {
    const entries = [
      { headers: asBrowser },
      { headers: { accept: '*/*' } },
      { headers: asBrowser, method: 'POST' },
      { headers: asBrowser, answer: 'image/gif' },
      { headers: asBrowser, answer: '', status: 302 }
    ];
    expect(await documentsOf(...entries)).toEqual([true, false, false, false, true]);
  });
});

describe('pages', () => {
  const started = { startedDateTime: '2026-11-22T09:00:00.000Z' };

  test('have their address in the title, in a field of their own, or from their document', async () => {
    const pages = [
      { id: 'chrome', title: 'https://a.example/chrome', ...started },
      { id: 'firefox', title: 'Pollen count', ...started },
      { id: 'wpt', title: 'Run 1', _URL: 'https://a.example/wpt', ...started },
      { id: 'empty', title: '' }
    ];
    const { pages: listed, exchanges } = await read(
      [
        { page: 'firefox', url: 'https://a.example/asked' },
        { page: 'firefox', url: 'https://b.example/x.js', answer: 'text/javascript' },
        { page: 'wpt', url: 'https://a.example/other' },
        { page: 'unlisted', url: 'https://a.example/unlisted' }
      ],
      pages
    );
    const timeMs = Date.parse(started.startedDateTime);
    expect(listed).toEqual([
      { source: 0, url: 'https://a.example/chrome', title: null, timeMs },
      { source: 0, url: 'https://a.example/asked', title: 'Pollen count', timeMs },
      { source: 0, url: 'https://a.example/wpt', title: 'Run 1', timeMs },
      { source: 0, url: null, title: null, timeMs: null }
    ]);
    expect(exchanges.map(({ page }) => page)).toEqual([
      'https://a.example/asked',
      'https://a.example/asked',
      'https://a.example/wpt',
      'https://a.example/unlisted'
    ]);
  });

  test('whose first entry is no document have no address that was opened', async () => {
    const { pages } = await read(
      [{ page: 'p', url: 'https://t.example/collect', answer: 'image/gif' }],
      [{ id: 'p', title: 'A page' }]
    );
    expect(pages.map(({ url }) => url)).toEqual([null]);
  });

  test('may stand behind the entries', async () => {
    const entry = JSON.stringify(entryOf({ page: 'p', url: 'https://a.example/first' }));
    const json = `{"log": {"entries": [${entry}], "pages": [{"id": "p", "title": "A title"}]}}`;
    const capture = await readCapture([bytesSource('x.har', bytesOf(json))]);
    expect(capture.pages).toMatchObject([{ url: 'https://a.example/first', title: 'A title' }]);
  });

  test('the Referer stands in where the file names no page', async () => {
    const referer = { headers: { Referer: 'https://a.example/from' } };
    const { exchanges } = await read([referer, { ...referer, page: 'p' }, {}]);
    expect(exchanges.map(({ page }) => page)).toEqual(['https://a.example/from', 'https://a.example/', null]);
  });
});

test('the media type of an answer is lower case and without parameters', async () => {
  const { exchanges } = await read([{ answer: 'Text/HTML; charset=UTF-8' }, { answer: '' }]);
  expect(exchanges.map(({ mediaType }) => mediaType)).toEqual(['text/html', null]);
});
