import { expect, test } from '@playwright/test';
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
  await page.getByRole('tab', { name: 'Hosts' }).click();
  await expect(page).toHaveURL(/#v=hosts;place=RU$/);
  expect(page.url()).not.toContain(har.name);

  await page.reload();
  await expect(page.getByRole('status')).toContainText(`You were looking at ${har.name}`);
  await chooseFiles(page, [har]);
  await expect(page.getByRole('tab', { name: 'Hosts' })).toHaveAttribute('aria-selected', 'true');
  await expect(page).toHaveURL(/#v=hosts;place=RU$/);
});

test('another file than before the reload is shown afresh, and that is said', async ({ page }) => {
  await page.goto('/');
  await chooseFiles(page, [har]);
  await page.getByRole('tab', { name: 'Hosts' }).click();
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

/** 600 MB that take no room: one block of packets, many times over. */
const giant = `(() => {
  const header = new Uint8Array([0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 1, 0, 0, 0]);
  const packet = new Uint8Array(16 + 60);
  new DataView(packet.buffer).setUint32(8, 60, true);
  new DataView(packet.buffer).setUint32(12, 60, true);
  const block = new Uint8Array(packet.length * 100000);
  for (let at = 0; at < block.length; at += packet.length) block.set(packet, at);
  return new File([header, ...Array.from({ length: 80 }, () => block)], 'giant.pcap');
})()`;

test('a large file shows how far it is, and Cancel ends it at once', async ({ page }) => {
  await page.goto('/', { waitUntil: 'networkidle' });
  const transfer = await page.evaluateHandle(
    `(() => { const d = new DataTransfer(); d.items.add(${giant}); return d; })()`
  );
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  await expect(page.getByRole('heading', { name: 'Reading giant.pcap' })).toBeVisible();
  await expect(page.getByText(/\d+ packets/)).toBeVisible();
  await expect(page.getByText(/MB of 608 MB/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Drop a HAR, pcap or pcapng here')).toBeVisible();
  expect(page.workers()).toHaveLength(0);
});
