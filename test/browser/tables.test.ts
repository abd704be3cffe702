import { expect, test, type Page } from '@playwright/test';
import { connections, timedCapture, type Timed } from '../unit/engine/handshakes.ts';
import { withTrailer } from '../unit/engine/link-packets.ts';
import { chooseFiles, testFile } from './files.ts';

const sample = '/sample/daily-news';
const rows = (page: Page) => page.locator('.tables tbody tr[data-row]');
const names = (page: Page) => page.locator('.tables tbody th button');
const chip = (page: Page, name: string) => page.getByRole('button', { name: `Let go of ${name}` });
const pill = (page: Page, name: string) => page.locator('summary.pill').filter({ hasText: name });
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });
const redo = (page: Page) => page.getByRole('button', { name: 'Redo' });
const tables = [
  ['Hosts', 'hosts', 'hosts'],
  ['Addresses', 'addresses', 'addresses'],
  ['Requests', 'requests', 'requests'],
  ['Findings', 'every-finding', 'findings'],
  ['Identifiers', 'identifiers', 'identifiers']
] as const;

test('one tab holds every table, each with an address of its own', async ({ page }) => {
  await page.goto(sample);
  await page.getByRole('tab', { name: 'Tables' }).click();
  for (const [title, view, noun] of tables) {
    await page.getByRole('radio', { name: title }).check({ force: true });
    await expect(page).toHaveURL(new RegExp(`#v=${view}$`));
    await expect(page.getByRole('tab', { name: 'Tables' })).toHaveAttribute('aria-selected', 'true');
    await expect(rows(page).first()).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: noun })).toBeVisible();
  }
  await page.getByRole('tab', { name: 'Map' }).click();
  await page.getByRole('tab', { name: 'Tables' }).click();
  await expect(page).toHaveURL(/#v=identifiers$/);
});

