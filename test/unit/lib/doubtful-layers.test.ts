import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { LayerSpecification } from 'maplibre-gl';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '#engine/analyse.ts';
import { loadPlaceTables } from '#engine/attribution/place-tables.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { plainTerms } from '#engine/model/terms.ts';
import { cityDots } from '#lib/map/cities.ts';
import { doubtfulCountries } from '#lib/map/doubtful.ts';
import { layoutFlowMap, type FlowMap } from '#lib/map/flow-layers.ts';
import { readWorld } from '#lib/map/world.ts';
import { legsOf } from '#lib/state/legs.ts';
import { tallyPlaces } from '#lib/state/tally.ts';
import { connections, timedCapture } from '../engine/handshakes.ts';
import { phoneReport } from './report-fixture.ts';

interface Peer {
  readonly who: string;
  readonly bytes: readonly number[];
  readonly ms: readonly number[];
  /** By the lists, or by light; the others count for their country. */
  readonly doubtful: boolean;
}

const v6 = (text: string): number[] => {
  const [head = '', tail = ''] = text.split('::');
  const words = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((word) => parseInt(word, 16));
  const [first, last] = [words(head), words(tail)];
  const zeros = new Array<number>(8 - first.length - last.length).fill(0);
  return [...first, ...zeros, ...last].flatMap((word) => [word >> 8, word & 255]);
};

const far = [90, 91, 92];

/** Networks of both lists, one that light refutes from London, and some that stand where they stand. */
const peers: readonly Peer[] = [
  { who: 'Cloudflare', bytes: [104, 16, 1, 1], ms: far, doubtful: true },
  { who: 'Cloudflare, IPv6', bytes: v6('2606:4700::1111'), ms: far, doubtful: true },
  { who: 'Fastly', bytes: [151, 101, 1, 69], ms: far, doubtful: true },
  { who: 'Quad9', bytes: [9, 9, 9, 9], ms: far, doubtful: true },
  { who: 'Akamai', bytes: [23, 44, 0, 10], ms: far, doubtful: true },
  { who: 'Google', bytes: [142, 250, 74, 36], ms: far, doubtful: true },
  { who: 'Google, IPv6', bytes: v6('2a00:1450:4001:80b::200e'), ms: far, doubtful: true },
  { who: 'Amazon', bytes: [52, 94, 236, 248], ms: far, doubtful: true },
  { who: 'Microsoft', bytes: [13, 107, 21, 200], ms: far, doubtful: true },
  { who: 'China Unicom, 4 ms from London', bytes: [123, 125, 114, 144], ms: [4, 4.2, 5], doubtful: true },
  { who: 'China Unicom, once in 4 ms', bytes: [123, 125, 114, 144], ms: [4], doubtful: false },
  { who: 'Yandex', bytes: [5, 255, 255, 5], ms: far, doubtful: false },
  { who: 'Hetzner', bytes: [88, 198, 48, 22], ms: far, doubtful: false },
  { who: 'Hetzner, IPv6', bytes: v6('2a01:4f8::1'), ms: far, doubtful: false },
  { who: 'Alibaba', bytes: [161, 117, 96, 21], ms: [200, 201, 202], doubtful: false }
];

const tables = loadPlaceTables((name) => Promise.resolve(readFileSync(`static/geo/${name}`)));
const outlines = readFileSync('static/geo/world.json');
const { countries } = readWorld(JSON.parse(outlines.toString('utf8')) as Parameters<typeof readWorld>[0]);
const watch = ['CN', 'US', 'CA'] as readonly string[] as readonly CountryCode[];

const palette = {
  ...{ sea: 'sea', land: 'land', border: 'border', ink: 'ink', quiet: 'quiet', card: 'card' },
  ...{ hot: 'hot', hatch: 'hatch', much: ['m1', 'm2', 'm3', 'm4', 'm5'] }
};
const london = { lat: 51.5, lon: -0.13 };

const reportOn = (some: readonly Peer[]): Promise<Report> =>
  analyse(
    [bytesSource('x.pcap', timedCapture(some.flatMap(({ bytes, ms }) => connections(bytes, ms))))],
    { tables: () => tables, outlines: () => Promise.resolve(outlines), watch },
    { ...plainTerms, from: { ...london, withinKm: 50 } }
  );

/** As if the reader had loaded tables of cities: every place has one, doubtful or not. */
const withCities = (report: Report): Report => ({
  ...report,
  addresses: report.addresses.map((row, at) => ({
    ...row,
    places: row.places.map((place) => ({
      ...place,
      city: `City ${String(at)}`,
      lat: at,
      lon: at,
      withinKm: 30
    }))
  }))
});

