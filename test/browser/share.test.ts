import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { faultsOf } from './faults.ts';
import { shareServers, type ShareServer } from './share-server.ts';
import { choose, openDialog, publish } from './sharing.ts';

/** A reader with nothing of the sharer's. */
const reader = async (
  browser: Browser,
  options: { readonly javaScriptEnabled?: boolean } = {}
): Promise<Page> => (await browser.newContext(options)).newPage();

for (const [store, startServer] of Object.entries(shareServers))
  test.describe(`shares kept in ${store}`, () => {
    let server: ShareServer;
    test.beforeAll(async () => {
      test.setTimeout(120_000);
      server = await startServer();
    });
    test.afterAll(() => server.stop());

    test('a sealed share opens for who has the link, on the view it was left on, and is deleted', async ({
      page,
      browser
    }) => {
      await openDialog(page, server.origin, 'matrix');
      await choose(page, 'What was found in them, too');
      const { link } = await publish(page);
      expect(link).toMatch(/\/s\/[\w-]{22}#k=[\w-]{43}&v=matrix$/);

      const other = await reader(browser);
      await other.goto(link);
      await expect(other.getByRole('heading', { level: 1 })).toContainText('6 went to Singapore');
      await expect(other.getByRole('tab', { name: 'Matrix' })).toHaveAttribute('aria-selected', 'true');
      await expect(other.getByText(/not verified by this server/)).toBeVisible();
      await other.getByRole('tab', { name: 'Findings' }).click();
      await expect(other).toHaveURL(/#k=[\w-]{43}&v=findings/);
      await other.reload();
      await expect(other.getByRole('tab', { name: 'Findings' })).toHaveAttribute('aria-selected', 'true');
      expect(await faultsOf(other)).toEqual([]);

      await other.goto(link.replace(/#k=.*?&/, '#'));
      await expect(other.getByRole('heading', { name: /lost its key/ })).toBeVisible();
      await other.goto(
        link.replace(/#k=./, (start) => `${start.slice(0, -1)}${start.endsWith('A') ? 'B' : 'A'}`)
      );
      await expect(other.getByRole('heading', { name: /does not fit/ })).toBeVisible();

      await page.goto(`${server.origin}/shares`);
      await expect(page.getByRole('link', { name: /A report of/ })).toHaveAttribute('href', link);
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await expect(page.getByText('Deleted: its link now says so.')).toBeVisible();
      await other.goto('about:blank');
      const answer = await other.goto(link);
      expect(answer?.status()).toBe(410);
      await expect(
        other.getByRole('heading', { name: 'This share was deleted by whoever made it.' })
      ).toBeVisible();
    });

    test('an open share is read without scripts, has a picture, and says who vouches for it', async ({
      page,
      browser
    }) => {
      await openDialog(page, server.origin);
      await choose(page, 'Everybody, and this server');
      await expect(page.getByRole('button', { name: 'See it as readers will' })).toBeDisabled();
      await page.getByText('I have looked at what leaves').click();
      await choose(page, 'Hosts, too');
      await page.getByText('Add a title and words of your own').click();
      await page.getByLabel('Title').fill('What a browser <b>tells</b>');
      const { link } = await publish(page);
      expect(link).not.toContain('k=');

      const plain = await reader(browser, { javaScriptEnabled: false });
      const answer = await plain.goto(link);
      expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
      await expect(plain.getByRole('heading', { level: 1 })).toHaveText('What a browser <b>tells</b>');
      await expect(plain.getByText(/6 went to Singapore/).first()).toBeVisible();
      await expect(plain.getByText(/not verified by this server/)).toBeVisible();
      await expect(plain.getByRole('cell', { name: 'sa.api.intl.miui.com' })).toBeVisible();
      expect(await plain.content()).not.toContain('<b>tells');
      const picture = await plain.request.get(
        (await plain.locator('meta[property="og:image"]').getAttribute('content')) ?? ''
      );
      expect(picture.headers()['content-type']).toBe('image/png');
      const oembed = await plain.request.get(
        (await plain.locator('link[type="application/json+oembed"]').getAttribute('href')) ?? ''
      );
      expect(await oembed.json()).toMatchObject({
        version: '1.0',
        type: 'rich',
        title: 'What a browser <b>tells</b>'
      });
      const low = (await (await plain.request.get(`${oembed.url()}&maxheight=300`)).json()) as {
        readonly height: number;
        readonly html: string;
      };
      expect(low.height).toBe(300);
      expect(low.html).toContain(' height="300"');
    });

    test('what is left out is nowhere: not in the preview, not on the server', async ({ page }) => {
      await openDialog(page, server.origin);
      await page.getByText('Leave out single hosts or findings').click();
      await choose(page, 'Hosts, too');
      await page.getByPlaceholder('Search hosts and findings').fill('miui');
      await page
        .getByRole('checkbox', { name: /sa\.api\.intl\.miui\.com/ })
        .first()
        .uncheck();
      await page.getByRole('button', { name: 'See it as readers will' }).click();
      const word = page.getByPlaceholder('Is a word in it?');
      await word.fill('sa.api.intl.miui.com');
      await expect(page.getByText('“sa.api.intl.miui.com” is not in it.')).toBeVisible();
      await word.fill('Singapore');
      await expect(page.getByText('“Singapore” is not in it.')).toBeVisible(); // Countries are codes.
      await word.fill('Xiaomi');
      await expect(page.getByText('“Xiaomi” is in it.')).toBeVisible();
    });

    test('a share whose time is over says so, and gives nothing away', async ({ page, browser }) => {
      await openDialog(page, server.origin);
      const { link } = await publish(page);
      const id = /\/s\/([\w-]{22})/.exec(link)?.[1] ?? '';
      await server.expire(id);
      const other = await reader(browser);
      const answer = await other.goto(link);
      expect(answer?.status()).toBe(410);
      await expect(other.getByRole('heading', { level: 1 })).toHaveText('This share has expired.');
      const bytes = await fetch(`${server.origin}/api/shares/${id}`);
      expect([bytes.status, await bytes.json()]).toEqual([410, { error: { code: 'expired' } }]);
    });

    test('another report takes over a link, and readers get it there', async ({ page, browser }) => {
      await openDialog(page, server.origin);
      const { link } = await publish(page);
      await page.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      await page.getByLabel('Put it at').selectOption({ index: 1 });
      await page.getByText('Add a title and words of your own').click();
      await page.getByLabel('Title').fill('The second look');
      const again = await publish(page);
      expect(again.link).toBe(link);
      const other = await reader(browser);
      await other.goto(link);
      await expect(other.getByRole('heading', { name: 'The second look' })).toBeVisible();
    });
  });

test.describe('shares in the pages of others', () => {
  let server: ShareServer;
  let article: Server;
  let code = '';
  test.beforeAll(async () => {
    server = await shareServers.SQLite();
    article = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`<!doctype html><title>An article</title><h1>An article</h1>${code}`);
    });
    await new Promise<void>((resolve) => article.listen(0, '127.0.0.1', resolve));
  });
  test.afterAll(async () => {
    article.close();
    await server.stop();
  });

  test('a share stands in an article of another site, as high as it needs', async ({ page, browser }) => {
    await openDialog(page, server.origin);
    code = (await publish(page)).embed;
    const other = await reader(browser);
    const asked: string[] = [];
    other.on('request', (request) => asked.push(request.headers()['referer'] ?? ''));
    await other.goto(`http://127.0.0.1:${String((article.address() as AddressInfo).port)}/`);
    const frame = other.frameLocator('iframe.whither');
    await expect(frame.getByRole('heading', { level: 1 })).toContainText('6 went to Singapore');
    await expect(frame.getByText(/not verified by this server/)).toBeVisible();
    await expect.poll(async () => Number(await other.locator('iframe').getAttribute('height'))).not.toBe(620);
    expect(asked.some((referer) => referer.includes('#'))).toBe(false);
    expect(await other.context().cookies()).toEqual([]);
  });

  test('no other page of ours may be framed', async ({ page }) => {
    const { headers } = await (
      await fetch(`${server.origin}/s/AAAAAAAAAAAAAAAAAAAAAA`)
    )
      .arrayBuffer()
      .then(() => fetch(`${server.origin}/s/AAAAAAAAAAAAAAAAAAAAAA`));
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    await page.goto(`${server.origin}/s/AAAAAAAAAAAAAAAAAAAAAA`);
    await expect(page.getByRole('heading', { name: 'There is no share at this address.' })).toBeVisible();
  });
});