test('old links open what they always opened', async ({ page }) => {
  await page.goto(`${sample}#v=hosts`);
  await expect(page.getByRole('region', { name: 'Table of hosts' })).toBeVisible();
  await page.goto(`${sample}#v=findings`);
  await expect(page.getByRole('tab', { name: 'Findings' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('region', { name: 'Table of findings' })).toBeVisible();
});

test('a header sorts, and the address keeps the order', async ({ page }) => {
  await page.goto(`${sample}#v=requests`);
  const head = page.getByRole('columnheader', { name: 'Request' });
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(page).toHaveURL(/sort=url$/);
  const rising = await names(page).allInnerTexts();
  expect(rising).toEqual([...rising].sort());
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await page.reload();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
});

test('columns can be chosen, and the address keeps them until they are the usual ones', async ({ page }) => {
  await page.goto(`${sample}#v=hosts`);
  await pill(page, 'Columns').click();
  const site = page.getByRole('checkbox', { name: 'Site' });
  await expect(site).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  await site.check();
  await expect(page).toHaveURL(/cols=host,.*site/);
  await expect(page.getByRole('columnheader', { name: 'Site' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Site' })).toBeVisible();
  await page.getByRole('radio', { name: 'Requests' }).check({ force: true });
  await expect(page).toHaveURL(/#v=requests$/);
  await page.getByRole('radio', { name: 'Hosts' }).check({ force: true });
  await expect(page).toHaveURL(/cols=/);
  await pill(page, 'Columns').click();
  await site.uncheck();
  await expect(page).toHaveURL(/#v=hosts$/);
});

test('the rows are walked by keyboard, and Enter opens the evidence', async ({ page }) => {
  await page.goto(`${sample}#v=every-finding`);
  await names(page).first().focus();
  const last = Number(await page.locator('.tables table').getAttribute('aria-rowcount')) - 2;
  const focused = page.locator('.tables tr[data-row]:has(:focus)');
  for (const [key, at] of [
    ['ArrowDown', 1],
    ['End', last],
    ['ArrowUp', last - 1],
    ['Home', 0]
  ] as const) {
    await page.keyboard.press(key);
    await expect(focused).toHaveAttribute('data-row', at.toString());
  }
  await page.keyboard.press('PageDown');
  await expect(focused).not.toHaveAttribute('data-row', '0');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/claim=/);
  await expect(page.locator('.evidence')).toBeVisible();
});

test('a row chooses its host or its address for every view', async ({ page }) => {
  await page.goto(`${sample}#v=hosts`);
  await rows(page).filter({ hasText: 'mc.yandex.ru' }).locator('td').last().click();
  await expect(chip(page, 'mc.yandex.ru')).toBeVisible();
  await page.getByRole('radio', { name: 'Requests' }).check({ force: true });
  await expect(rows(page)).toHaveCount(6);
  await page.getByRole('radio', { name: 'Addresses' }).check({ force: true });
  const row = rows(page).filter({ hasText: 'hm.baidu.com' });
  const address = await row.getByRole('button').innerText();
  await row.click();
  await expect(chip(page, address)).toBeVisible();
});

test('words filter every view, after a moment', async ({ page }) => {
  await page.goto(`${sample}#v=hosts`);
  const field = page.getByRole('searchbox', { name: 'Show only what holds these words' });
  await field.fill('yandex');
  await expect(page).toHaveURL(/text=yandex$/);
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('radio', { name: 'Requests' }).check({ force: true });
  await expect(rows(page)).toHaveCount(6);
  await page.reload();
  await expect(field).toHaveValue('yandex');
  await expect(rows(page)).toHaveCount(6);
  await page.getByRole('radio', { name: 'Hosts' }).check({ force: true });
  await page.getByRole('tab', { name: 'Findings' }).click();
  await expect(page.locator('.findings tbody .to').first()).toContainText('yandex');
  await page.goBack();
  await field.focus();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/#v=hosts$/);
  await expect(field).toHaveValue('');
});

test('the filter asks for a kind, how sure, and whose page asked', async ({ page }) => {
  await page.goto(`${sample}#v=requests;cols=url,kinds`);
  await pill(page, 'Filter').focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Kind of data').selectOption('search');
  await expect(page).toHaveURL(/kind=search;cols=url,kinds$/);
  await page.getByRole('combobox', { name: 'Asked by' }).selectOption('third');
  await expect(page).toHaveURL(/kind=search;ties=third;cols/);
  await expect(page.locator('.tables td.kinds').first()).toContainText('Search words');
  const kinds = await page.locator('.tables td.kinds').allInnerTexts();
  for (const kind of kinds) expect(kind).toContain('Search words');
  await expect(page.getByText('Filter (2)')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Kind of data')).toBeHidden();
  await expect(page).toHaveURL(/kind=search/);
});

test('the filter asks for an app, where a capture names them', async ({ page }) => {
  const sentBy = (app: string, address: readonly number[]): Timed[] =>
    connections(address, [30, 31]).map(({ us, packet }) => ({ us, packet: withTrailer(packet, app) }));
  const packets = [...sentBy('Sky Pocket', [88, 198, 48, 22]), ...sentBy('Courier', [123, 125, 114, 144])];
  const ethernet = 1;
  await page.goto('/');
  await chooseFiles(page, [testFile('phone.pcap', Buffer.from(timedCapture(packets, ethernet)))]);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 went to China');
  await page.getByRole('tab', { name: 'Tables' }).click();
  await page.getByRole('radio', { name: 'Addresses' }).check({ force: true });
  await expect(rows(page)).toHaveCount(2);
  await pill(page, 'Filter').click();
  await page.getByRole('combobox', { name: 'App' }).selectOption('Courier');
  await expect(page).toHaveURL(/app=Courier/);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('123.125.114.144');
  await page.keyboard.press('Escape');
  await chip(page, 'Courier').click();
  await expect(rows(page)).toHaveCount(2);
});

test('undo and redo walk the states, and never leave the page', async ({ page }) => {
  await page.goto('/method');
  await page.goto(`${sample}#v=hosts`);
  await expect(undo(page)).toBeDisabled();
  await page.keyboard.press('Control+z');
  await rows(page).filter({ hasText: 'hm.baidu.com' }).click();
  await expect(chip(page, 'hm.baidu.com')).toBeVisible();
  await page.getByRole('tab', { name: 'Flow' }).click();
  await undo(page).click();
  await expect(page).toHaveURL(/#v=hosts;host=hm\.baidu\.com$/);
  await page.keyboard.press('Control+z');
  await expect(page).toHaveURL(/#v=hosts$/);
  await expect(undo(page)).toBeDisabled();
  await page.keyboard.press('Control+z');
  await expect(page).toHaveURL(/daily-news#v=hosts$/);
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+y');
  await expect(page).toHaveURL(/#v=flow;host=hm\.baidu\.com$/);
  await expect(redo(page)).toBeDisabled();
});

test('undo follows back and forward of the browser, and leaves a field its own', async ({ page }) => {
  await page.goto(`${sample}#v=hosts`);
  await page.getByRole('tab', { name: 'Flow' }).click();
  await expect(page).toHaveURL(/#v=flow$/);
  await page.goBack();
  await expect(page).toHaveURL(/#v=hosts$/);
  await expect(undo(page)).toBeDisabled();
  await expect(redo(page)).toBeEnabled();
  await page.getByRole('searchbox', { name: 'Search this table' }).fill('x');
  await page.keyboard.press('Control+y');
  await expect(page).toHaveURL(/#v=hosts$/);
  await redo(page).click();
  await expect(page).toHaveURL(/#v=flow$/);
});

test('everything has room on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [, view] of tables) {
    await page.goto(`${sample}#v=${view}`);
    await expect(rows(page).first()).toBeVisible();
    const [width, box] = await page.evaluate(() => {
      const table = document.querySelector('.tables .box');
      return [document.documentElement.scrollWidth, (table?.scrollWidth ?? 0) - (table?.clientWidth ?? 0)];
    });
    expect(width).toBe(390);
    expect(box).toBe(0);
  }
  await pill(page, 'Filter').click();
  await expect(page.getByLabel('Kind of data')).toBeInViewport();
});
