import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { sampleFile, testFile, type TestFile } from './files.ts';

export const har = sampleFile('har/chromium/daily-news.har');
export const other = sampleFile('har/mitmproxy/browser-app.har');
export const passphrase = 'muddy violin quartz saddle';

export const drop = 'Drop a HAR, pcap or pcapng here';

export const openSave = async (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Save', exact: true }).click();

export const keepIt = async (page: Page): Promise<void> => {
  await openSave(page);
  await page.getByRole('button', { name: 'Keep on this device' }).click();
  await expect(page.getByText('Kept on this device: it opens from the first page')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
};

export const openAnother = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Open another' }).click();
  await expect(page.getByText(drop)).toBeVisible();
};

export const kept = (page: Page): Locator => page.getByRole('region', { name: 'On this device' });

/** Saves the case on screen by the browser's download, as browsers do that can't write files. */
export const saveCase = async (page: Page): Promise<TestFile> => {
  await openSave(page);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await page.getByRole('textbox', { name: 'Once more' }).fill(passphrase);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the file' }).click();
  const download = await waiting;
  await expect(page.getByText(/^Saved: /)).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  return testFile(download.suggestedFilename(), readFileSync(await download.path()));
};

export const unlock = async (page: Page, typed = passphrase): Promise<void> => {
  await page.getByRole('textbox', { name: 'Its passphrase' }).fill(typed);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
};
