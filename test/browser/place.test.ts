import { expect, test, type Locator, type Page } from '@playwright/test';
import { connections, timedCapture } from '../unit/engine/handshakes.ts';
import { chooseFiles, testFile } from './files.ts';
import { clickMap, countPixels, expectShadedMap, mapBox, moveOverMap } from './map-picture.ts';

const sample = '/sample/daily-news';
const beijing = [123, 125, 114, 144];
const near = [5.5, 4, 4.8];
const hetzner = connections([88, 198, 48, 22], [12, 13, 12]);

const picker = (page: Page): Locator => page.getByRole('button', { name: 'Pick on the map' });
const coordinates = (page: Page): Locator => page.getByLabel('Or latitude and longitude');
const light = (page: Page): Locator => page.getByRole('region', { name: 'How far light can have come' });

/** Land and sea with nothing over them: an arc is as clear as it is wide, and covers some. */
const countBare = async (page: Page): Promise<number> =>
  (await countPixels(page, 'land')) + (await countPixels(page, 'sea'));
const arcPixels = 2500;

const openCapture = async (page: Page, packets: Parameters<typeof timedCapture>[0]): Promise<void> => {
  await page.goto('/');
  await chooseFiles(page, [testFile('phone.pcap', Buffer.from(timedCapture(packets)))]);
  await expect(page).toHaveURL(/#v=map$/);
  await expectShadedMap(page);
};

const sayPlace = async (page: Page, text: string): Promise<void> => {
  await coordinates(page).fill(text);
  await coordinates(page).press('Enter');
};

test('a point picked on the map goes into the link, arcs begin there, and a reload keeps it', async ({
  page
}) => {
  await page.goto(`${sample}#v=map;from=none`);
  await expectShadedMap(page);
  const before = await countBare(page);
  await picker(page).click();
  await clickMap(page, -58.4, -34.6);
  await expect(page).toHaveURL(/#v=map;from=-3[45]\.\d\d,-5[789]\.\d\d$/);
  await expect(coordinates(page)).toHaveValue(/^-3[45]\.\d\d, -5[789]\.\d\d$/);
  await expect(page.getByRole('button', { name: /^Let go of/ })).toHaveCount(0);
  await expect.poll(() => countBare(page)).toBeLessThan(before - arcPixels);
  await expect(light(page)).toContainText('3 addresses answered 3 handshakes or more');

  const point = await coordinates(page).inputValue();
  await page.reload();
  await expectShadedMap(page);
  await expect(coordinates(page)).toHaveValue(point);
  await expect.poll(() => countBare(page)).toBeLessThan(before - arcPixels);
});

test('Escape ends the picking, and nothing else', async ({ page }) => {
  await page.goto(`${sample}#v=map;place=RU`);
  await expectShadedMap(page);
  await picker(page).click();
  await expect(mapBox(page).locator('canvas')).toHaveCSS('cursor', 'crosshair');
  await page.keyboard.press('Escape');
  await expect(picker(page)).toHaveAttribute('aria-pressed', 'false');
  await expect(page).toHaveURL(/place=RU$/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/place=RU/);
});

test('a place is typed by keyboard, what is none is said, and back takes it away', async ({ page }) => {
  await page.goto(sample);
  await sayPlace(page, '95, 12');
  await expect(page.getByText('That is no latitude and longitude')).toBeVisible();
  await expect(page).not.toHaveURL(/from=/);
  await sayPlace(page, '51.507, −0.128');
  await expect(page).toHaveURL(/from=51\.51,-0\.13$/);
  await expect(page.getByText('That is no latitude and longitude')).toHaveCount(0);
  await page.getByLabel('Where was it captured?').selectOption('Japan');
  await expect(page).toHaveURL(/from=JP$/);
  await expect(coordinates(page)).toHaveValue('');
  await page.goBack();
  await expect(coordinates(page)).toHaveValue('51.51, -0.13');
});

test('a country of a link that has no land is said, and the report stands', async ({ page }) => {
  await page.goto(`${sample}#v=map;from=ZZ`);
  await expect(page.getByText('is not on this map: no distance can be measured from there')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Of 66 requests');
  await sayPlace(page, '52.5, 13.4');
  await expect(page.getByText('is not on this map')).toHaveCount(0);
  await expect(light(page)).toBeVisible();
});

test('a machine 4 ms from London that claims Beijing is told in words, and circles show it', async ({
  page
}) => {
  await openCapture(page, [...connections(beijing, near), ...hetzner]);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('3 went to China');
  await expect(light(page)).toHaveCount(0);
  await sayPlace(page, '51.5, -0.13');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('none was seen going to China');
  await expect(light(page)).toContainText('123.125.114.144 cannot be in China, where the tables put it');
  await expect(light(page)).toContainText('within 4.0 ms');
  await expect(light(page)).toContainText('This locates the machine that ended the TCP connection');
  await expect(page.getByText(/only for addresses whose place is in doubt: China/)).toBeVisible();

  const ink = await countPixels(page, 'ink');
  await light(page).getByRole('button', { name: 'Show how far 123.125.114.144 can be' }).click();
  await expect(page).toHaveURL(/from=51\.50,-0\.13;circle=123\.125\.114\.144$/);
  await expect(page.getByText(/light comes 752 km, in fibre 512 km/)).toBeVisible();
  await expect.poll(() => countPixels(page, 'ink')).toBeGreaterThan(ink + 100);
  await page.goBack();
  await expect(page.getByText(/light comes 752 km, in fibre 512 km/)).toHaveCount(0);
});

test('a capture by a VPN on the phone says nothing of the kind', async ({ page }) => {
  await openCapture(page, connections(beijing, [4, 4, 4], [10, 215, 173, 1]));
  await sayPlace(page, '51.5, -0.13');
  await expect(light(page)).toContainText('the capturing app answered the connections itself');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('3 went to China');
  await expect(page.getByText('cannot be in')).toHaveCount(0);
  await expect(light(page).getByRole('button')).toHaveCount(0);
  await page.goto(`${new URL(page.url()).pathname}#v=map;from=51.50,-0.13;circle=123.125.114.144`);
  await expect(page.getByText('In half of that, with 1 ms for the clock')).toHaveCount(0);
});

test('what the tables say of a doubtful address is said under the pointer, as a doubt', async ({ page }) => {
  await page.goto(sample);
  await expectShadedMap(page);
  await moveOverMap(page, -106, 56);
  await expect(page.getByText('the tables say Canada', { exact: false })).toContainText(
    'but this network answers from many places'
  );
});

test('the boundaries of the map are said to be de facto, and where that is explained', async ({ page }) => {
  await page.goto(sample);
  await page.getByRole('link', { name: 'Natural Earth, de facto' }).click();
  await expect(page).toHaveURL(/method#boundaries/);
  await expect(page.locator('#boundaries ~ p').nth(1)).toContainText('de facto: who administers a place');
});

test('picker, circles and their words fit a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openCapture(page, [...connections(beijing, near), ...hetzner]);
  await sayPlace(page, '51.5, -0.13');
  await light(page).getByRole('button', { name: 'Show how far 123.125.114.144 can be' }).click();
  await expect(page.getByText('In half of that, with 1 ms for the clock')).toBeVisible();
  await expect(mapBox(page)).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
