import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { chooseFiles, sampleFile, testFile } from './files.ts';

const har = sampleFile('har/chromium/daily-news.har');

test('after a reload the file is asked for by name, and the view comes back with it', async ({ page }) => {
  await page.goto('/');
  await chooseFiles(page, [har]);
  await expect(page).toHaveURL(/#v=map$/);
  await page
    .getByRole('link', { name: /Russia/ })
    .first()
    .click();
  await page.getByRole('tab', { name: 'Tables' }).click();
  await expect(page).toHaveURL(/#v=hosts;place=RU$/);
  expect(page.url()).not.toContain(har.name);

  await page.reload();
  await expect(page.getByRole('status')).toContainText(`You were looking at ${har.name}`);
  await chooseFiles(page, [har]);
  await expect(page.getByRole('tab', { name: 'Tables' })).toHaveAttribute('aria-selected', 'true');
  await expect(page).toHaveURL(/#v=hosts;place=RU$/);
});

test('another file than before the reload is shown afresh, and that is said', async ({ page }) => {
  await page.goto('/');
  await chooseFiles(page, [har]);
  await page.getByRole('tab', { name: 'Tables' }).click();
  await expect(page).toHaveURL(/#v=hosts$/);
  await page.reload();
  await chooseFiles(page, [testFile('other.har', har.buffer)]);
  await expect(page.getByText('This is another file than before the reload')).toBeVisible();
  await expect(page).toHaveURL(/#v=map$/);
});

test('“Open another” leads back to the first page, and back to the report', async ({ page }) => {
  await page.goto('/');
  await chooseFiles(page, [har]);
  await page.getByRole('button', { name: 'Open another' }).click();
  await expect(page.getByText('Drop a HAR, pcap or pcapng here')).toBeVisible();
});

test('a look at a sample leaves the own case as it was, evidence and all', async ({ page }) => {
  await page.goto('/');
  await chooseFiles(page, [sampleFile('har/mitmproxy/browser-app.har')]);
  await page.getByRole('tab', { name: 'Findings' }).click();
  await expect(page).toHaveURL(/#v=findings$/);
  await page.getByRole('link', { name: 'Whither', exact: true }).click();
  await page.locator('a.card').first().click();
  await expect(page.getByRole('tab', { name: 'Findings' })).toBeVisible();
  await expect(page).toHaveURL(/\/sample\//);
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/\/#v=findings$/);
  await page.locator('tr[data-line] .open').first().click();
  const evidence = page.getByRole('dialog', { name: 'Evidence' });
  await expect(evidence.locator('.tree [aria-current=true]')).toBeVisible();
  await expect.poll(() => page.workers().length).toBe(1);
});

const pcapHeaderBytes = 24;

test('a long file is read ahead by another worker, in its order and to its end', async ({ page }, info) => {
  const { buffer } = sampleFile('pcap/chromium/daily-news.pcap');
  const again = new Array<Buffer>(400).fill(buffer.subarray(pcapHeaderBytes));
  const path = info.outputPath('long.pcap');
  writeFileSync(path, Buffer.concat([buffer, ...again]));
  await page.goto('/');
  await page.setInputFiles('input[type=file]', path);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('3 went to China, 2 to Russia');
  await expect(page.getByText(/broken|cut off/)).toHaveCount(0);
  rmSync(path);
});

/** 8 GB that take no room on the disk: a header, then a hole, which reads as packets of no length at no time. */
const writeGiant = (path: string): void => {
  writeFileSync(path, Buffer.from('d4c3b2a10200040000000000000000000000040001000000', 'hex'));
  truncateSync(path, 8e9);
};

/** Those the browser runs: the list that the test's own library keeps loses sight of a worker whose maker ends first. */
const workersOf = async (page: Page): Promise<string[]> => {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'worker' }] });
  await session.detach();
  return targetInfos.map(({ url }) => url);
};

test('a large file shows how far it is, and Cancel ends it at once', async ({ page }, info) => {
  const path = info.outputPath('giant.pcap');
  writeGiant(path);
  await page.goto('/');
  await page.setInputFiles('input[type=file]', path);
  await expect(page.getByRole('heading', { name: 'Reading giant.pcap' })).toBeVisible();
  await expect(page.getByText(/\d+ packets/)).toBeVisible();
  await expect(page.getByText(/of 8 GB/)).toBeVisible();
  await expect(page.getByText(/about .* left/)).toBeVisible();
  await expect.poll(async () => (await workersOf(page)).length).toBe(2);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Drop a HAR, pcap or pcapng here')).toBeVisible();
  await expect.poll(() => workersOf(page)).toEqual([]);
  rmSync(path);
});
