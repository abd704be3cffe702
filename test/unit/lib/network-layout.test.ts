import { describe, expect, it } from 'vitest';
import { awayFrom, placeLabels } from '#lib/diagrams/network/labels.ts';
import { graphOf, type Network, type NetworkInput } from '#lib/diagrams/network/graph.ts';
import { codesOf } from '#lib/diagrams/network/sayings.ts';
import { settle } from '#lib/diagrams/network/layout.ts';
import { angleOf, slicePath, slicesOf, tonesOf } from '#lib/diagrams/network/tones.ts';
import { waysOf } from '#lib/diagrams/sankey/ways.ts';
import type { Events } from '#lib/state/events.ts';
import type { Leg } from '#lib/state/legs.ts';
import type { PlaceKey } from '#words/places.ts';
import { nothing } from '#lib/state/selection.ts';
import { phoneEvents, phoneLegs, requests } from './events-fixture.ts';

const graph = (events: Events, part: Partial<NetworkInput> = {}, passed: Uint8Array | null = null): Network =>
  graphOf({
    ways: waysOf({ events, passed, measure: 'requests', byPage: true, byKind: false }),
    legs: phoneLegs,
    pages: events.pages,
    selection: nothing,
    watch: ['SG'],
    most: 60,
    ...part
  });

const paged = requests([
  { host: 'sa.phone.example', page: 'news.example' },
  { host: 'ads.phone.example', page: 'news.example' },
  { host: 'news.example', page: 'news.example' },
  { host: 'cdn.example', page: 'shop.example' },
  { host: 'sa.phone.example', page: 'shop.example' },
  { host: 'lost.example' }
]);

const find = ({ nodes }: Network, id: string) => nodes.find((node) => node.id === id);
const amountBetween = ({ nodes, links }: Network, from: string, to: string): number | undefined =>
  links.find((link) => nodes[link.from]?.id === from && nodes[link.to]?.id === to)?.amount;

describe('who sent to whom', () => {
  it('joins pages to recipients by what went between them', () => {
    const network = graph(paged);
    expect(network.senders).toBe('page');
    expect(find(network, 'sender:news.example')).toMatchObject({ amount: 3, watched: false });
    expect(find(network, 'sender:')).toMatchObject({ amount: 1 });
    expect(find(network, 'recipient:company:maker')).toMatchObject({ amount: 3, watched: true });
    expect(amountBetween(network, 'sender:news.example', 'recipient:company:maker')).toBe(2);
    expect(amountBetween(network, 'sender:shop.example', 'recipient:company:maker')).toBe(1);
    expect(amountBetween(network, 'sender:news.example', 'recipient:as:13335')).toBeUndefined();
  });

  it('counts only what passes', () => {
    const network = graph(paged, {}, Uint8Array.of(1, 0, 0, 0, 0, 0));
    expect(network.nodes.map(({ id }) => id)).toEqual(['sender:news.example', 'recipient:company:maker']);
    expect(network.links.map(({ amount }) => amount)).toEqual([1]);
  });

  it('tells recipients whose place cannot be known from those with one place that is', () => {
    const network = graph(phoneEvents);
    expect(find(network, 'recipient:as:13335')?.unknown).toBe(true);
    expect(find(network, 'recipient:company:cloud')?.unknown).toBe(false); // One of its hosts is in the US.
    expect(find(network, 'recipient:unknown')?.unknown).toBe(true);
  });

  it('is of apps where there are no pages, and of the capture where there is neither', () => {
    expect(graph(phoneEvents).senders).toBe('capture');
    expect(find(graph(phoneEvents), 'sender:')?.amount).toBe(220);
    const legs = phoneLegs.map((leg, at) => ({ ...leg, app: at === 0 ? 'com.example' : null }));
    const network = graph(phoneEvents, { legs });
    expect(network.senders).toBe('app');
    expect(find(network, 'sender:com.example')?.amount).toBe(58);
    expect(find(network, 'sender:')?.amount).toBe(162);
  });

  it('folds the smallest, and loses nothing of them', () => {
    const network = graph(phoneEvents, { most: 5 });
    expect(network.nodes).toHaveLength(5);
    expect(find(network, 'recipients')?.pick).toEqual({ kind: 'open' });
    const received = network.nodes.filter(({ side }) => side === 'recipient');
    expect(received.reduce((sum, { amount }) => sum + amount, 0)).toBe(220);
    expect(network.links.reduce((sum, { amount }) => sum + amount, 0)).toBe(220);
  });

  it('stays where it is when one is chosen', () => {
    const size = { width: 1000, height: 500 };
    const chosen = graph(phoneEvents, { selection: { ...nothing, party: 'as:64500' } });
    expect(settle(chosen, size)).toEqual(settle(graph(phoneEvents), size));
  });

  it('does not fold the selected, however small', () => {
    const party = 'as:64500';
    expect(find(graph(phoneEvents, { most: 5 }), `recipient:${party}`)).toBeUndefined();
    const network = graph(phoneEvents, { most: 5, selection: { ...nothing, party } });
    expect(find(network, `recipient:${party}`)).toMatchObject({ chosen: true, amount: 2 });
  });
});

