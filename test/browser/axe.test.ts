import { expect, test } from '@playwright/test';
import { faultsOf } from './faults.ts';

const readers = [
  { name: 'light', colorScheme: 'light' as const },
  { name: 'dark', colorScheme: 'dark' as const },
  { name: 'on a phone', viewport: { width: 390, height: 844 } }
];

/** They are made of the same parts as the method, which is looked at in the dark. */
const guides = ['/guide/record', '/guide/har', '/guide/phone'];

for (const { name, ...reader } of readers) {
  test.describe(`for everyone, ${name}`, () => {
    test.use({ ...reader, contextOptions: { reducedMotion: 'reduce' } });

    for (const path of [
      '/',
      '/method',
      '/shares',
      '/sample/browser-app#v=timeline;present=view',
      '/sample/browser-app#v=flow;tour=2',
      ...(name === 'dark' ? [] : guides)
    ])
      test(`the page ${path}`, async ({ page }) => {
        await page.goto(path);
        expect(await faultsOf(page)).toEqual([]);
      });

    test('every view of a report, and the evidence beside it', async ({ page }) => {
      await page.goto('/sample/browser-app#v=findings');
      const tabs = page.getByRole('tab');
      await expect(tabs.first()).toBeVisible();
      for (const tab of await tabs.all()) {
        await tab.click();
        await page.waitForTimeout(400);
        expect.soft(await faultsOf(page), await tab.innerText()).toEqual([]);
      }
      await page.goto('/sample/browser-app#v=findings');
      await page.locator('tbody button').first().click();
      await expect(page.getByRole('dialog', { name: 'Evidence' })).toBeVisible();
      expect.soft(await faultsOf(page), 'evidence').toEqual([]);
    });
  });
}
