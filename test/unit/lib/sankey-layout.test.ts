import { describe, expect, it } from 'vitest';
import type { CountryCode } from '#engine/model/names.ts';
import { fitText, wrapText } from '#lib/diagrams/sankey/fit-text.ts';
import { partBands } from '#lib/diagrams/sankey/fine-bands.ts';
import { layoutLabels } from '#lib/diagrams/sankey/labels.ts';
import { follow } from '#lib/diagrams/sankey/links.ts';
import {
  flowGraph,
  layoutFlow,
  type FlowBand,
  type FlowPicture,
  type GraphInput,
  type Size
} from '#lib/diagrams/sankey/layout.ts';
import { neighbour } from '#lib/diagrams/sankey/walk.ts';
import { waysOf, type WaysInput } from '#lib/diagrams/sankey/ways.ts';
import { levelsFor } from '#lib/state/flow-levels.ts';
import { nothing } from '#lib/state/selection.ts';
import { phoneEvents, phoneLegs, requests } from './events-fixture.ts';

type FlowInput = Omit<GraphInput, 'ways' | 'pages'> & Omit<WaysInput, 'byPage' | 'byKind'> & Size;

const graphOf = (given: FlowInput) => {
  const [byPage, byKind] = [given.levels.includes('page'), given.levels.includes('kind')];
  return flowGraph({ ...given, ways: waysOf({ ...given, byPage, byKind }), pages: given.events.pages });
};

const draw = (given: FlowInput): FlowPicture => layoutFlow(graphOf(given), given);

const input: FlowInput = {
  events: phoneEvents,
  legs: phoneLegs,
  passed: null,
  levels: ['host', 'company', 'country'],
  measure: 'requests',
  selection: nothing,
  watch: ['CN', 'RU', 'SG'],
  width: 900,
  height: 600,
  most: () => 20
};

const titleOf = ({ from, to }: { from: string; to: string }): string => `${from} → ${to}`;

const inColumn = (picture: FlowPicture, column: string) =>
  picture.nodes.filter((node) => node.level === column);

describe('the flow', () => {
  it('carries the same total through each column', () => {
    const picture = draw(input);
    for (const column of ['host', 'company', 'country']) {
      expect(inColumn(picture, column).reduce((sum, node) => sum + node.amount, 0)).toBe(220);
    }
  });

  it('stands in three columns inside its box', () => {
    const picture = draw(input);
    expect(new Set(picture.nodes.map((node) => node.x))).toEqual(new Set([2, 445, 888]));
    for (const node of picture.nodes) {
      expect(node.y).toBeGreaterThanOrEqual(0);
      expect(node.y + node.height).toBeLessThanOrEqual(600);
    }
  });

  it('puts watched countries first and what is no country last', () => {
    const places = inColumn(draw(input), 'country').sort((a, b) => a.y - b.y);
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
      inColumn(draw({ ...input, most: () => 5, selection }), 'host').map((node) => node.label);
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
    const picture = draw({ ...input, most: () => 2 });
    const titles = picture.bands.map((band) => `${titleOf(band)} ${String(band.watched)}`);
    expect(new Set(titles).size).toBe(titles.length);
    expect(picture.bands.filter((band) => band.watched).reduce((sum, band) => sum + band.amount, 0)).toBe(
      2 * 75
    );
  });

  it('lights what is selected from end to end', () => {
    const picture = draw({ ...input, selection: { ...nothing, place: 'SG' as CountryCode } });
    const lit = picture.bands.filter((band) => band.lit);
    expect(lit.map((band) => titleOf(band)).sort()).toEqual([
      'Phone Maker → Singapore',
      'ads.phone.example → Phone Maker',
      'sa.phone.example → Phone Maker'
    ]);
    expect(picture.nodes.filter((node) => node.selected).map((node) => node.label)).toEqual(['Singapore']);
  });

  it('is empty where nothing was counted', () => {
    expect(draw({ ...input, measure: 'flows' })).toMatchObject({ nodes: [], bands: [] });
  });
});

