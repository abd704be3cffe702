import { readFileSync } from 'node:fs';
import type { Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import type { CountryCode } from '#engine/model/names.ts';
import { downOnMap } from '#lib/export/pictures/map.ts';
import { readWorld } from '#lib/map/world.ts';
import { drawPng } from '#lib/server/picture/draw.ts';
import { cardMarkup } from '#lib/share/card.ts';
import { briefOf } from '#lib/share/brief.ts';
import { openSample, shareOf } from '../engine/share/samples.ts';

const world = readWorld(JSON.parse(readFileSync('static/geo/world.json', 'utf8')) as Topology);

describe('the picture of a link to an open share', async () => {
  const { shareable } = await shareOf(await openSample('har/mitmproxy/browser-app.har'), {
    level: 'values',
    notes: { title: '<script>alert(1)</script> & "quotes"', text: '', author: '' }
  });

  it('says what was found, and that nobody vouches for it', () => {
    const svg = cardMarkup(shareable, world);
    expect(svg).toContain('not verified by this server');
    expect(svg.replace(/<[^>]*>/g, ' ')).toContain('went to Singapore');
  });

  it('holds the uploader’s words as text alone', () => {
    const svg = cardMarkup(shareable, world);
    expect(svg).not.toContain('<script');
    expect(svg).not.toMatch(/href|url\((?!#)/);
    expect(svg).toContain('&lt;script&gt;');
  });

  it.each([
    ['one word without an end', 'W'.repeat(200), /^W{20,50} …$/],
    ['many words', 'Many words that go on '.repeat(9), /^Many words .{20,90} …$/],
    ['a script that no font here has', 'تقرير عن متصفح', /^A report of/],
    ['signs that turn the text around them', 'Read \u202eevil\u202c me\u200b 🙂', /^Read evil me$/]
  ])('has a title on one line, of %s', (_, title, drawn) => {
    const notes = { title, text: '', author: '' };
    const [, line = ''] = /<text[^>]*>([^<]*)</.exec(cardMarkup({ ...shareable, notes }, world)) ?? [];
    expect(line).toMatch(drawn);
  });

  it.each([
    ['Germany', ['DE']],
    ['Australia', ['AU']],
    ['Brazil and Russia', ['BR', 'RU']],
    ['New Zealand, Norway and Argentina', ['NZ', 'NO', 'AR']]
  ])('shows all of the world that something went to: %s', (_, codes) => {
    const { report } = shareable;
    const [row, place] = [report.countries[0], report.destinations[0]];
    if (!row || !place) throw new Error('the sample went somewhere');
    const countries = codes.map((code) => ({ ...row, country: code as CountryCode }));
    const destinations = countries.map(({ country }) => ({
      ...place,
      where: { kind: 'country' as const, country }
    }));
    const svg = cardMarkup({ ...shareable, report: { ...report, countries, destinations } }, world);
    const [, y = 0, height = 0] = (
      /<rect x="48" y="([\d.]+)" width="1104" height="([\d.]+)"/.exec(svg) ?? []
    ).map(Number);
    const [, left = 0, top = 0, scale = 0] = (
      /translate\(([\d.]+) (-?[\d.]+)\) scale\(([\d.]+)\)/.exec(svg) ?? []
    ).map(Number);
    expect(left).toBeGreaterThanOrEqual(48);
    for (const { country } of countries) {
      const down = top + downOnMap(world.countries.get(country)?.point ?? [0, 0]) * scale;
      expect(down).toBeGreaterThan(y + 5);
      expect(down).toBeLessThan(y + height - 5);
    }
  });

  it('is a PNG of the size that links want', async () => {
    const png = Buffer.from(await drawPng(cardMarkup(shareable, world)));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(png.length).toBeGreaterThan(20_000);
  });

  it('goes with a text for those who see no picture', () => {
    const brief = briefOf(shareable);
    expect(brief.title).toContain('<script>');
    expect(brief.lead).toContain('6 went to Singapore');
    expect(brief.tables.map(({ title }) => title)).toEqual([
      'Where it went',
      'What was sent',
      'Hosts',
      'Findings'
    ]);
  });
});