const picture = (report: Report): FlowMap =>
  layoutFlowMap({
    places: tallyPlaces(legsOf(report), 'flows'),
    ...{ measure: 'flows', watch, selected: null, from: london, countries, palette, reach: null },
    doubtful: [...doubtfulCountries(report).keys()],
    cities: cityDots(report)
  });

const codesIn = (value: unknown): string[] => {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(codesIn);
  return typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? [value] : [];
};

/** Countries that some layer paints in a colour of its own, whichever layer it is. */
const filled = ({ layers }: FlowMap): string[] =>
  layers
    .filter((layer): layer is Extract<LayerSpecification, { type: 'fill' }> => layer.type === 'fill')
    .filter((layer) => layer.source === 'land' && layer.paint?.['fill-pattern'] === undefined)
    .flatMap((layer) => codesIn([layer.paint, layer.filter]));

/** Countries of everything that is drawn as a dot, a label, an arc or an area of its own. */
const drawn = ({ sources: { marks, arcs, cities } }: FlowMap): string[] =>
  [...marks.features, ...arcs.features, ...cities.features]
    .filter(({ properties }) => properties?.['kind'] !== 'origin')
    .map(({ properties }) => String(properties?.['code']));

const hatched = ({ layers }: FlowMap): string[] =>
  codesIn(layers.flatMap((layer) => (layer.id === 'doubtful' && 'filter' in layer ? [layer.filter] : [])));

const textOf = (bytes: readonly number[]): string => bytes.join('.');

describe('what the lists, or light, put in doubt', () => {
  const claimed = new Map<string, readonly string[]>();
  const countriesOf = (some: readonly Peer[], doubtful: boolean): Set<string> =>
    new Set(some.filter((peer) => peer.doubtful === doubtful).flatMap(({ who }) => claimed.get(who) ?? []));

  beforeAll(async () => {
    for (const peer of peers) {
      const { addresses } = await reportOn([peer]);
      claimed.set(
        peer.who,
        addresses.flatMap(({ places }) => places.map(({ country }) => country as string))
      );
    }
  });

  it.each(peers.filter(({ doubtful }) => doubtful))(
    '$who alone gets no dot, no arc and no colour',
    async (peer) => {
      const report = withCities(await reportOn([peer]));
      const map = picture(report);
      expect(claimed.get(peer.who)).toHaveLength(1); // Else there is nothing that could be drawn.
      expect([...drawn(map), ...filled(map)]).toEqual([]);
      expect(map.layers.find(({ id }) => id === 'land')?.paint).toEqual({ 'fill-color': palette.land });
      expect(hatched(map)).toEqual(claimed.get(peer.who));
    }
  );

  it.each(peers.filter(({ doubtful }) => !doubtful))('$who is drawn', async (peer) => {
    const map = picture(withCities(await reportOn([peer])));
    expect(new Set(drawn(map))).toEqual(countriesOf([peer], false));
    expect(new Set(filled(map))).toEqual(countriesOf([peer], false));
    expect(map.sources.arcs.features).toHaveLength(1);
    expect(map.sources.cities.features).toHaveLength(2);
    expect(hatched(map)).toEqual([]);
  });

  it('is drawn nowhere, in whatever company it is', async () => {
    const distinct = { minLength: 1, maxLength: peers.length, selector: ({ bytes }: Peer) => textOf(bytes) };
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...peers), distinct), async (some) => {
        const report = withCities(await reportOn(some));
        const map = picture(report);
        const certain = countriesOf(some, false);
        expect(new Set(drawn(map))).toEqual(certain);
        expect(new Set(filled(map))).toEqual(certain);
        const doubted = [...countriesOf(some, true)].filter((country) => !certain.has(country));
        expect(new Set(hatched(map))).toEqual(new Set(doubted));
        const dots = some.filter(({ doubtful }) => !doubtful).length;
        expect(cityDots(report)).toHaveLength(dots);
      }),
      { numRuns: 40 }
    );
  });

  it('is drawn nowhere where only the traffic of a host says so, and the tables do not doubt', () => {
    const [first, ...rest] = phoneReport.destinations.filter(({ address }) => address === '203.0.113.3');
    if (!first || rest.length > 0) throw new Error('one destination was expected');
    const where = { kind: 'unlocated', reason: 'cdn' } as const;
    const map = picture(withCities({ ...phoneReport, destinations: [{ ...first, where }] }));
    expect([...drawn(map), ...filled(map)]).toEqual([]);
    expect(hatched(map)).toEqual(['RU']);
  });
});
