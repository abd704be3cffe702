import { describe, expect, it } from 'vitest';
import {
  endsOf,
  layoutTimeline,
  momentAt,
  moveEnd,
  pixelOf,
  spanBetween,
  spanOfEvents,
  type TimelineInput
} from '#lib/diagrams/timeline/layout.ts';
import type { Events } from '#lib/state/events.ts';
import { nothing } from '#lib/state/selection.ts';
import { phoneLegs as legs, requests } from './events-fixture.ts';

const eventsAt = (rows: readonly (readonly [string, number | null])[]): Events =>
  requests(rows.map(([host, timeMs]) => ({ host, timeMs })));

const events = eventsAt([
  ['sa.phone.example', 0],
  ['sa.phone.example', 10],
  ['shop.example', 5000],
  ['mc.search.example', 10_000],
  ['lost.example', null]
]);

const input = (part: Partial<TimelineInput> = {}): TimelineInput => ({
  events,
  legs,
  passed: null,
  selection: nothing,
  watch: ['SG', 'RU'],
  measure: 'requests',
  lanes: 'country',
  width: 100,
  most: 10,
  ...part
});

const sum = (list: Iterable<number>): number => [...list].reduce((all, one) => all + one, 0);

describe('lanes in time', () => {
  it('puts watched places first, then the largest', () => {
    const { lanes } = layoutTimeline(input());
    expect(lanes.map(({ key }) => key)).toEqual(['SG', 'RU', 'IN', 'no-address']);
    expect(lanes.map(({ amount }) => amount)).toEqual([2, 1, 1, 1]);
  });

  it('puts each amount on its pixel, watched places apart from others', () => {
    const { hot, cool, dim, most } = layoutTimeline(input());
    const at = (lane: number, pixel: number): number => lane * 100 + pixel;
    expect(hot[at(0, 0)]).toBe(2);
    expect(hot[at(1, 99)]).toBe(1);
    expect(cool[at(2, 50)]).toBe(1);
    expect([sum(hot), sum(cool), sum(dim), most]).toEqual([3, 1, 0, 2]);
  });

  it('says how many have no time, and draws the others', () => {
    expect(layoutTimeline(input()).timeless).toBe(1);
    expect(layoutTimeline(input({ events: eventsAt([['shop.example', null]]) })).span).toBeNull();
  });

  it('dims what is not selected', () => {
    const { hot, cool, dim } = layoutTimeline(input({ selection: { ...nothing, place: 'RU' as never } }));
    expect([sum(hot), sum(cool), sum(dim)]).toEqual([1, 0, 3]);
  });

  it('leaves out what a filter does not let pass', () => {
    const { lanes } = layoutTimeline(input({ passed: Uint8Array.of(0, 1, 1, 0, 0) }));
    expect(lanes.map(({ key, amount }) => [key, amount])).toEqual([
      ['SG', 1],
      ['IN', 1]
    ]);
  });

  it('folds the smallest lanes into one with their sum', () => {
    const { lanes, cool } = layoutTimeline(input({ most: 3 }));
    expect(lanes.map(({ key, label, amount }) => [key, label, amount]).at(-1)).toEqual([
      'others',
      'others (2)',
      2
    ]);
    expect(cool[2 * 100 + 50]).toBe(1);
  });

  it('weighs by the measure', () => {
    const { lanes } = layoutTimeline(input({ measure: 'bytesSent' }));
    expect(lanes.map(({ key, amount }) => [key, amount])).toEqual([
      ['RU', 300],
      ['SG', 100],
      ['no-address', 400],
      ['IN', 200]
    ]);
  });

  it('tells first and last moment of each lane', () => {
    const timeline = layoutTimeline(input());
    expect(endsOf(timeline, 100)[2]).toEqual({ fromMs: 5000, toMs: 5000 });
    expect(endsOf(timeline, 100)[3]).toBeNull();
  });
});

describe('moments and pixels', () => {
  const whole = { fromMs: 1000, toMs: 3000 };

  it('are each other’s inverse, and stay within the whole', () => {
    for (let x = 0; x < 200; x++) expect(pixelOf(momentAt(x, whole, 200), whole, 200)).toBe(x);
    expect([momentAt(-50, whole, 200), momentAt(900, whole, 200)]).toEqual([1000, 3000]);
    expect([pixelOf(0, whole, 200), pixelOf(9000, whole, 200)]).toEqual([0, 199]);
  });

  it('make a span, whichever end was drawn first', () => {
    expect(spanBetween(150, 50, whole, 200)).toEqual({ fromMs: 1500, toMs: 2500 });
  });

  it('make an instant a second long', () => {
    expect(spanOfEvents(eventsAt([['shop.example', 70]]))).toEqual({ fromMs: 70, toMs: 1070 });
  });

  it('never let the ends of a span cross', () => {
    const chosen = { fromMs: 1500, toMs: 1600 };
    expect(moveEnd(chosen, 'from', 0.5, whole)).toEqual({ fromMs: 1599, toMs: 1600 });
    expect(moveEnd(chosen, 'to', -0.5, whole)).toEqual({ fromMs: 1500, toMs: 1501 });
    expect(moveEnd(chosen, 'to', 5, whole)).toEqual({ fromMs: 1500, toMs: 3000 });
  });
});