describe('the kinds of data in the flow', () => {
  const events = requests([
    { host: 'sa.phone.example', page: 'news.example', found: ['page-visited', 'identifier', 'device'] },
    { host: 'sa.phone.example', page: 'news.example', found: ['identifier'] },
    { host: 'shop.example', page: 'shop.example' },
    { host: 'mc.search.example', found: ['search', 'identifier'] }
  ]);
  const flow = { ...input, events, levels: ['page', 'kind', 'country'] as const };
  const amounts = (picture: FlowPicture, level: string) =>
    Object.fromEntries(
      inColumn(picture, level).map(({ id, amount }) => [id.slice(level.length + 1), amount])
    );

  it('count a request whole in each kind, and once everywhere else', () => {
    const picture = draw(flow);
    expect(amounts(picture, 'kind')).toEqual({
      'page-visited': 1,
      identifier: 3,
      device: 1,
      search: 1,
      nothing: 1
    });
    expect(amounts(picture, 'page')).toEqual({ 'news.example': 2, 'shop.example': 1, '': 1 });
    expect(amounts(picture, 'country')).toEqual({ SG: 2, IN: 1, RU: 1 });
  });

  it('are drawn so that every level is as high as the others', () => {
    const picture = draw(flow);
    const height = (level: string): number =>
      inColumn(picture, level).reduce((sum, node) => sum + node.height, 0);
    expect(height('kind')).toBeCloseTo(height('page'), 5);
    expect(height('country')).toBeCloseTo(height('page'), 5);
  });

  it('count findings one by one, where findings are what is counted', () => {
    const picture = draw({ ...flow, measure: 'findings' });
    expect(amounts(picture, 'kind')).toEqual({ 'page-visited': 1, identifier: 3, device: 1, search: 1 });
    expect(amounts(picture, 'country')).toEqual({ SG: 4, RU: 2 });
  });

  it('leave out what a filter does not let pass', () => {
    const picture = draw({ ...flow, passed: Uint8Array.of(0, 0, 1, 1) });
    expect(amounts(picture, 'country')).toEqual({ IN: 1, RU: 1 });
  });

  it('are followed from end to end by what really went there', () => {
    const graph = graphOf(flow);
    const search = follow(graph, 'kind:search');
    expect([...search.nodes.keys()].sort()).toEqual(['country:RU', 'kind:search', 'page:']);
    const news = follow(graph, 'page:news.example');
    expect(news.nodes.has('country:RU')).toBe(false);
    const shared = [...news.bands].find(([id]) => id.startsWith('kind:identifier country:SG'));
    expect(shared?.[1]).toBe(1);
    const identifiers = follow(graph, 'kind:identifier');
    expect(identifiers.nodes.has('page:shop.example')).toBe(false);
    const whole = graph.nodes.find(({ id }) => id === 'country:SG')?.amount ?? 0;
    expect(news.nodes.get('country:SG')).toBeGreaterThan(0);
    expect(news.nodes.get('country:SG')).toBeLessThanOrEqual(whole);
    // Each of them held one, whatever it held besides.
    expect(identifiers.nodes.get('country:SG')).toBe(2);
    expect(identifiers.nodes.get('page:news.example')).toBe(2);
    expect(follow(graph, shared?.[0] ?? '').nodes.get('country:SG')).toBe(2);
    const folded = graphOf({ ...flow, most: () => 3 });
    expect(folded.nodes.map(({ id }) => id)).toContain('kind:others');
    expect(follow(folded, 'kind:others').nodes.get('country:SG')).toBeNaN();
  });
});

describe('which levels are drawn', () => {
  it('are those the capture can tell of', () => {
    const all = ['app', 'page', 'kind', 'host', 'company', 'country'] as const;
    expect(levelsFor(null, all)).toEqual(['app', 'kind', 'company', 'country']);
    expect(levelsFor(null, ['page', 'kind', 'host', 'company', 'country'])).toEqual([
      'page',
      'kind',
      'company',
      'country'
    ]);
    expect(levelsFor(null, ['host', 'company', 'country'])).toEqual(['host', 'company', 'country']);
    expect(levelsFor(['app', 'country'], all)).toEqual(['app', 'country']);
    expect(levelsFor(['app', 'country'], ['host', 'company', 'country'])).toEqual([
      'host',
      'company',
      'country'
    ]);
  });
});

describe('fitText', () => {
  it('keeps both ends of a name', () => {
    expect(fitText('short.example', 20)).toBe('short.example');
    expect(fitText('a-very-long-host-name.metrics.example', 16)).toBe('a-very-….example');
  });
});