const manyNodes = (count: number): Network => ({
  senders: 'page',
  nodes: Array.from({ length: count }, (_, at) => ({
    ...{ id: String(at), side: at < 3 ? ('sender' as const) : ('recipient' as const), label: String(at) },
    ...{ amount: 1 + ((at * 37) % 100), watched: false, unknown: false, chosen: false },
    ...{ places: new Map(), slices: [] },
    pick: { kind: 'hold' as const }
  })),
  links: Array.from({ length: Math.max(0, count - 3) }, (_, at) => ({
    ...{
      id: String(at),
      from: at % 3,
      to: at + 3,
      amount: 1,
      places: new Map(),
      watched: false,
      chosen: false
    }
  })),
  tones: tonesOf([], [])
});

describe('the colours of countries', () => {
  const [leg] = phoneLegs;
  const legsTo = (...places: string[]): Leg[] =>
    places.flatMap((place, at) =>
      leg ? [{ ...leg, place: place as PlaceKey, requests: 100 - at, flows: 0 }] : []
    );

  it('are one for each of the five that received most, and none for the watched', () => {
    const tones = tonesOf(legsTo('SG', 'US', 'DE', 'FR', 'NL', 'IE', 'GB', 'many-places'), ['SG']);
    expect(tones.named.map(({ place }) => place)).toEqual(['US', 'DE', 'FR', 'NL', 'IE']);
    expect(tones.of('SG' as PlaceKey)).toBe('watched');
    expect(tones.of('US' as PlaceKey)).toBe('country-1');
    expect(tones.of('GB' as PlaceKey)).toBe('rest');
    expect(tones.of('this-network')).toBe('rest');
    expect(tones.of('many-places')).toBe('unknown');
  });

  const amounts = (...rows: [string, number][]) => new Map(rows as [PlaceKey, number][]);

  it('divide a circle by what went where, the watched first', () => {
    const tones = tonesOf(legsTo('SG', 'US'), ['SG']);
    const slices = slicesOf(amounts(['US', 6], ['no-address', 1], ['SG', 1]), tones);
    expect(slices).toEqual([
      { tone: 'watched', from: 0, to: 0.125 },
      { tone: 'country-1', from: 0.125, to: 0.875 },
      { tone: 'unknown', from: 0.875, to: 1 }
    ]);
    expect(slicesOf(amounts(['US', 0]), tones)).toEqual([]);
  });

  it('begin at the top and go round as clocks do', () => {
    expect(angleOf(0.25)).toBe(0);
    expect(slicePath(10, 10, 10, { tone: 'rest', from: 0, to: 0.25 })).toBe(
      'M10.00 10.00L10.00 0.00A10.00 10.00 0 0 1 20.00 10.00Z'
    );
  });

  it('stand in every recipient, and behind its name as letters', () => {
    const network = graph(phoneEvents);
    const maker = find(network, 'recipient:company:maker');
    expect(maker?.slices[0]?.tone).toBe('watched');
    expect(maker && codesOf(maker)).toContain('SG');
    const nowhere = find(network, 'recipient:as:13335');
    expect(nowhere?.slices).toEqual([{ tone: 'unknown', from: 0, to: 1 }]);
    expect(nowhere && codesOf(nowhere)).toBe('');
    for (const { places, amount } of network.links)
      expect([...places.values()].reduce((sum, one) => sum + one, 0)).toBe(amount);
  });
});

