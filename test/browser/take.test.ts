import { readFileSync } from 'node:fs';
import { expect, test, type Page, type Route } from '@playwright/test';

const open = async (page: Page, view: string): Promise<void> => {
  await page.goto(`/sample/browser-app#v=${view}`);
  await page.locator('summary', { hasText: 'Download' }).click();
};

/** What a click of this name gives: its name, and its bytes. */
const taken = async (page: Page, button: string): Promise<{ name: string; bytes: Buffer }> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click()
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
};

const rowOf: Readonly<Record<string, string>> = {
  map: 'Singapore,SG,true,1,6,0,',
  flow: 'company,Xiaomi,country,Singapore,6',
  timeline: 'Xiaomi,2026-',
  matrix: 'search,Xiaomi,1,1',
  network: 'page not told,Xiaomi,Singapore,SG,true,6'
};

for (const [view, row] of Object.entries(rowOf))
  test(`the view ${view} is taken as SVG, and drawn by a browser without a network`, async ({ page }) => {
    await open(page, view);
    const { name, bytes } = await taken(page, 'SVG');
    expect(name).toBe(`browser-app-${view}.svg`);
    const svg = bytes.toString('utf8');
    expect(svg).toContain('Source: browser-app.har');
    expect(svg).toContain('DB-IP');
    const csv = await taken(page, 'CSV');
    expect(csv.name).toBe(`browser-app-${view}.csv`);
    expect(csv.bytes.toString('utf8')).toContain(`\n${row}`);
    await page.context().setOffline(true);
    const size = await page.evaluate(async (text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      const image = new Image();
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
      await image.decode();
      return { faults: parsed.querySelectorAll('parsererror').length, width: image.width };
    }, svg);
    expect(size.faults).toBe(0);
    expect(size.width).toBeGreaterThan(600);
  });

test('nothing is taken before the places have come', async ({ page }) => {
  const held: Route[] = [];
  await page.route('**/geo/*.bin.gz', (route) => void held.push(route));
  await open(page, 'network');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV', exact: true }).click();
  await expect(
    page.getByRole('status').filter({ hasText: 'Waiting for the tables of places' })
  ).toBeVisible();
  await Promise.all(held.map((route) => route.continue()));
  const csv = readFileSync(await (await coming).path(), 'utf8');
  expect(csv).toContain(`\n${String(rowOf['network'])}`);
});

test('what is taken without places says that it is', async ({ page }) => {
  await page.route('**/geo/*.bin.gz', async (route) => {
    // The capture is read first: a report must be there to be taken.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.abort();
  });
  await open(page, 'timeline');
  const svg = (await taken(page, 'SVG')).bytes.toString('utf8');
  expect(svg).toContain('could not be loaded');
  expect(svg).toContain('without tables of places');
  expect(svg).not.toContain('DB-IP');
});

test('a view is taken as PNG, as large as one asks', async ({ page }) => {
  await open(page, 'flow');
  const widthOf = ({ bytes }: { bytes: Buffer }): number => bytes.readUInt32BE(16);
  await page.getByLabel('Pixels').selectOption('1');
  const one = await taken(page, 'PNG');
  expect(one.bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  await page.getByLabel('Pixels').selectOption('4');
  const four = await taken(page, 'PNG');
  expect(four.name).toBe('browser-app-flow-4x.png');
  expect(widthOf(four)).toBe(4 * widthOf(one));
});

test('what is shown is taken as CSV and JSON, and no more', async ({ page }) => {
  await open(page, 'findings;kind=search');
  const csv = (await taken(page, 'CSV')).bytes.toString('utf8');
  expect(csv.split('\r\n')).toHaveLength(3);
  expect(csv).toContain('lump under the arm');
  const json = JSON.parse((await taken(page, 'JSON')).bytes.toString('utf8')) as { kind: string }[];
  expect(json.map(({ kind }) => kind)).toEqual(['search']);
  await page.getByLabel('What is shown, as data').selectOption('requests');
  const requests = JSON.parse((await taken(page, 'JSON')).bytes.toString('utf8')) as unknown[];
  expect(requests).toHaveLength(1);
});

test('the report is taken as one page that opens without a network and runs nothing', async ({
  page,
  browser
}, info) => {
  await open(page, 'map');
  const { name, bytes } = await taken(page, 'One HTML file');
  expect(name).toBe('browser-app-report.html');
  const html = bytes.toString('utf8');
  expect(html).not.toMatch(/<script|src=|href=/);
  const path = info.outputPath('report.html');
  (await import('node:fs')).writeFileSync(path, html);
  const context = await browser.newContext({ offline: true });
  const alone = await context.newPage();
  const asked: string[] = [];
  alone.on('request', (request) => asked.push(request.url()));
  await alone.goto(`file://${path}`);
  await expect(alone.getByRole('heading', { level: 1 })).toContainText('Of 12 requests');
  await expect(alone.locator('svg')).toHaveCount(4);
  await expect(alone.getByText(/SHA-256 [0-9a-f]{64}/)).toBeVisible();
  expect(asked).toHaveLength(1);
  await context.close();
});

test('on paper the report ends with how it was made', async ({ page }) => {
  await page.goto('/sample/browser-app#v=map');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Of 12 requests');
  await expect(page.getByRole('heading', { name: 'How this was made' })).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'How this was made' })).toBeVisible();
  await expect(page.getByRole('tab').first()).toBeHidden();
});

test('on paper a table is whole, not what of it was in sight', async ({ page }) => {
  await page.goto('/sample/daily-news#v=requests');
  const rows = page.locator('.tables tr[data-row]');
  await expect(rows.first()).toBeVisible();
  const all = Number(await page.locator('.tables table').getAttribute('aria-rowcount')) - 1;
  expect(await rows.count()).toBeLessThan(all);
  await page.emulateMedia({ media: 'print' });
  await expect(rows).toHaveCount(all);
  await page.emulateMedia({ media: 'screen' });
  await expect(rows).not.toHaveCount(all);
});
