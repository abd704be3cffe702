import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PageAddresses } from '#engine/share/addresses-of-pages.ts';
import { sharingOf, type Sharing } from '#engine/share/sharing.ts';
import { shareView } from '#engine/share/shared-view.ts';
import type { ShareChoices } from '#engine/share/shareable.ts';
import { countedBytes, everything, openSample, type OpenedCase } from './samples.ts';

const hash = (name: string, text: string): string => createHash(name).update(text).digest('hex');

let opened: OpenedCase;
beforeAll(async () => {
  opened = await openSample('har/mitmproxy/browser-app-incognito.har');
});

const sharing = (choices: Partial<ShareChoices> = {}): Sharing =>
  sharingOf(opened.report, { ...everything, ...choices }, countedBytes());
const pages = (choices: Partial<ShareChoices> = {}): PageAddresses => sharing(choices).pages;

describe('the address of a page', () => {
  test.each([
    [
      'https://news.example/politics/strike?id=7&q=a+b#part',
      'https://news.example/politics/strike?id=…&q=a+b'
    ],
    ['https://anna:pw@news.example:8443/a', 'https://news.example:8443/a'],
    ['news.example/a', 'news.example/a'],
    ['https://news.example/u/anna%40example.org/x', 'https://news.example/u/…/x'],
    ['https://news.example/u/4915112345678', 'https://news.example/u/…'],
    ['https://news.example/7d1f0c52-3a64-4e0b-9b8e-2f6a51c0ff00', 'https://news.example/…'],
    ['https://news.example/@52.51627,13.37770,17z', 'https://news.example/@…,…,17z'],
    ['http://192.168.1.1/admin', 'http://address-1/…'],
    ['http://annas-nas/photos', 'http://host-1/…'],
    ['http://printer.local/', 'http://host-1/…'],
    ['file:///home/anna/a.html', 'file:…'],
    ['data:text/html,hello', 'data:…'],
    ['javascript:alert(1)', 'javascript:…'],
    ['not an address', '…'],
    [`https://news.example/${'a'.repeat(3000)}`, 'https://news.example/…']
  ])('%s leaves as %s', (url, told) => {
    expect(pages().page(url)).toBe(told);
  });

  test('has no query below the level of values, and no path below that of paths', () => {
    const url = 'https://news.example/politics?q=strike';
    expect(pages({ level: 'paths' }).page(url)).toBe('https://news.example/politics?…');
    expect(pages({ level: 'hosts' }).page(url)).toBe('https://news.example/…');
    expect(pages({ level: 'countries' }).page(url)).toBe('https://host-1/…');
  });

  test('holds tokens for identifiers, however they are written', () => {
    const id = opened.report.findings.find(({ what }) => what === 'user-id')!.value;
    for (const form of [
      id,
      id.toUpperCase(),
      id.replaceAll('-', ''),
      Buffer.from(id).toString('base64url'),
      hash('md5', id),
      hash('sha256', id.toUpperCase())
    ])
      expect(pages().page(`https://news.example/${form}/a`)).toBe('https://news.example/user-id-1/a');
    expect(
      pages().page(`https://news.example/a?x=${Buffer.from(`{"a":"${id}"}`).toString('base64')}`)
    ).not.toContain('ey');
  });
});

describe('the view that a share opens on', () => {
  const view = (text: string, choices: Partial<ShareChoices> = {}): string =>
    shareView(text, sharing(choices), new Set(['xiaomi']));

  test('keeps what names nothing, and what the share names itself', () => {
    expect(view('#k=secret&v=findings;place=SG;party=company:xiaomi;host=sa.api.intl.miui.com')).toBe(
      '#v=findings;place=SG;party=company:xiaomi;host=sa.api.intl.miui.com'
    );
    expect(view('#v=map;host=sa.api.intl.miui.com;watch=CN,RU', { level: 'countries' })).toBe(
      '#v=map;host=host-1;watch=CN,RU'
    );
    expect(view(`#v=findings;claim=${opened.report.findings[2]!.id}`)).toBe('#v=findings;claim=f3');
  });
  test('leaves behind what it does not know, and what tells more than the share', () => {
    expect(view('#v=map;party=company:other;claim=none;more=1;from=51.50,-0.13;text=a%40b.example')).toBe(
      '#v=map'
    );
    expect(view('#v=map;from=BD;text=clinic', { origin: false, level: 'hosts' })).toBe('#v=map');
    expect(view('<script>')).toBe('');
  });
  test('moves a span with the clock of the share', () => {
    const { firstMs } = opened.report.span!;
    expect(view(`#v=map;span=${firstMs}-${firstMs + 2500}`, { times: 'relative' })).toBe(
      '#v=map;span=0-2000'
    );
  });
});
