import { expect, test } from '@playwright/test';
import { expectShadedMap } from './map-picture.ts';

test('the first page promises, and keeps, that nothing is uploaded', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  await page.goto('/');
  await expect(page.getByText('nothing is uploaded').first()).toBeVisible();
  await page.goto('/sample/daily-news');
  await expectShadedMap(page);
  expect(sent).toEqual([]);
});

test('no page breaks the policy or throws', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  for (const path of [
    '/',
    '/method',
    '/guide/record',
    '/sample/daily-news#v=flow',
    '/sample/daily-news#v=hosts'
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await page.goto('/sample/daily-news');
  await expectShadedMap(page);
  expect(faults).toEqual([]);
});

test('an address that leads nowhere says so', async ({ page }) => {
  const response = await page.goto('/no/such/page');
  expect(response?.status()).toBe(404);
  await expect(page.getByText('There is nothing at this address.')).toBeVisible();
});

test('the place of every country carries the attribution', async ({ page }) => {
  await page.goto('/sample/daily-news');
  const link = page.getByRole('link', { name: 'IP Geolocation by DB-IP' }).first();
  await expect(link).toHaveAttribute('href', 'https://db-ip.com');
});

test('dark is kept over a reload, and the map follows', async ({ page }) => {
  await page.goto('/sample/daily-news');
  await page.getByRole('button', { name: 'Dark' }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expectShadedMap(page);
});

for (const path of [
  '/',
  '/guide/record',
  '/sample/daily-news',
  '/sample/daily-news#v=flow',
  '/sample/daily-news#v=hosts'
]) {
  test(`${path} fits a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
}

test('without WebGL the table stands in for the map', async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto('/sample/daily-news');
  await expect(page.getByText('The map cannot be drawn in this browser')).toBeVisible();
  await expect(page.getByRole('table')).toContainText('Singapore (watched)');
});
