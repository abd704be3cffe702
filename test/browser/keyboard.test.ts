import { expect, test, type Page } from '@playwright/test';

/** Presses Tab until what stands in focus is called so; a reader without a mouse has no other way. */
const tabTo = async (page: Page, name: RegExp, key = 'Tab'): Promise<void> => {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press(key);
    const { called, isSeen } = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement;
      const { outlineStyle, boxShadow } = getComputedStyle(at);
      const label = at.closest('label') ?? at.parentElement?.querySelector('label');
      return {
        called: at.getAttribute('aria-label') ?? (at.innerText || label?.innerText || ''),
        isSeen: at === document.body || outlineStyle !== 'none' || boxShadow !== 'none'
      };
    });
    expect(isSeen, `focus on “${called}” can be seen`).toBe(true);
    if (name.test(called)) return;
  }
  throw new Error(`Tab does not lead to ${String(name)}`);
};

test('from the first page to the proof of a finding and back, without a mouse', async ({ page }) => {
  await page.goto('/');
  await tabTo(page, /^A browser that tells/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Of 12 requests');

  await tabTo(page, /^Map$/);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#v=findings$/);

  await tabTo(page, /^The address of a page that was opened/);
  await page.keyboard.press('Enter');
  const evidence = page.getByRole('dialog', { name: 'Evidence' });
  await expect(evidence).toBeVisible();
  await expect(evidence).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(evidence).toBeHidden();
  await expect(page.locator('tbody button:focus')).toHaveCount(1);

  await tabTo(page, /^Download/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await tabTo(page, /^CSV$/);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toBe('browser-app-findings.csv');
  await page.keyboard.press('Escape');
  await expect(page.locator('summary:focus')).toHaveText(/Download/);
});
