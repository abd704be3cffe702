import { expect, test, type Page, type Route } from '@playwright/test';
import { marker, writeMmdb } from '../unit/attribution/mmdb-writer.ts';
import { chooseFiles, dropFiles, sampleFile, testFile } from './files.ts';

const har = sampleFile('har/chromium/daily-news.har');
const panel = (page: Page) => page.getByRole('region', { name: 'Where the places come from' });

/** Puts 161.117.96.21, which DB-IP puts in Singapore, in the United States. */
const own = testFile(
  'own.mmdb',
  Buffer.from(
    writeMmdb({
      records: [['161.117.0.0/16', { country: { iso_code: 'US' } }]],
      metadata: { database_type: 'Test-Country' }
    })
  )
);

const answer = (page: Page) => page.getByRole('heading', { level: 1 });

test('the panel names the tables with their age, and links where the licence asks for it', async ({
  page
}) => {
  await page.goto('/');
  await chooseFiles(page, [har]);
  await expect(panel(page).getByRole('link', { name: 'DB-IP Lite country' })).toHaveAttribute(
    'href',
    'https://db-ip.com'
  );
  await expect(panel(page)).toContainText(/2026-06-01, .+ old · CC-BY-4\.0/);
  await expect(panel(page).getByRole('link', { name: 'IP Geolocation by DB-IP' })).toBeVisible();
});

test('the report is on screen before the tables of places have arrived, and says that they have not', async ({
  page
}) => {
  const held: Route[] = [];
  let isHeld = true;
  await page.route('**/geo/*.bin.gz', (route) => {
    if (isHeld) held.push(route);
    else void route.continue();
  });
  await page.goto('/');
  await chooseFiles(page, [har]);
  await expect(answer(page)).toContainText('Where they went is not known yet');
  await expect(panel(page)).toContainText('still loading');
  const went = page.getByRole('region', { name: /Where it went/ });
  await expect(went).toContainText('place not known yet');
  await expect(went).not.toContainText('none seen');
  await page.getByRole('tab', { name: 'Tables' }).click();
  await expect(page).toHaveURL(/#v=hosts$/);
  expect(held.length).toBe(7);
  isHeld = false;
  await Promise.all(held.map((route) => route.continue()));
  await expect(answer(page)).toContainText('went to');
  await expect(page).toHaveURL(/#v=hosts$/);
  await expect(went).not.toContainText('place not known yet');
});

test('tables that cannot be loaded leave a report without places, and can be asked for again', async ({
  page
}) => {
  let fails = true;
  await page.route('**/geo/*.bin.gz', async (route) => {
    // The capture is read first: a report must be there to be kept.
    await new Promise((resolve) => setTimeout(resolve, fails ? 1500 : 0));
    await (fails ? route.abort() : route.continue());
  });
  await page.goto('/');
  await chooseFiles(page, [har]);
  await expect(panel(page)).toContainText('could not be loaded');
  await expect(answer(page)).toContainText('not known yet');
  fails = false;
  await panel(page).getByRole('button', { name: 'Try again' }).click();
  await expect(answer(page)).toContainText('went to');
  await expect(panel(page)).not.toContainText('could not be loaded');
});

const cityRequests = (page: Page): string[] => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/geo/city-')) asked.push(request.url());
  });
  return asked;
};

test('cities are loaded when asked for, and from then on without the network', async ({ page }) => {
  const asked = cityRequests(page);
  await page.goto('/');
  await chooseFiles(page, [har]);
  await expect(answer(page)).toContainText('went to');
  const show = panel(page).getByRole('button', { name: /^Show cities \(12 MB\)$/ });
  await expect(show).toBeVisible();
  expect(asked).toEqual([]);
  await show.click();
  await expect(panel(page).getByRole('link', { name: 'DB-IP Lite city' })).toBeVisible();
  expect(asked).toHaveLength(2);

  await page.route('**/geo/city-*', (route) => route.abort());
  await page.reload();
  await chooseFiles(page, [har]);
  await expect(panel(page).getByRole('link', { name: 'DB-IP Lite city' })).toBeVisible();
  await expect(panel(page)).toContainText('this browser keeps');
  expect(asked).toHaveLength(2);

  await panel(page).getByRole('button', { name: 'Hide them' }).click();
  await expect(panel(page).getByRole('link', { name: 'DB-IP Lite city' })).toHaveCount(0);
  await panel(page).getByRole('button', { name: 'Show cities', exact: true }).click();
  await panel(page).getByRole('button', { name: 'Forget the tables' }).click();
  await expect(show).toBeVisible();
  expect(await page.evaluate(() => caches.has('whither-cities'))).toBe(false);
});

test('loading cities can be cancelled, and a failure is said', async ({ page }) => {
  let held: Route | null = null;
  await page.route('**/geo/city-v6*', (route) => {
    held = route;
  });
  await page.goto('/');
  await chooseFiles(page, [har]);
  const show = panel(page).getByRole('button', { name: /^Show cities/ });
  await show.click();
  await expect(panel(page).getByRole('progressbar')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(show).toBeVisible();
  expect(held).not.toBeNull();
  await page.unroute('**/geo/city-v6*');
  await page.route('**/geo/city-v6*', (route) => route.abort());
  await show.click();
  await expect(panel(page)).toContainText('The city tables could not be loaded');
});

test('an own database dropped beside a capture is compared, and may be asked instead', async ({ page }) => {
  await page.goto('/');
  await dropFiles(page, [{ ...own, name: 'renamed.bin' }, har]);
  await expect(panel(page)).toContainText('Test-Country (renamed.bin)');
  await expect(panel(page)).toContainText('2026-05-12');
  await expect(page.getByRole('main').getByText(/on whose place the sources disagree/)).toBeVisible();
  await expect(answer(page)).toContainText('none was seen going to Singapore');
  await panel(page)
    .getByRole('radio', { name: /instead of DB-IP/ })
    .check();
  await expect(page.getByText(/on whose place the sources disagree/)).toHaveCount(0);
  await panel(page).getByRole('button', { name: 'Remove it' }).click();
  await expect(answer(page)).toContainText(/\d to Singapore/);
  await expect(panel(page)).not.toContainText('Test-Country');
});

test('an own database is taken by the report too, and refused in words if it is none', async ({ page }) => {
  await page.goto('/');
  await chooseFiles(page, [har]);
  await expect(answer(page)).toContainText(/\d to Singapore/);
  const choose = panel(page).getByLabel(/Use a database of your own/);
  await choose.setInputFiles([testFile('none.mmdb', 'hello')]);
  await expect(panel(page)).toContainText('it is no MaxMind DB');
  await choose.setInputFiles([testFile('broken.mmdb', Buffer.from(marker))]);
  await expect(panel(page)).toContainText('This database of places is broken');
  await expect(answer(page)).toContainText(/\d to Singapore/);
  await choose.setInputFiles([own]);
  await expect(panel(page)).toContainText('Test-Country (own.mmdb)');
  await expect(answer(page)).toContainText('none was seen going to Singapore');
});

test('a broken database beside a capture is said, and the capture opens without it', async ({ page }) => {
  await page.goto('/');
  await chooseFiles(page, [testFile('own.mmdb', 'hello'), har]);
  await expect(page.getByRole('alert')).toContainText('it is no MaxMind DB');
  await page.getByRole('button', { name: `Open ${har.name} without it` }).click();
  await expect(answer(page)).toContainText(/\d to Singapore/);
});

test('a database alone is no capture, and that is said', async ({ page }) => {
  await page.goto('/');
  await chooseFiles(page, [own]);
  await expect(page.getByRole('alert')).toContainText('This is a database of places, not a capture');
});
