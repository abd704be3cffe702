import { expect, test } from '@playwright/test';
import { clickMap, countPixels, expectShadedMap, mapBox } from './map-picture.ts';

// As most readers see the map: its arrows set out, and come to rest.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

const sample = '/sample/daily-news';
const chip = (name: string) => ({ name: `Let go of ${name}` });

test('a click on a country selects it for every view, and the address keeps it', async ({ page }) => {
  await page.goto(sample);
  await expectShadedMap(page);
  await clickMap(page, 100, 35);
  await expect(page).toHaveURL(/#v=map;place=CN$/);
  await expect(page.getByRole('button', chip('China'))).toBeVisible();
  const china = page.getByRole('listitem').getByRole('button', { name: /^China/ });
  await expect(china).toHaveAttribute('aria-pressed', 'true');

  await page.getByRole('tab', { name: 'Flow' }).click();
  await expect(page.getByRole('button', { name: /^China:/ })).toHaveAttribute('aria-pressed', 'true');

  await page.getByRole('tab', { name: 'Tables' }).click();
  await expect(page.locator('tbody td.country').first()).toBeVisible();
  const countries = await page.locator('tbody td.country').allInnerTexts();
  expect(countries.every((country) => country.includes('China'))).toBe(true);
});

test('a reload finds the same view and selection', async ({ page }) => {
  await page.goto(`${sample}#v=flow;place=SG;watch=SG,JP`);
  await expect(page.getByRole('button', { name: /^Singapore:/ })).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(page.getByRole('tab', { name: 'Flow' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('button', { name: /^Singapore:/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('Watching: Singapore and Japan')).toBeVisible();
});

test('back, forward and Escape walk through what was chosen', async ({ page }) => {
  await page.goto(sample);
  await page
    .getByRole('link', { name: /Singapore/ })
    .first()
    .click();
  await expect(page).toHaveURL(/place=SG/);
  await page.getByRole('tab', { name: 'Tables' }).click();
  await expect(page).toHaveURL(/v=hosts;place=SG/);
  await page.goBack();
  await expect(page.getByRole('tab', { name: 'Map' })).toHaveAttribute('aria-selected', 'true');
  await page.goForward();
  await expect(page.getByRole('tab', { name: 'Tables' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/v=hosts$/);
});

test('the watch list changes the answer in place', async ({ page }) => {
  await page.goto(sample);
  await page.getByText('Watching: China, Russia and Singapore').click();
  await page.getByRole('button', { name: 'Stop watching China' }).click();
  await expect(page).toHaveURL(/watch=RU,SG/);
  await page.getByLabel('Add').selectOption('JP');
  await expect(page).toHaveURL(/watch=RU,SG,JP/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Japan');
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('China');
});

test('the globe is drawn, and the address says so', async ({ page }) => {
  await page.goto(sample);
  await expect(mapBox(page)).toBeVisible();
  await page.getByRole('button', { name: 'Globe' }).click();
  await expect(page).toHaveURL(/;globe/);
  await expect(page.getByRole('button', { name: 'Flat map' })).toBeVisible();
  await expectShadedMap(page);
});

test('the map is shaded by the measure that is chosen, and its legend says which', async ({ page }) => {
  await page.goto(`${sample}#v=map;watch=JP`);
  await expectShadedMap(page);
  const legend = page.locator('.legend');
  await expect(legend).toContainText('requests');
  const steps = [];
  for (const [value, word] of [
    ['bytesSent', 'bytes sent'],
    ['findings', 'findings']
  ] as const) {
    await page.getByRole('combobox', { name: 'Count' }).selectOption(value);
    await expect(page).toHaveURL(new RegExp(`by=${value}`));
    await expect(legend).toContainText(word);
    await expectShadedMap(page);
    steps.push(await legend.getByRole('list').first().innerText());
  }
  expect(steps[0]).toContain('kB');
  expect(steps[1]).not.toContain('kB');
});

test('the session plays on the map: little at first, and all of it again', async ({ page }) => {
  await page.goto(`${sample}#v=map;watch=JP`);
  await expectShadedMap(page);
  const shaded = async (): Promise<number> => {
    const counts = await Promise.all(
      [1, 2, 3, 4, 5].map((step) => countPixels(page, `much-${String(step)}`))
    );
    return counts.reduce((sum, count) => sum + count, 0);
  };
  const whole = await shaded();
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect.poll(shaded).toBeLessThan(whole / 2);
  await page.getByRole('button', { name: 'Show all', exact: true }).click();
  await expect.poll(shaded).toBeGreaterThan(whole * 0.9);
  await expect(page).toHaveURL(/#v=map;watch=JP$/);
});

test('everything can be reached by keyboard', async ({ page }) => {
  await page.goto(`${sample}#v=flow`);
  const node = page.getByRole('button', { name: /^Russia:/ });
  await node.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/place=RU/);
  await page.getByRole('tab', { name: 'Flow' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Timeline' })).toBeFocused();
  await expect(page).toHaveURL(/v=timeline/);
});

test('the table of hosts filters and sorts', async ({ page }) => {
  await page.goto(`${sample}#v=hosts`);
  const names = page.locator('tbody th button');
  await expect(names.first()).toBeVisible();
  await page.getByRole('button', { name: 'Host', exact: true }).click();
  const sorted = await names.allInnerTexts();
  expect(sorted).toEqual([...sorted].sort((a, b) => a.localeCompare(b, 'en')));
  await page.getByRole('searchbox', { name: 'Search this table' }).fill('yandex');
  await expect(names).toHaveCount(1);
  await page.getByRole('searchbox', { name: 'Search this table' }).fill('no such host');
  await expect(page.getByText('No host fits this filter.')).toBeVisible();
});
