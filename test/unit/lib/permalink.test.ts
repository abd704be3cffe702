import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingKinds } from '#engine/model/finding.ts';
import type { CountryCode } from '#engine/model/names.ts';
import {
  defaultState,
  formatPermalink,
  parsePermalink,
  roundPlace,
  viewNames,
  type ViewState
} from '#lib/permalink/permalink.ts';
import { noFilter, tiesNames } from '#lib/state/filter.ts';
import { slideKinds } from '#lib/present/slides.ts';
import { flowLevels } from '#lib/state/flow-levels.ts';
import { laneKinds, recipientKinds } from '#lib/state/lanes.ts';
import { measures } from '#words/measures.ts';
import { elsewhere } from '#words/places.ts';

const letter = fc.integer({ min: 65, max: 90 }).map((code) => String.fromCharCode(code));
const country = fc.tuple(letter, letter).map(([a, b]) => `${a}${b}` as CountryCode);
const text = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
const columnId = fc.stringMatching(/^[a-zA-Z]{1,30}$/);
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

const hundredths = (most: number) =>
  fc.integer({ min: -most * 100, max: most * 100 }).map((n) => n / 100 || 0);
const point = fc.record({ lat: hundredths(90), lon: hundredths(180) });

const state: fc.Arbitrary<ViewState> = fc.record({
  view: fc.constantFrom(...viewNames),
  selection: fc.record({
    place: orNull(fc.oneof(country, fc.constantFrom(...elsewhere))),
    party: orNull(text),
    host: orNull(text)
  }),
  watch: fc.uniqueArray(country, { maxLength: 6 }),
  measure: orNull(fc.constantFrom(...measures)),
  globe: fc.boolean(),
  from: orNull(fc.oneof(country, point, fc.constant('none' as const))),
  circle: orNull(text),
  filter: fc.record({
    app: orNull(text),
    kind: orNull(fc.constantFrom(...findingKinds)),
    certainty: orNull(fc.constantFrom('observed' as const, 'inferred' as const)),
    span: orNull(
      fc
        .tuple(fc.nat({ max: 2_000_000_000_000 }), fc.nat({ max: 1_000_000 }))
        .map(([fromMs, ms]) => ({ fromMs, toMs: fromMs + ms }))
    ),
    ties: orNull(fc.constantFrom(...tiesNames)),
    text: orNull(text)
  }),
  lanes: fc.constantFrom(...laneKinds),
  columns: fc.constantFrom(...recipientKinds),
  present: orNull(fc.constantFrom(...slideKinds)),
  tour: orNull(fc.integer({ min: 1, max: 99 })),
  levels: orNull(fc.subarray([...flowLevels], { minLength: 2 })),
  cols: orNull(fc.uniqueArray(columnId, { minLength: 1, maxLength: 8 })),
  sort: orNull(fc.record({ by: columnId, falling: fc.boolean() })),
  claim: orNull(text)
});

describe('the permalink', () => {
  it('gives back every state it was given', () => {
    fc.assert(
      fc.property(state, (given) => {
        expect(parsePermalink(formatPermalink(given))).toEqual(given);
      })
    );
  });

  it('writes one state in one way only', () => {
    fc.assert(
      fc.property(state, (given) => {
        const link = formatPermalink(given);
        expect(formatPermalink(parsePermalink(link) ?? defaultState)).toBe(link);
      })
    );
  });

  it('survives any hash', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (tail) => {
        const parsed = parsePermalink(`#v=${tail}`);
        expect(parsed).not.toBeNull();
      })
    );
  });

  it('never lets a value break out of its field', () => {
    fc.assert(
      fc.property(text, (host) => {
        const link = formatPermalink({ ...defaultState, selection: { place: null, party: null, host } });
        expect(link.slice(1)).not.toMatch(/[&#\s]/);
        expect(link.split(';')).toHaveLength(2);
      })
    );
  });

  it('says nothing of what is at its default', () => {
    expect(formatPermalink(defaultState)).toBe('#v=map');
    expect(parsePermalink('#v=map')).toEqual(defaultState);
  });

  // A link is forever: these were written by earlier versions, and mean what they meant.
  it.each([
    [
      '#v=flow;place=SG;party=company:maker;host=sa.phone.example;watch=CN,RU;by=flows;globe;from=BD',
      {
        ...defaultState,
        view: 'flow',
        selection: { place: 'SG', party: 'company:maker', host: 'sa.phone.example' },
        watch: ['CN', 'RU'],
        measure: 'flows',
        globe: true,
        from: 'BD'
      }
    ],
    [
      '#k=secret&v=hosts;place=many-places',
      { ...defaultState, view: 'hosts', selection: { place: 'many-places', party: null, host: null } }
    ],
    ['#v=map;watch=;from=none', { ...defaultState, watch: [], from: 'none' }],
    [
      '#v=findings;place=SG;kind=page-visited;certainty=observed;claim=0-17-1x8k2c',
      {
        ...defaultState,
        view: 'findings',
        selection: { place: 'SG', party: null, host: null },
        filter: { ...noFilter, kind: 'page-visited', certainty: 'observed' },
        claim: '0-17-1x8k2c'
      }
    ],
    [
      '#v=map;from=51.50,-0.13;circle=2001:db8::9',
      { ...defaultState, from: { lat: 51.5, lon: -0.13 }, circle: '2001:db8::9' }
    ]
  ])('reads %s', (link, expected) => {
    expect(parsePermalink(link)).toEqual(expected);
  });

  it('says a point to a kilometre, and in the letters of a link', () => {
    const from = roundPlace({ lat: 51.507_351, lon: -0.000_9 });
    expect(from).toEqual({ lat: 51.51, lon: 0 });
    expect(formatPermalink({ ...defaultState, from })).toBe('#v=map;from=51.51,0.00');
    expect(parsePermalink('#v=map;from=51.507351, -0.1278')?.from).toEqual({ lat: 51.51, lon: -0.13 });
    expect(parsePermalink('#v=map;from=51.5%2C-0.13')?.from).toEqual({ lat: 51.5, lon: -0.13 });
  });

  it.each(['91,0', '0,180.5', '51.5', '51.5,', ',2', '1,2,3', '1e3,4', 'NaN,0', '0x1,0', 'London', ''])(
    'takes no place from “%s”',
    (from) => {
      expect(parsePermalink(`#v=map;from=${from}`)?.from).toBeNull();
    }
  );

  it('leaves what it cannot read at its default', () => {
    expect(
      parsePermalink('#v=radar;place=Atlantis;by=weight;watch=XYZ,cn;host=%E0%A4;kind=x;certainty=sure')
    ).toEqual({
      ...defaultState,
      selection: { place: null, party: null, host: '%E0%A4' },
      watch: ['CN']
    });
    expect(parsePermalink('')).toBeNull();
    expect(parsePermalink('#section')).toBeNull();
  });
});