describe('where nodes stand', () => {
  const desktop = { width: 1300, height: 560 };

  it.each([desktop, { width: 340, height: 560 }])('is within the picture, and apart: %o', (size) => {
    const spots = settle(manyNodes(60), size);
    for (const { x, y, radius } of spots) {
      expect(x - radius).toBeGreaterThanOrEqual(0);
      expect(x + radius).toBeLessThanOrEqual(size.width);
      expect(y - radius).toBeGreaterThanOrEqual(0);
      expect(y + radius).toBeLessThanOrEqual(size.height);
    }
    const gaps = spots.flatMap((a, at) =>
      spots.slice(at + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y) - a.radius - b.radius)
    );
    expect(Math.min(...gaps)).toBeGreaterThan(0);
  });

  it('is the same every time', () => {
    expect(settle(manyNodes(40), desktop)).toEqual(settle(manyNodes(40), desktop));
  });

  it('gives four times the amount four times the area', () => {
    const [a, b] = [25, 100].map((amount) => ({ ...manyNodes(1).nodes[0], amount }));
    const spots = settle({ ...manyNodes(0), nodes: [a, b] as Network['nodes'] }, desktop);
    expect((spots[1]?.radius ?? 0) / (spots[0]?.radius ?? 1)).toBeCloseTo(2);
  });

  it('is nowhere for nothing, and a number for one', () => {
    expect(settle(manyNodes(0), desktop)).toEqual([]);
    expect(settle(manyNodes(1), desktop)[0]).toMatchObject({ x: 650, y: 280 });
  });
});

describe('labels', () => {
  const size = { width: 300, height: 100 };
  const place = (
    spots: readonly { x: number; y: number; radius: number }[],
    width: number,
    links: readonly { from: number; to: number }[] = []
  ) =>
    placeLabels({
      ...{ spots, line: 16, size, away: awayFrom(spots, links) },
      order: spots.map((_, at) => at),
      widths: spots.map(() => width)
    });

  it('stand right of their node, or left of it at the edge', () => {
    expect(place([{ x: 50, y: 50, radius: 10 }], 80)).toEqual([{ at: 0, x: 67, y: 50, anchor: 'start' }]);
    expect(place([{ x: 280, y: 50, radius: 10 }], 80)).toEqual([{ at: 0, x: 263, y: 50, anchor: 'end' }]);
  });

  it('stand away from what their node is linked to', () => {
    const joined = [
      { x: 110, y: 50, radius: 10 },
      { x: 190, y: 50, radius: 10 }
    ];
    const labels = place(joined, 60, [{ from: 0, to: 1 }]);
    expect(labels.map(({ anchor }) => anchor)).toEqual(['end', 'start']);
  });

  it('stand clear of other nodes, and are left out where there is no room', () => {
    const beside = [
      { x: 50, y: 50, radius: 10 },
      { x: 100, y: 50, radius: 10 }
    ];
    expect(place(beside, 60)[0]).toMatchObject({ at: 0, anchor: 'middle', y: 72 });
    expect(place([{ x: 150, y: 50, radius: 10 }], 400)).toEqual([]);
  });
});