describe('wrapText', () => {
  const isShort = (most: number) => (line: string) => line.length <= most;

  it('breaks between words, labels and capitals, and loses nothing while there is room', () => {
    expect(wrapText('Device and network', isShort(11), 3)).toEqual(['Device and ', 'network']);
    expect(wrapText('hillside-gazette.example', isShort(9), 3)).toEqual(['hillside-', 'gazette.', 'example']);
    expect(wrapText('DuckDuckGo', isShort(8), 2)).toEqual(['DuckDuck', 'Go']);
    expect(wrapText('Online GmbH', isShort(9), 2)).toEqual(['Online ', 'GmbH']);
    expect(wrapText('abcdefgh', isShort(4), 2)).toEqual(['abcd', 'efgh']);
  });

  it('cuts what fits on no line', () => {
    const lines = wrapText('a-very-long-host-name.metrics.example', isShort(8), 2);
    expect(lines.length).toBe(2);
    for (const line of lines) expect(line.trimEnd().length).toBeLessThanOrEqual(8);
    expect(lines.at(-1)).toContain('…');
    expect(wrapText('x'.repeat(1e6), isShort(8), 2).length).toBe(2);
  });
});

describe('names of the flow', () => {
  const labelled = (width: number) => {
    const graph = graphOf(input);
    const labels = layoutLabels({
      ...{ graph, width, lineHeight: 13, beside: 4, lines: 3, room: 560 },
      measure: (text) => text.length * 6,
      format: String
    });
    return { graph, labels, picture: layoutFlow(graph, labels.size) };
  };

  it.each([360, 900])('cover neither each other nor the next level, %i px across', (width) => {
    const { graph, labels, picture } = labelled(width);
    const boxes = picture.nodes.map(({ id, level, x, y, width: across, height }) => {
      const label = labels.of.get(id);
      const rows = (label?.lines.length ?? 0) + Number(label?.isBelow);
      const widest = Math.max(0, ...(label?.lines ?? []).map((line) => line.trimEnd().length * 6));
      const column = graph.levels.indexOf(level);
      const end = picture.columns[column + 1] ?? width;
      expect(x + across + 4 + widest).toBeLessThanOrEqual(end);
      return { column, top: y + height / 2 - rows * 6.5, bottom: y + height / 2 + rows * 6.5 };
    });
    for (const a of boxes)
      for (const b of boxes)
        if (a !== b && a.column === b.column)
          expect(a.bottom <= b.top + 0.5 || b.bottom <= a.top + 0.5).toBe(true);
    expect(Math.min(...boxes.map(({ top }) => top))).toBeGreaterThanOrEqual(-0.5);
    expect(Math.max(...boxes.map(({ bottom }) => bottom))).toBeLessThanOrEqual(labels.size.height + 0.5);
  });

  it('are walked by arrows: down a level, and across to the nearest of the next', () => {
    const { graph, picture } = labelled(900);
    const down = (level: string) =>
      picture.nodes.filter((node) => node.level === level).sort((a, b) => a.y - b.y);
    const [first, second] = down('host');
    if (!first || !second) throw new Error('the sample has two hosts');
    const go = (from: typeof first, key: string) => neighbour(picture.nodes, graph.levels, from, key)?.id;
    expect(go(first, 'ArrowDown')).toBe(second.id);
    expect(go(second, 'ArrowUp')).toBe(first.id);
    expect(go(first, 'ArrowUp')).toBeUndefined();
    expect(go(first, 'ArrowLeft')).toBeUndefined();
    expect(go(first, 'ArrowRight')).toMatch(/^company:/);
    expect(go(first, 'x')).toBeUndefined();
  });
});

describe('bands that are many', () => {
  const band = (at: number, thickness: number): FlowBand => ({
    ...{ id: String(at), path: `M${String(at)},0`, thickness, amount: 1, from: 'a', to: 'b' },
    ...{ watched: at % 2 === 0, lit: true }
  });

  it('are each drawn while they are few', () => {
    const bands = Array.from({ length: 160 }, (_, at) => band(at, 1));
    expect(partBands(bands)).toEqual({ broad: bands, fine: [] });
  });

  it('are drawn together where they are thin, watched ones apart, and none is lost', () => {
    const bands = Array.from({ length: 300 }, (_, at) => band(at, at < 20 ? 4 : 1));
    const { broad, fine } = partBands(bands);
    expect(broad).toEqual(bands.slice(0, 20));
    expect(fine.map(({ watched }) => watched)).toEqual([true, false]);
    const paths = fine.flatMap(({ path }) => path.split('M').slice(1));
    expect(paths.sort()).toEqual(
      bands
        .slice(20)
        .map(({ path }) => path.slice(1))
        .sort()
    );
  });
});
