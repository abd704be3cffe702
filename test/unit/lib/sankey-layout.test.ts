import { describe, expect, it } from 'vitest';
import type { CountryCode } from '#engine/model/names.ts';
import { fitText } from '#lib/diagrams/sankey/fit-text.ts';
import { layoutFlow, type FlowInput } from '#lib/diagrams/sankey/layout.ts';
import { legsOf } from '#lib/state/legs.ts';
import { nothing } from '#lib/state/selection.ts';
import { phoneReport } from './report-fixture.ts';

const input: FlowInput = {
  legs: legsOf(phoneReport),
  measure: 'requests',
  selection: nothing,
  watch: ['CN', 'RU', 'SG'],
  width: 900,
  height: 600,
  most: 20
};

const inColumn = (picture: ReturnType<typeof layoutFlow>, column: string) =>
  picture.nodes.filter((node) => node.column === column);

describe('the flow', () => {
  it('carries the same total through each column', () => {
    const picture = layoutFlow(input);
    for (const column of ['host', 'party', 'place']) {
      expect(inColumn(picture, column).reduce((sum, node) => sum + node.amount, 0)).toBe(220);
    }
  });

  it('stands in three columns inside its box', () => {
    const picture = layoutFlow(input);
    expect(new Set(picture.nodes.map((node) => node.x))).toEqual(new Set([2, 445, 888]));
    for (const node of picture.nodes) {
      expect(node.y).toBeGreaterThanOrEqual(0);
      expect(node.y + node.height).toBeLessThanOrEqual(600);
    }
  });

  it('puts watched countries first and what is no country last', () => {
    const places = inColumn(layoutFlow(input), 'place').sort((a, b) => a.y - b.y);
    expect(places.map((node) => node.label)).toEqual([
      'Singapore',
      'Russia',
      'United States',
      'India',
      'Germany',
      'many places',
      'no address',
      'place in doubt',
      'this network'
    ]);
  });

  it('folds the small into one, but never the watched or the selected', () => {
    const hosts = (selection: FlowInput['selection']) =>
      inColumn(layoutFlow({ ...input, most: 5, selection }), 'host').map((node) => node.label);
    expect(hosts(nothing).sort()).toEqual([
      'ads.phone.example',
      'api.shop.example',
      'mc.search.example',
      'others (8)',
      'sa.phone.example'
    ]);
    expect(hosts({ ...nothing, host: 'router.local' })).toContain('router.local');
  });

  it('never draws one band for what is watched and what is not', () => {
    const picture = layoutFlow({ ...input, most: 2 });
    const titles = picture.bands.map((band) => `${band.title} ${String(band.watched)}`);
    expect(new Set(titles).size).toBe(titles.length);
    expect(picture.bands.filter((band) => band.watched).reduce((sum, band) => sum + band.amount, 0)).toBe(
      2 * 75
    );
  });

  it('lights what is selected from end to end', () => {
    const picture = layoutFlow({ ...input, selection: { ...nothing, place: 'SG' as CountryCode } });
    const lit = picture.bands.filter((band) => band.lit);
    expect(lit.map((band) => band.title).sort()).toEqual([
      'Phone Maker → Singapore',
      'ads.phone.example → Phone Maker',
      'sa.phone.example → Phone Maker'
    ]);
    expect(picture.nodes.filter((node) => node.selected).map((node) => node.label)).toEqual(['Singapore']);
  });

  it('is empty where nothing was counted', () => {
    expect(layoutFlow({ ...input, measure: 'flows' })).toEqual({ nodes: [], bands: [] });
  });
});

describe('fitText', () => {
  it('keeps both ends of a name', () => {
    expect(fitText('short.example', 20)).toBe('short.example');
    expect(fitText('a-very-long-host-name.metrics.example', 16)).toBe('a-very-….example');
  });
});
