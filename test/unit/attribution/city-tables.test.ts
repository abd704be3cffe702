import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCityList } from '#engine/attribution/city-list.ts';
import { cityWithinKm, loadCityTables } from '#engine/attribution/city-tables.ts';
import { withSources } from '#engine/attribution/further-sources.ts';
import type { PlaceSource } from '#engine/attribution/place-source.ts';
import { loadPlaceTables, type PlaceTables } from '#engine/attribution/place-tables.ts';
import { analyse } from '#engine/analyse.ts';
import { bytesSource, type ByteSource } from '#engine/bytes/source.ts';
import type { Report } from '#engine/model/report.ts';
import { plainTerms } from '#engine/model/terms.ts';
import { parseAddress } from '#engine/model/address.ts';
import { cityOf, encodeCities, listCities, parseCity } from '../../../scripts/geo/cities.js';

const readTable = (file: string): Promise<Uint8Array> =>
  readFile(new URL(`../../../static/geo/${file}`, import.meta.url));
const words = (address: string) => parseAddress(address)!;

let tables: PlaceTables;
let cities: PlaceSource;
beforeAll(async () => {
  tables = await loadPlaceTables(readTable);
  cities = await loadCityTables(readTable, gunzipSync);
});

/** A HAR of one request to each address. */
const harOf = (addresses: readonly string[]): ByteSource =>
  bytesSource(
    'a.har',
    new TextEncoder().encode(
      JSON.stringify({
        log: {
          version: '1.2',
          entries: addresses.map((serverIPAddress) => ({
            startedDateTime: '2026-06-14T22:13:20.000Z',
            serverIPAddress,
            request: { method: 'GET', url: `https://${serverIPAddress}/`, headersSize: 100, bodySize: 0 },
            response: { status: 200, headersSize: 50, bodySize: 7 }
          }))
        }
      })
    )
  );

describe('a report with cities', () => {
  const ask = (asked: boolean): Promise<Report> =>
    analyse(
      [harOf(['5.255.255.5', '1.1.1.1', '23.32.0.1', '65.21.222.239'])],
      { tables: () => Promise.resolve(tables), cities: () => Promise.resolve(cities), watch: [] },
      { ...plainTerms, places: { cities: asked, own: null } }
    );

  it('names those of machines that count for a country, and of no other', async () => {
    const { addresses, unlocated, countries } = await ask(true);
    expect(addresses.map(({ places }) => places.map(({ city }) => city ?? null))).toEqual([
      [null, 'Moscow'],
      [null, null],
      [null, null],
      [null, null]
    ]);
    expect(JSON.stringify(addresses.slice(1))).not.toMatch(/"(city|lat|lon|withinKm)"/);
    expect(unlocated.reasons['sources-disagree']?.requests).toBe(1);
    expect(countries.map(({ country }) => country)).toEqual(['RU']);
  });

  it('is without them as if there were none', async () => {
    const { addresses, data, countries } = await ask(false);
    expect(addresses.every(({ places }) => places.length === 1)).toBe(true);
    expect(data).toEqual(tables.data);
    expect(countries.map(({ country }) => country).sort()).toEqual(['DE', 'RU']);
  });
});

describe('the list of cities', () => {
  const degrees = (most: number) =>
    fc.integer({ min: -most * 10, max: most * 10 }).map((tenths) => tenths / 10);
  const record = fc.record({
    city: fc.constantFrom('Moscow', 'Zürich', '東京', ''),
    country_code: fc.constantFrom('RU', 'CH', 'JP'),
    latitude: degrees(90),
    longitude: degrees(180)
  });

  it('gives back name, country and point', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 20 }), (records) => {
        const { list, indexOf } = listCities(records.map(cityOf));
        const read = parseCityList(encodeCities(list));
        for (const one of records) {
          const found = read.at(indexOf(cityOf(one)));
          expect(found?.country).toBe(one.country_code);
          expect(found?.name ?? '').toBe(one.city);
          if (one.city !== '')
            expect([found?.lat, found?.lon]).toEqual([one.latitude + 0, one.longitude + 0]);
        }
        expect(read.at(0)).toBeNull();
        expect(read.at(list.length)).toBeNull();
      })
    );
  });

  it('leaves out districts, and points of which no city is known', () => {
    const point = { country_code: 'RU', latitude: 55.7342, longitude: 37.5859 };
    expect(parseCity(cityOf({ ...point, city: 'Moscow (Tsentralnyy administrativnyy okrug)' }))).toEqual({
      ...{ country: 'RU', name: 'Moscow', lat: 557, lon: 376 }
    });
    expect(parseCity(cityOf({ ...point, city: '' }))).toEqual({ country: 'RU', name: '', lat: 0, lon: 0 });
    expect(cityOf({ country_code: 'ZZ', city: 'Nowhere' })).toBe('');
    expect(cityOf({ country: { iso_code: 'DE' }, city: { names: { en: 'Berlin' } } })).toContain('Berlin');
  });
});

describe('city tables', () => {
  it.each([
    ['5.255.255.5', 'RU', 'Moscow', 55.7, 37.6],
    ['2a02:6b8::1', 'RU', 'Moscow', 55.8, 37.6],
    ['47.241.1.1', 'SG', 'Singapore', 1.4, 103.8],
    ['8.209.64.1', 'DE', 'Frankfurt am Main', 50.1, 8.7]
  ])('%s is in %s, %s', (address, country, city, lat, lon) => {
    expect(cities.place(words(address))).toEqual({
      ...{ country, city, lat, lon, withinKm: cityWithinKm },
      ...{ source: cities.data.name, date: cities.data.date }
    });
    expect(cities.country(words(address))).toBe(country);
  });

  it('are asked besides the tables of countries, and named among the data', () => {
    const both = withSources(tables, { beside: [cities], instead: null });
    const { places, standing } = both.facts(words('5.255.255.5'));
    expect(places.map(({ source }) => source)).toEqual([tables.data[0]?.name, cities.data.name]);
    expect(standing).toBe(tables.standing(words('5.255.255.5')));
    expect(both.data).toEqual([...tables.data, cities.data]);
    expect(both.facts(words('64:ff9b::5.255.255.5')).places).toEqual(places);
    expect(both.facts(words('192.168.1.1')).places).toEqual([]);
  });

  it('speak against the tables of countries where they name another country', () => {
    const both = withSources(tables, { beside: [cities], instead: null });
    const { places, standing } = both.facts(words('65.21.222.239'));
    expect(places.map(({ country }) => country)).toEqual(['DE', 'FI']);
    expect(standing).toEqual({ special: null, country: 'DE', doubts: ['sources-disagree'] });
    expect(both.standing(words('65.21.222.239'))).toBe(standing);
  });

  it('never name a city that their country alone would not hold', () => {
    const address = fc.tuple(fc.nat(0xffff_ffff), fc.nat(0xffff_ffff), fc.boolean());
    fc.assert(
      fc.property(address, ([high, low, isV4]) => {
        const asked = isV4
          ? ([0, 0, 0xffff, high] as const)
          : ([0x2000_0000 + (high >>> 4), low, 0, 0] as const);
        const place = cities.place(asked);
        expect(place?.country ?? null).toBe(cities.country(asked));
        if (place?.lat !== undefined) {
          expect(place.city).not.toBe('');
          expect(Math.abs(place.lat)).toBeLessThanOrEqual(90);
          expect(Math.abs(place.lon ?? 999)).toBeLessThanOrEqual(180);
        }
      }),
      { numRuns: 500 }
    );
  });
});
