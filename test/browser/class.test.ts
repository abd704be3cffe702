import { expect, test, type Page } from '@playwright/test';
import { samples } from './files.ts';

const sample = '/sample/browser-app';
const views = [
  'map',
  'flow',
  'timeline',
  'matrix',
  'network',
  'findings',
  'hosts',
  'addresses',
  'requests',
  'identifiers'
];

const openReport = async (page: Page, address: string): Promise<void> => {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Of 12 requests');
};

test('a link opens a sample in any view', async ({ page }) => {
  for (const view of views) {
    await page.goto('about:blank');
    await openReport(page, `${sample}#v=${view}`);
    await expect(page).toHaveURL(new RegExp(`#v=${view}$`));
    await expect(page.locator('#view .card').first()).toBeVisible();
  }
});

test.describe('when it happened', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('a span is chosen by keys, shown by a chip, and let go', async ({ page }) => {
    await openReport(page, `${sample}#v=timeline`);
    await page.getByRole('slider', { name: 'From' }).focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect(page).toHaveURL(/span=\d+-\d+/);
    await page
      .getByRole('button', { name: /Let go of .*UTC/ })
      .first()
      .click();
    await expect(page).not.toHaveURL(/span=/);
  });

  test('a span is drawn with the mouse, and every view follows', async ({ page }) => {
    await openReport(page, `${sample}#v=timeline`);
    const box = await page.locator('.brush').boundingBox();
    if (!box) throw new Error('there is nothing to draw on');
    await page.mouse.move(box.x + box.width * 0.2, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 24, { steps: 5 });
    await page.mouse.up();
    await expect(page).toHaveURL(/span=/);
    await page.getByRole('tab', { name: 'Flow' }).click();
    await expect(page.getByRole('button', { name: /^Singapore: [1-5] request/ })).toBeVisible();
  });

  test('it plays as a film, pauses, and shows all again', async ({ page }) => {
    await openReport(page, `${sample}#v=flow`);
    await page.getByRole('button', { name: 'Play' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Singapore: [1-5] request/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(page.getByRole('button', { name: 'Singapore: 6 requests' })).toBeVisible();
    await expect(page).toHaveURL(/#v=flow$/);
  });
});

test('a cell of the matrix shows what it counts', async ({ page }) => {
  await openReport(page, `${sample}#v=matrix`);
  await page.getByRole('button', { name: 'Search words to Xiaomi: 1 request' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/party=company:xiaomi.*kind=search/);
  await page.getByRole('tab', { name: 'Findings' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(1);
});

test('the levels of the flow are chosen, and stay in the link', async ({ page }) => {
  await openReport(page, `${sample}#v=flow`);
  await page.locator('summary', { hasText: 'Levels' }).click();
  await page.getByRole('checkbox', { name: 'Page' }).uncheck();
  await expect(page).toHaveURL(/levels=kind,company,country/);
  await page.reload();
  await expect(page.locator('.heads')).not.toContainText('Page');
  await page.getByRole('button', { name: /^Search words: 1 request/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/kind=search/);
});

test('the flow is walked by arrows, tells parts of a whole, and opens what it folds', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openReport(page, `${sample}#v=flow`);
  const node = (name: string) => page.locator('.flow').getByRole('button', { name, exact: true });
  await node('page not told: 7 requests').focus();
  await page.keyboard.press('ArrowRight');
  await expect(node('Screens and buttons used: 7 requests')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await expect(node('Xiaomi: 7 requests')).toBeFocused();
  await node('Location: 6 requests').focus();
  await expect(node('Xiaomi: 6 of 7 requests')).toBeVisible();
  await expect(node('Germany: 3 requests')).toBeVisible();
  await expect(node('Search words: 1 request')).toHaveCount(0);
  await page.getByRole('button', { name: /^Show more of: others/ }).press('Enter');
  await expect(node('Search words: 1 request')).toBeVisible();
  await page.getByRole('button', { name: 'Fold the small ones' }).click();
  await expect(node('Search words: 1 request')).toHaveCount(0);
});

test.describe('a presentation', () => {
  test('goes by keys through answer, views and claims, and is left by Escape', async ({ page }) => {
    await openReport(page, `${sample}#v=map;present=answer`);
    await expect(page.getByRole('tab')).toHaveCount(0);
    for (const title of ['Map', 'Flow', 'Timeline', 'Matrix', 'Network']) {
      await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
    }
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Of 12 requests');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('tab').first()).toBeVisible();
    await expect(page).not.toHaveURL(/present/);
  });

  test('opens by its button, and shows the words of the search with their proof', async ({ page }) => {
    await openReport(page, sample);
    await page.getByRole('button', { name: 'Present' }).click();
    await expect(page).toHaveURL(/present=answer/);
    for (let at = 0; at < 7; at++) await page.keyboard.press('PageDown');
    await expect(page.locator('.stage')).toContainText('lump under the arm');
    await expect(page.locator('.stage .tree')).toBeVisible();
  });
});

test('the tour leads through the sample by keys, and Escape ends it', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /Take the tour/ }).click();
  const card = page.getByRole('region', { name: 'Guided tour' });
  for (let step = 1; step <= 8; step++) {
    await expect(card).toContainText(`step ${String(step)} of 8`);
    await expect(page.locator('.pointed-at')).toBeVisible();
    await card.focus();
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(page).not.toHaveURL(/tour=/);
});

test('the gallery draws what comes into sight, and is listed nowhere', async ({ page }) => {
  const cell = (name: string) => page.locator(`[data-cell=${name}]`);
  await page.goto('/gallery');
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  expect(await page.locator('[data-cell]').count()).toBeGreaterThanOrEqual(samples.length * views.length);
  await expect(cell('daily-news-map').locator('.maplibregl-map')).toBeVisible();
  await expect(cell('weather-app-hosts')).toContainText('Drawn when it comes into sight.');
  await cell('weather-app-hosts').scrollIntoViewIfNeeded();
  await expect(cell('weather-app-hosts').locator('tbody tr').first()).toBeVisible();
});
