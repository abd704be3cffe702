import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { drop, har, openAnother, openSave, other, passphrase, saveCase, unlock } from './device.ts';
import { chooseFiles, dropFiles, sampleFile, testFile } from './files.ts';

test.describe('a case file', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(window, 'showSaveFilePicker');
    });
    await page.goto('/');
  });

  test('holds captures, view and what was looked for, and opens by drop under any name', async ({ page }) => {
    await chooseFiles(page, [other]);
    await page.getByText('A phone number, a name, pages you opened').click();
    await page.getByRole('textbox', { name: 'The value' }).fill('canary-5150');
    await page.getByRole('button', { name: 'Look for it' }).click();
    await expect(page.getByText('not found')).toBeVisible();
    await page.getByRole('tab', { name: 'Findings' }).click();
    await expect(page).toHaveURL(/#v=findings$/);
    const file = await saveCase(page);
    expect(file.name).toBe('browser-app.whither-case');
    const text = file.buffer.toString('latin1');
    for (const word of ['canary', 'browser-app', 'findings', '"log"']) expect(text).not.toContain(word);

    await openAnother(page);
    await dropFiles(page, [testFile('unknown', file.buffer)]);
    await expect(page.getByRole('heading', { name: 'unknown is locked with a passphrase' })).toBeVisible();
    await unlock(page, 'muddy violin quartz');
    await expect(page.getByRole('alert')).toContainText('This is not its passphrase');
    await unlock(page);
    await expect(page).toHaveURL(/#v=findings$/);
    await expect(page.getByText('canary-5150')).toBeVisible();
    await expect(page.getByRole('banner')).toContainText('browser-app.har');
  });

  test('opens together with a capture that is new to the case', async ({ page }) => {
    await chooseFiles(page, [har]);
    const file = await saveCase(page);
    await openAnother(page);
    await chooseFiles(page, [file, other]);
    await expect(page.getByText('1 more file is opened with it.')).toBeVisible();
    await unlock(page);
    await expect(page.getByRole('banner')).toContainText('daily-news.har');
    await expect(page.getByRole('banner')).toContainText('browser-app.har');
  });

  test('is asked for by its own name after a reload', async ({ page }) => {
    await chooseFiles(page, [har]);
    const file = await saveCase(page);
    await openAnother(page);
    await chooseFiles(page, [file]);
    await unlock(page);
    await page.getByRole('tab', { name: 'Tables' }).click();
    await expect(page).toHaveURL(/#v=hosts$/);
    await page.reload();
    await expect(page.getByRole('status').first()).toContainText(
      'You were looking at daily-news.whither-case'
    );
    await chooseFiles(page, [file]);
    await unlock(page);
    await expect(page).toHaveURL(/#v=hosts$/);
    await expect(page.getByRole('tab', { name: 'Tables' })).toHaveAttribute('aria-selected', 'true');
  });

  test('says what is wrong with it', async ({ page }) => {
    await chooseFiles(page, [har]);
    const { name, buffer } = await saveCase(page);
    await openAnother(page);
    await chooseFiles(page, [testFile(name, buffer.subarray(0, 5000))]);
    await expect(page.getByRole('alert')).toContainText('This case file is cut off: 5 kB of');

    const flipped = Buffer.from(buffer);
    flipped[200] = (flipped[200] ?? 0) ^ 1;
    await chooseFiles(page, [testFile(name, flipped)]);
    await unlock(page);
    await expect(page.getByRole('alert')).toContainText('damaged between bytes 88 and');

    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText(drop)).toBeVisible();
    await chooseFiles(page, [testFile('a', buffer), testFile('b', buffer)]);
    await expect(page.getByRole('alert')).toContainText('These are several case files');
  });

  test('is saved only under a passphrase that is worth something, typed twice', async ({ page }) => {
    await chooseFiles(page, [har]);
    await openSave(page);
    const save = page.getByRole('button', { name: 'Save the file' });
    await expect(page.getByText('There is no way back').first()).toBeVisible();
    await page.getByRole('textbox', { name: 'Passphrase' }).fill('aaaaaaaaaaaaaaaa');
    await page.getByRole('textbox', { name: 'Once more' }).fill('aaaaaaaaaaaaaaaa');
    await expect(page.getByText('Too short, or too even')).toBeVisible();
    await expect(save).toBeDisabled();
    await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
    await expect(page.getByText('The two are not the same.')).toBeVisible();
    await expect(save).toBeDisabled();
    await page.getByRole('button', { name: 'Suggest one' }).click();
    await expect(page.getByRole('textbox', { name: 'Passphrase' })).toHaveValue(/^(\w{5}-){4}\w{5}$/);
    await expect(save).toBeEnabled();
    await page.keyboard.press('Escape');
    await openSave(page);
    await expect(page.getByRole('textbox', { name: 'Passphrase' })).toHaveValue('');
  });
});

/** A file of the page's own storage in the place of one that a dialog of the system would give. */
const pickFromStorage = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    Object.assign(window, {
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) => {
        const root = await navigator.storage.getDirectory();
        return root.getFileHandle(suggestedName, { create: true });
      }
    });
  });
};

const savedBytes = (page: Page, name: string): Promise<number> =>
  page.evaluate(async (file) => {
    const root = await navigator.storage.getDirectory();
    return (await (await root.getFileHandle(file)).getFile()).size;
  }, name);

test('a large case is written piece by piece, and Cancel leaves no file', async ({ page }, info) => {
  const path = info.outputPath('large.pcap');
  const { buffer } = sampleFile('pcap/chromium/daily-news.pcap');
  writeFileSync(path, buffer);
  truncateSync(path, 300e6); // A hole, which reads as packets of no length.
  await pickFromStorage(page);
  await page.goto('/');
  await page.setInputFiles('input[type=file]', path);
  await expect(page).toHaveURL(/#v=map$/, { timeout: 40_000 });
  await openSave(page);
  for (const name of ['Passphrase', 'Once more']) await page.getByRole('textbox', { name }).fill(passphrase);
  await page.getByRole('button', { name: 'Save the file' }).click();
  await expect(page.getByText(/\d+ MB of 300 MB/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled: no file was left.')).toBeVisible();
  expect(await savedBytes(page, 'large.whither-case')).toBe(0);

  for (const name of ['Passphrase', 'Once more']) await page.getByRole('textbox', { name }).fill(passphrase);
  await page.getByRole('button', { name: 'Save the file' }).click();
  await expect(page.getByText('Saved: large.whither-case, 300 MB')).toBeVisible({ timeout: 40_000 });
  expect(await savedBytes(page, 'large.whither-case')).toBeGreaterThan(300e6);
  rmSync(path);
});
