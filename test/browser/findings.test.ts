import { expect, test, type Page } from '@playwright/test';
import { chooseFiles, testFile } from './files.ts';

const sample = '/sample/browser-app';
const evidence = (page: Page) => page.getByRole('dialog', { name: 'Evidence' });
const firstLine = (page: Page) => page.locator('tr[data-line] .open').first();
const leaf = (page: Page) => evidence(page).locator('.tree [aria-current=true]');

const expectEvidence = async (page: Page): Promise<void> => {
  await expect(evidence(page).getByRole('heading', { level: 2 })).toContainText('was sent to');
  await expect(leaf(page)).toBeVisible();
};

test('what was sent leads to its findings, and the address keeps the kind', async ({ page }) => {
  await page.goto(sample);
  const rows = page.getByRole('region', { name: 'What was sent' });
  await rows.getByRole('button', { name: /^Identifiers/ }).click();
  await expect(page).toHaveURL(/#v=findings;kind=identifier$/);
  await expect(page.getByRole('tab', { name: 'Findings' })).toHaveAttribute('aria-selected', 'true');
  await expect(firstLine(page)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Identifiers/, pressed: true })).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Search the findings' }).fill('no such finding');
  await expect(page.getByText('No finding fits this filter.')).toBeVisible();
});

test('a finding opens down to the byte, and a link to it opens it again', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${sample}#v=findings`);
  await firstLine(page).click();
  await expectEvidence(page);
  const value = await evidence(page).locator('header .value').innerText();
  await expect(leaf(page)).toContainText(value.slice(0, 20));
  await expect(evidence(page).locator('.dump .marked').first()).toBeVisible();
  await expect(evidence(page).getByRole('list', { name: 'What vouches for it' })).toContainText('Singapore');

  await evidence(page).getByRole('button', { name: 'Copy link to this claim' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#v=findings;claim=/);
  const other = await context.newPage();
  await other.goto(link);
  await expectEvidence(other);
  await expect(evidence(other).locator('header .value')).toHaveText(value);
});

test('steps and neighbours open, and the bytes follow', async ({ page }) => {
  await page.goto(`${sample}#v=findings`);
  await firstLine(page).click();
  await expectEvidence(page);
  const tree = evidence(page).locator('.tree');
  await tree.getByRole('button', { name: 'What is inside headers' }).click();
  await expect(tree.getByText('content-type')).toBeVisible();
  await tree.getByRole('button', { name: 'gunzip' }).click();
  await expect(evidence(page).getByRole('region', { name: 'Raw bytes' })).toContainText('1f 8b');
  await evidence(page).getByText('Repeat by hand').click();
  await expect(evidence(page).getByLabel('Commands')).toContainText('| gunzip -c');
});

test('the next and the one before are a key away, Escape closes', async ({ page }) => {
  await page.goto(`${sample}#v=findings`);
  await firstLine(page).click();
  await expectEvidence(page);
  await expect(evidence(page)).toContainText(/^\s*‹ Previous Next › 1 of/);
  const first = page.url();
  await page.keyboard.press('j');
  await expect(evidence(page)).toContainText(/2 of/);
  expect(page.url()).not.toBe(first);
  await page.keyboard.press('k');
  await expect(page).toHaveURL(first);
  await page.keyboard.press('Escape');
  await expect(evidence(page)).toHaveCount(0);
  await expect(page).toHaveURL(/#v=findings$/);
});

test('the list is walked and opened by keyboard', async ({ page }) => {
  await page.goto(`${sample}#v=findings`);
  await firstLine(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('tr[data-line="1"] .open')).toBeFocused();
  await page.keyboard.press('Enter');
  await expectEvidence(page);
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /places where it was found/ })
    .first()
    .click();
  await expect(page.locator('tr.single').first()).toBeVisible();
});

test('a link to a claim that is not there says so', async ({ page }) => {
  await page.goto(`${sample}#v=findings;claim=e99-gone`);
  await expect(evidence(page)).toContainText('does not show the claim that the link speaks of');
});

const hostile = '<img src=x onerror="window.hit=1">';
const phone = '+49 151 23456789';

const hostileHar = JSON.stringify({
  log: {
    version: '1.2',
    creator: { name: 'test', version: '1' },
    entries: [
      {
        startedDateTime: '2020-09-13T12:26:40.000Z',
        time: 1,
        request: {
          method: 'POST',
          url: 'https://tracker.example/collect',
          httpVersion: 'HTTP/1.1',
          headers: [{ name: 'X-Note', value: hostile }],
          queryString: [],
          cookies: [],
          headersSize: 1,
          bodySize: 1,
          postData: {
            mimeType: 'application/json',
            text: JSON.stringify({ '<script>window.hit=1</script>': [hostile, '+4915123456789'] })
          }
        },
        response: { status: 200, headers: [], content: { size: 0, mimeType: 'text/html' } },
        serverIPAddress: '203.0.113.9',
        cache: {},
        timings: {}
      }
    ]
  }
});

test('what the reader looks for is found, told in no link and kept in no storage', async ({ page }) => {
  await page.goto('/');
  await chooseFiles(page, [testFile('hostile.har', hostileHar)]);
  await page.getByText('A phone number, a name, pages you opened').click();
  await page.getByLabel('The value').fill(phone);
  await page.getByRole('button', { name: 'Look for it' }).click();
  await page.getByRole('button', { name: 'in 1 request' }).click();
  await firstLine(page).click();
  await expectEvidence(page);
  await expect(leaf(page)).toContainText('+4915123456789');
  await expect(evidence(page)).toContainText('No link: your own values stay in this tab.');
  expect(page.url()).toMatch(/#v=findings;kind=own-value$/);
  const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(stored).not.toContain('151');

  // Markup of the capture is text wherever it is shown.
  await expect(evidence(page)).toContainText('<script>window.hit=1</script>');
  await evidence(page).getByRole('button', { name: 'What is inside headers' }).click();
  await expect(evidence(page).locator('.tree')).toContainText(hostile);
  expect(await page.locator('main img, main script, dialog img, dialog script').count()).toBe(0);
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: `Stop looking for ${phone}` }).click();
  await expect(page.getByRole('button', { name: 'in 1 request' })).toHaveCount(0);
});

test('that nothing was found is not sold as innocence', async ({ page }) => {
  await page.goto('/sample/daily-news-packets#v=findings');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const words = page.getByText('does not mean that nothing was sent');
  await expect(words.or(firstLine(page)).first()).toBeVisible();
});

test('a line of a long list has the width of a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${sample}#v=findings`);
  await expect(firstLine(page)).toBeVisible();
  expect((await firstLine(page).boundingBox())?.width).toBeGreaterThan(230);
});

for (const path of [`${sample}#v=findings`, `${sample}#v=map`]) {
  test(`${path} and its evidence fit a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(path);
    await page.getByRole('region', { name: 'What was sent' }).getByRole('button').first().click();
    await firstLine(page).click();
    await expectEvidence(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await evidence(page).evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
    await evidence(page).getByRole('button', { name: 'Close' }).click();
    await expect(evidence(page)).toHaveCount(0);
  });
}
