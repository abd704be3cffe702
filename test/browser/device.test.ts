import { expect, test, type Page } from '@playwright/test';
import { har, keepIt, kept, openAnother, openSave, other, saveCase, unlock } from './device.ts';
import { faultsOf } from './faults.ts';
import { chooseFiles } from './files.ts';

/** Everything that this browser keeps for the page, as text. */
const storedText = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const texts = [localStorage, sessionStorage].flatMap((storage) =>
      Object.entries(storage).flat().map(String)
    );
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => {
          done(request.result);
        };
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((done) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => {
            done(request.result);
          };
        });
        for (const row of rows) texts.push(row instanceof Blob ? await row.text() : JSON.stringify(row));
      }
      database.close();
    }
    return texts.join('\n');
  });

test.describe('on this device', () => {
  test('nothing is kept that nobody asked to keep', async ({ page }) => {
    await page.goto('/');
    await chooseFiles(page, [har]);
    await expect(page).toHaveURL(/#v=map$/);
    await openSave(page);
    await page.keyboard.press('Escape');
    await openAnother(page);
    await expect(kept(page)).toHaveCount(0);
    const text = await storedText(page);
    expect(text).not.toContain('daily-news');
  });

  test('a kept case comes back after a reload, in the view it was in, without its file', async ({ page }) => {
    await page.goto('/');
    await chooseFiles(page, [har]);
    await keepIt(page);
    await page
      .getByRole('link', { name: /Russia/ })
      .first()
      .click();
    await page.getByRole('tab', { name: 'Tables' }).click();
    await expect(page).toHaveURL(/#v=hosts;place=RU$/);
    await page.reload();
    await expect(page.getByRole('tab', { name: 'Tables' })).toHaveAttribute('aria-selected', 'true');
    await expect(page).toHaveURL(/#v=hosts;place=RU$/);
  });

  test('the first page lists it with where it went, and opens it as it was left', async ({ page }) => {
    await page.goto('/');
    await chooseFiles(page, [har]);
    await keepIt(page);
    await page.getByRole('tab', { name: 'Findings' }).click();
    await expect(page).toHaveURL(/#v=findings$/);
    // A moment after, so that a film or a slider does not write at every step.
    await expect.poll(() => storedText(page)).toContain('"view":"v=findings"');
    expect(await storedText(page)).toContain('"madeBy"');
    await openAnother(page);
    const row = kept(page).getByRole('listitem');
    await expect(row).toContainText(/daily-news/);
    await expect(row).toContainText(/kept \d{4}-\d\d-\d\d · [\d.]+ kB/);
    await expect(row).toContainText(/China.*Russia|Russia.*China/);
    await expect(kept(page)).toContainText('unencrypted');
    await row.getByRole('button', { name: 'daily-news', exact: true }).click();
    await expect(page).toHaveURL(/#v=findings$/);
    await expect(page.getByRole('tab', { name: 'Findings' })).toHaveAttribute('aria-selected', 'true');
  });

  test('one is removed after a question, all of them as well, and nothing is left', async ({ page }) => {
    await page.goto('/');
    for (const file of [har, other]) {
      await chooseFiles(page, [file]);
      await keepIt(page);
      await openAnother(page);
    }
    await expect(kept(page).getByRole('listitem')).toHaveCount(2);
    await kept(page).getByRole('button', { name: 'Remove browser-app' }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await expect(kept(page).getByRole('listitem')).toHaveCount(2);
    await kept(page).getByRole('button', { name: 'Remove browser-app' }).click();
    await kept(page).getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(kept(page).getByRole('listitem')).toHaveCount(1);

    await chooseFiles(page, [other]);
    await keepIt(page);
    await openAnother(page);
    await kept(page).getByRole('button', { name: 'Remove all' }).click();
    await expect(page.getByText('Remove all 2 cases from this computer?')).toBeVisible();
    await kept(page).getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(kept(page)).toHaveCount(0);
    const text = await storedText(page);
    expect(text).not.toContain('daily-news');
    expect(text).not.toContain('"log"');
  });

  test('what the reader looked for is not kept unless they say so', async ({ page }) => {
    await page.goto('/');
    await chooseFiles(page, [other]);
    await page.getByText('A phone number, a name, pages you opened').click();
    await page.getByRole('textbox', { name: 'The value' }).fill('canary-5150');
    await page.getByRole('button', { name: 'Look for it' }).click();
    await expect(page.getByText('not found')).toBeVisible();
    await keepIt(page);
    expect(await storedText(page)).not.toContain('canary-5150');
    await openSave(page);
    const section = page.getByRole('region', { name: 'On this device' });
    await section.getByRole('checkbox', { name: 'What I looked for of my own' }).check();
    await section.getByRole('button', { name: 'Keep it as it is now' }).click();
    await expect.poll(() => storedText(page)).toContain('canary-5150');
    await page.getByRole('button', { name: 'Close' }).click();
    await page.reload();
    await expect(page.getByText('canary-5150')).toBeVisible();
  });

  test('who wishes so has every case kept that they open', async ({ page }) => {
    await page.goto('/');
    await chooseFiles(page, [har]);
    await openSave(page);
    await page.getByRole('checkbox', { name: 'Keep every case I open' }).check();
    await page.getByRole('button', { name: 'Close' }).click();
    await openAnother(page);
    await chooseFiles(page, [other]);
    await expect(page).toHaveURL(/#v=/);
    await openAnother(page);
    await expect(kept(page).getByRole('listitem')).toHaveCount(1);
    await expect(kept(page)).toContainText('browser-app');
    await kept(page).getByRole('checkbox', { name: 'Keep every case I open' }).uncheck();
  });

  test('what does not fit is refused with how much there is room for', async ({ page }) => {
    await page.addInitScript(() => {
      const estimate = (): Promise<StorageEstimate> => Promise.resolve({ quota: 100_000, usage: 50_000 });
      Object.assign(navigator.storage, { estimate });
    });
    await page.goto('/');
    await chooseFiles(page, [har]);
    await openSave(page);
    await page.getByRole('button', { name: 'Keep on this device' }).click();
    const section = page.getByRole('region', { name: 'On this device' });
    await expect(section.getByRole('status')).toContainText('it takes 182 kB, and the browser offers 45 kB');
    expect(await storedText(page)).not.toContain('"madeBy"');
  });

  test('a browser that runs out of room on the way keeps nothing of it', async ({ page }) => {
    await page.goto('/');
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(page.url());
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 20_000 });
    await chooseFiles(page, [har]);
    await openSave(page);
    await page.getByRole('button', { name: 'Keep on this device' }).click();
    const section = page.getByRole('region', { name: 'On this device' });
    await expect(section.getByRole('status')).toContainText('There is no room for it here: it takes 182 kB.');
    expect(await storedText(page)).not.toContain('"madeBy"');
  });

  test('one that was removed elsewhere says so', async ({ page, context }) => {
    await page.goto('/');
    await chooseFiles(page, [har]);
    await keepIt(page);
    await openAnother(page);
    const second = await context.newPage();
    await second.goto('/');
    await kept(second).getByRole('button', { name: 'Remove daily-news' }).click();
    await kept(second).getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(kept(second)).toHaveCount(0);
    await kept(page).getByRole('button', { name: 'daily-news', exact: true }).click();
    await expect(page.getByText('This case is no longer kept here.')).toBeVisible();
  });
});

for (const [name, reader] of [
  ['light', { colorScheme: 'light' as const }],
  ['dark, on a phone', { colorScheme: 'dark' as const, viewport: { width: 390, height: 844 } }]
] as const)
  test.describe(`for everyone, ${name}`, () => {
    test.use({ ...reader, contextOptions: { reducedMotion: 'reduce' } });

    test('saving, the list and the question for a passphrase', async ({ page }) => {
      await page.addInitScript(() => {
        Reflect.deleteProperty(window, 'showSaveFilePicker');
      });
      await page.goto('/');
      await chooseFiles(page, [har]);
      const file = await saveCase(page);
      await keepIt(page);
      await openSave(page);
      expect(await faultsOf(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      await page.getByRole('button', { name: 'Close' }).click();
      await openAnother(page);
      await kept(page).getByRole('button', { name: 'Remove daily-news' }).click();
      expect(await faultsOf(page)).toEqual([]);
      await chooseFiles(page, [file]);
      await unlock(page, 'wrong');
      await expect(page.getByRole('alert')).toContainText('This is not its passphrase');
      expect(await faultsOf(page)).toEqual([]);
    });
  });
