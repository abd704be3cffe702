import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { chooseFiles, testFile } from './files.ts';
import { shareServers, type ShareServer } from './share-server.ts';
import { askToShare, choose, publish, type Made } from './sharing.ts';

const word = (place: string): string => `qzx${place}canaryxzq`;
const places = ['path', 'query', 'body', 'cookie', 'header', 'title', 'name', 'account', 'comment'];
const secrets = [...places.map(word), '5.255.255.197'];
const host = `${word('host')}.example.org`;

/** A page that tells a tracker where it is, with a word of its own in every place that can hold one. */
const har = JSON.stringify({
  log: {
    version: '1.2',
    creator: { name: 'by hand', version: '1' },
    pages: [
      {
        startedDateTime: '2026-03-01T10:00:00.000Z',
        id: 'p',
        title: `https://${host}/${word('path')}?q=${word('query')} ${word('title')}`,
        pageTimings: {}
      }
    ],
    entries: [`https://${host}/${word('path')}?q=${word('query')}`, 'https://mc.yandex.ru/watch/1'].map(
      (url, at) => ({
        pageref: 'p',
        startedDateTime: `2026-03-01T10:00:0${at.toString()}.000Z`,
        time: 10,
        comment: word('comment'),
        serverIPAddress: '5.255.255.197',
        request: {
          method: 'POST',
          url: `${url}?page-url=${encodeURIComponent(`https://${host}/${word('path')}`)}&email=${word('account')}%40example.org`,
          httpVersion: 'HTTP/1.1',
          headers: [
            { name: 'Cookie', value: `session=${word('cookie')}` },
            { name: 'X-Own', value: word('header') }
          ],
          cookies: [{ name: 'session', value: word('cookie') }],
          queryString: [],
          postData: { mimeType: 'application/json', text: JSON.stringify({ said: word('body') }) },
          headersSize: -1,
          bodySize: 40
        },
        response: {
          status: 200,
          statusText: 'OK',
          httpVersion: 'HTTP/1.1',
          headers: [],
          cookies: [],
          content: { size: 2, mimeType: 'text/plain', text: 'ok' },
          redirectURL: '',
          headersSize: -1,
          bodySize: 2
        },
        cache: {},
        timings: { send: 1, wait: 1, receive: 1 }
      })
    )
  }
});

const read = async (page: Page, { link }: Made, origin: string): Promise<void> => {
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByText(/not verified by this server/).first()).toBeVisible();
  const id = idOf(link);
  for (const path of [
    `/s/${id}/picture.png`,
    `/api/oembed?url=${encodeURIComponent(link)}`,
    `/s/${id}/no-such`
  ])
    await fetch(origin + path);
};

const idOf = (link: string): string => /\/s\/([\w-]{22})/.exec(link)?.[1] ?? '';

test.describe('words that a capture holds', () => {
  let server: ShareServer;
  test.beforeAll(async () => {
    server = await shareServers.SQLite();
  });
  test.afterAll(() => server.stop());

  const stored = (): string =>
    readdirSync(server.dataDir)
      .map((name) => readFileSync(join(server.dataDir, name), 'latin1'))
      .join('');

  /** What the server has written and tells, and under which words none of it may be found. */
  const expectUnsaid = async (words: readonly string[]): Promise<void> => {
    const told = { logs: server.printed().replaceAll(server.origin, ''), metrics: await server.metrics() };
    expect(told.metrics).toContain('whither_');
    for (const [where, text] of Object.entries(told))
      for (const secret of words) expect(text, where).not.toContain(secret);
  };

  const open = async (page: Page): Promise<void> => {
    await page.goto(`${server.origin}/`);
    await chooseFiles(page, [testFile(`${word('name')}.har`, Buffer.from(har))]);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/Russia/);
    await askToShare(page);
  };

  test('are in neither database nor logs nor metrics of a sealed share that holds them all', async ({
    page
  }) => {
    await open(page);
    await choose(page, 'What was found in them, too');
    const made = await publish(page);
    await read(page, made, server.origin);
    const key = /#k=([\w-]{43})/.exec(made.link)?.[1] ?? '';
    expect(stored()).toContain(idOf(made.link));
    for (const secret of [...secrets, host, key, made.token, '127.0.0.1', 'yandex'])
      expect(stored(), secret).not.toContain(secret);
    await expectUnsaid([...secrets, host, key, made.token, idOf(made.link), '127.0.0.1']);
  });

  test('are in neither of them of an open share of hosts, but for the hosts', async ({ page }) => {
    await open(page);
    await choose(page, 'Everybody, and this server');
    await choose(page, 'Hosts, too');
    await page.getByText('I have looked at what leaves').click();
    const made = await publish(page);
    await read(page, made, server.origin);
    const bytes = Buffer.from(
      await (await fetch(`${server.origin}/api/shares/${idOf(made.link)}`)).arrayBuffer()
    );
    const opened = inflateRawSync(bytes.subarray(38)).toString();
    expect(opened).toContain(host);
    for (const secret of places.map(word)) {
      expect(opened, secret).not.toContain(secret);
      expect(stored(), secret).not.toContain(secret);
    }
    await expectUnsaid([...secrets, host, made.token, idOf(made.link), '127.0.0.1']);
  });
});
