import { expect, it } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import { findAll } from '#engine/payloads/find.ts';
import { findIn } from './detectors/look-in.ts';
import { readCapture } from '#engine/read-capture.ts';

const entry = (url: string, headers: Readonly<Record<string, string>>): object => ({
  pageref: 'p',
  startedDateTime: '2026-11-22T09:00:00.000Z',
  request: { method: 'GET', url, headers: Object.entries(headers).map(([name, value]) => ({ name, value })) },
  response: { status: 200, content: { mimeType: 'image/gif' } }
});

const kindsIn = async (url: string, headers: Readonly<Record<string, string>>): Promise<string[]> => {
  const page = entry('https://news.example.org/story-of-the-day', {});
  const log = { pages: [{ id: 'p', title: '' }], entries: [page, entry(url, headers)] };
  const bytes = new TextEncoder().encode(JSON.stringify({ log }));
  const capture = await readCapture([bytesSource('a.har', bytes)]);
  return findAll(capture).findings.map(({ kind, host }) => `${kind} ${String(host)}`);
};

const cookie = 'uid=7d1f0c523a644e0b9b8e2f6a51c0ffee';
const told = 'https://metrics.example.net/hit?page=https%3A%2F%2Fnews.example.org%2Fstory-of-the-day';

it('tells a page that another site was told of', async () => {
  expect(await kindsIn(told, {})).toEqual(['page-visited metrics.example.net']);
});

it('tells nothing of a page that its own site was told of', async () => {
  expect(await kindsIn(told.replace('metrics.example.net', 'count.example.org'), {})).toEqual([]);
});

it('tells a cookie that goes to a third party, and none that goes back to the site of the page', async () => {
  expect(await kindsIn('https://metrics.example.net/p.gif', { cookie })).toEqual([
    'identifier metrics.example.net'
  ]);
  expect(await kindsIn('https://img.example.org/p.gif', { cookie })).toEqual([]);
  const origin = 'https://www.example.net';
  expect(await kindsIn('wss://metrics.example.net/socket', { cookie, origin })).toEqual([]);
  const referer = 'https://metrics.example.net/frame';
  expect(await kindsIn('https://metrics.example.net/p.gif', { cookie, referer })).toEqual([]);
});

it('keeps what browsers send of themselves apart from what is inside', async () => {
  const referer = 'https://news.example.org/story-of-the-day';
  expect(await kindsIn('https://metrics.example.net/p.gif', { referer })).toEqual([
    'referrer metrics.example.net'
  ]);
});

it('compares machines without a domain by their hosts', () => {
  const sent = [
    { url: 'http://localhost:3000/app', document: true, page: 'http://localhost:3000/app' },
    {
      url: 'http://localhost:3000/l?page=http%3A%2F%2Flocalhost%3A3000%2Fapp',
      headers: 'referer: http://localhost:3000/app',
      page: 'http://localhost:3000/app'
    }
  ];
  expect(findIn(sent)).toEqual([]);
  expect(findIn([...sent, { ...sent[1]!, url: 'http://printer/l' }]).map(({ kind }) => kind)).toEqual([
    'referrer'
  ]);
});

it("tells of the user's own values even where browsers send them of themselves", () => {
  const sent = {
    url: 'https://px.example.net/p',
    headers: 'referer: https://news.example.org/?m=ann@example.com'
  };
  const found = findIn([sent], { own: [{ what: 'email', value: 'ann@example.com' }] });
  expect(found.map(({ kind }) => kind).sort()).toEqual(['own-value', 'referrer']);
});
