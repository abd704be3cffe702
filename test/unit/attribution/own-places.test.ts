import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { Reader, type CountryResponse } from 'mmdb-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { withSources } from '#engine/attribution/further-sources.ts';
import { openOwnPlaces } from '#engine/attribution/own-places/open.ts';
import { placeIn } from '#engine/attribution/own-places/record.ts';
import type { PlaceSource } from '#engine/attribution/place-source.ts';
import { loadPlaceTables, type PlaceTables } from '#engine/attribution/place-tables.ts';
import { parseAddress } from '#engine/model/address.ts';
import { CaptureError } from '#engine/model/errors.ts';
import { encodeValue, marker, Pointer, Raw, writeMmdb, type Database, type Value } from './mmdb-writer.ts';

const words = (address: string) => parseAddress(address)!;
const open = (bytes: Uint8Array<ArrayBuffer>): PlaceSource =>
  openOwnPlaces({ name: 'own.mmdb', bytes, sha256: 'abc' });
const errorOf = (bytes: Uint8Array<ArrayBuffer>): CaptureError => {
  try {
    open(bytes);
  } catch (error) {
    if (error instanceof CaptureError) return error;
    throw error;
  }
  throw new Error('it was opened');
};

const moscow = {
  city: { names: { en: 'Moscow', ru: 'Москва' } },
  country: { iso_code: 'RU', names: { en: 'Russia' } },
  location: { latitude: 55.7386, longitude: 37.6068, accuracy_radius: 20 },
  registered_country: { iso_code: 'US' }
} satisfies Value;

describe('records', () => {
  const point = { lat: 55.739, lon: 37.607 };

  it.each<[string, Value, object | null]>([
    ['MaxMind City', moscow, { country: 'RU', city: 'Moscow', ...point, withinKm: 20 }],
    ['MaxMind Country', { country: { iso_code: 'SG' } }, { country: 'SG' }],
    [
      'ip-location-db',
      { country_code: 'RU', city: 'Moscow', latitude: 55.7386, longitude: 37.6068, postcode: '' },
      { country: 'RU', city: 'Moscow', ...point, withinKm: 50 }
    ],
    [
      'IPinfo',
      { country: 'RU', city: 'Moscow', lat: '55.7386', lng: '37.6068', region: 'Moscow' },
      { country: 'RU', city: 'Moscow', ...point, withinKm: 50 }
    ],
    [
      'IPinfo Lite',
      { country: 'Russia', country_code: 'RU', asn: 'AS13238', as_name: 'YANDEX' },
      { country: 'RU' }
    ],
    ['a registration alone', { registered_country: { iso_code: 'US' } }, null],
    ['a network', { autonomous_system_number: 13238 }, null],
    ['no country', { country_code: 'ZZ' }, null],
    ['a point without a city', { country_code: 'RU', latitude: 60, longitude: 100 }, { country: 'RU' }],
    [
      'a city nowhere',
      { country_code: 'RU', city: 'X', latitude: 91, longitude: 1 },
      { country: 'RU', city: 'X' }
    ]
  ])('of %s are understood', (_name, record, expected) => {
    const found = open(
      writeMmdb({
        records: [
          ['5.255.0.0/16', record],
          ['9.0.0.0/8', moscow]
        ]
      })
    );
    const place = found.place(words('5.255.255.5'));
    expect(place).toEqual(expected && { ...expected, source: 'Test-City (own.mmdb)', date: '2026-05-12' });
  });

  it('that are none say nothing', () => {
    for (const record of [null, undefined, 5, 'RU', [], { country: { iso_code: 7 } }, { country: 'Russia' }])
      expect(placeIn(record)).toBeNull();
  });
});

describe('a database', () => {
  const octet = fc.nat(255);
  const prefix = fc
    .tuple(octet, octet, octet, octet, fc.integer({ min: 1, max: 32 }))
    .map(([a, b, c, d, length]) => `${[a, b, c, d].join('.')}/${length.toString()}`);
  const prefix6 = fc
    .tuple(
      fc.integer({ min: 0x2000, max: 0x3fff }),
      fc.nat(0xffff),
      fc.nat(0xffff),
      fc.integer({ min: 4, max: 128 })
    )
    .map(
      ([a, b, c, length]) =>
        `${[a, b, c].map((group) => group.toString(16)).join(':')}::/${length.toString()}`
    );
  const databases = fc.record({
    records: fc.array(
      fc.tuple(
        fc.oneof(prefix, prefix6),
        fc.constantFrom('RU', 'CN', 'SG', 'DE').map((code) => ({ country: { iso_code: code } }))
      ),
      { minLength: 1, maxLength: 12 }
    ),
    recordSize: fc.constantFrom<24 | 28 | 32>(24, 28, 32)
  });

  it('says of every address what mmdb-lib says, whatever the size of its nodes', () => {
    fc.assert(
      fc.property(databases, fc.array(octet, { minLength: 4, maxLength: 4 }), (database, random) => {
        const bytes = writeMmdb(database);
        const reader = new Reader<CountryResponse>(Buffer.from(bytes));
        const own = open(bytes);
        const addresses = [...database.records.map(([text]) => text.split('/')[0] ?? ''), random.join('.')];
        for (const address of addresses)
          expect(own.country(words(address))).toBe(reader.get(address)?.country?.iso_code ?? null);
      }),
      { numRuns: 200 }
    );
  });

  it('of IPv4 alone says nothing of IPv6', () => {
    const own = open(writeMmdb({ records: [['0.0.0.0/1', moscow]], ipVersion: 4 }));
    expect(own.country(words('5.255.255.5'))).toBe('RU');
    expect(own.country(words('2a02:6b8::1'))).toBeNull();
  });

  it('says what it is', () => {
    const records: Database['records'] = [['5.0.0.0/8', moscow]];
    const { data } = open(writeMmdb({ records }));
    expect(data).toEqual({
      ...{ name: 'Test-City (own.mmdb)', date: '2026-05-12', licence: '', link: '', sha256: 'abc' }
    });
    const nameless = open(writeMmdb({ records, metadata: { database_type: '', build_epoch: 5 } }));
    expect(nameless.data).toMatchObject({ name: 'own.mmdb', date: '' });
  });
});

describe('together with the tables', () => {
  let tables: PlaceTables;
  let own: PlaceSource;
  beforeAll(async () => {
    tables = await loadPlaceTables((file) =>
      readFile(new URL(`../../../static/geo/${file}`, import.meta.url))
    );
    own = open(
      writeMmdb({
        records: [
          ['5.255.0.0/16', moscow],
          ['47.241.0.0/16', { country: { iso_code: 'US' } }],
          ['1.1.1.0/24', moscow],
          ['192.168.0.0/16', moscow]
        ]
      })
    );
  });
  const said = (sources: Parameters<typeof withSources>[1], address: string) => {
    const { standing, places } = withSources(tables, sources).facts(words(address));
    return [standing.country, standing.doubts, places.map(({ country }) => country)];
  };

  it('it is compared: two that differ are a doubt, one that is silent is none', () => {
    const compared = { beside: [own], instead: null };
    expect(said(compared, '5.255.255.5')).toEqual(['RU', [], ['RU', 'RU']]);
    expect(said(compared, '47.241.1.1')).toEqual(['SG', ['sources-disagree'], ['SG', 'US']]);
    expect(said(compared, '161.117.1.1')).toEqual(['SG', [], ['SG']]);
    expect(said(compared, '1.1.1.1')).toEqual(['AU', ['anycast', 'sources-disagree'], ['AU', 'RU']]);
    expect(said(compared, '192.168.1.1')).toEqual([null, [], []]);
  });

  it('it is asked instead, and then nobody else is', () => {
    const alone = { beside: [], instead: own };
    expect(said(alone, '47.241.1.1')).toEqual(['US', [], ['US']]);
    expect(said(alone, '161.117.1.1')).toEqual([null, [], []]);
    expect(said(alone, '1.1.1.1')).toEqual(['RU', ['anycast'], ['RU']]);
    expect(withSources(tables, alone).data[0]).toBe(own.data);
  });
});

describe('what is none, or hostile', () => {
  const good = writeMmdb({
    records: [
      ['5.0.0.0/8', moscow],
      ['2a02::/16', moscow]
    ]
  });

  it('is refused with facts', () => {
    expect(errorOf(new Uint8Array(0)).code).toBe('places-none');
    expect(errorOf(new TextEncoder().encode('{"not": "a database"}')).code).toBe('places-none');
    expect(errorOf(new Uint8Array(marker)).code).toBe('places-broken');
    const withoutTree = good.slice(good.length - 300);
    expect(errorOf(withoutTree)).toMatchObject({ code: 'places-broken', facts: { what: 'cut-off' } });
    const networks = writeMmdb({
      records: [['5.0.0.0/8', { autonomous_system_number: 1, autonomous_system_organization: 'A' }]]
    });
    expect(errorOf(networks)).toMatchObject({
      code: 'places-no-country',
      facts: {
        type: 'Test-City',
        fields: ['autonomous_system_number', 'autonomous_system_organization']
      }
    });
    const version = (metadata: Record<string, Value>) =>
      errorOf(writeMmdb({ records: [['5.0.0.0/8', moscow]], metadata })).facts['what'];
    expect(version({ binary_format_major_version: 3 })).toBe('version');
    expect(version({ binary_format_major_version: new Raw([0x81, 2]) })).toBe('version');
    expect(version({ record_size: 20 })).toBe('record-size');
    expect(version({ ip_version: 5 })).toBe('ip-version');
    expect(version({ node_count: 4_000_000_000 })).toBe('cut-off');
    expect(version({ node_count: 0 })).toBe('cut-off');
  });

  const levelBytes = 2 + 28 * 5;
  /** Lists of pointers to lists of pointers, the first at the beginning of the data: 28 to the 20th power values in 3 kB. */
  const bomb = Array.from({ length: 20 }, (_, depth) =>
    encodeValue(new Array<Value>(28).fill(depth < 19 ? new Pointer((depth + 1) * levelBytes) : 1))
  );

  it.each<[string, Value]>([
    ['a pointer to itself', new Pointer(0)],
    ['a list that holds itself', [new Pointer(0)]],
    ['a pointer out of the file', new Pointer(0xffff_ffff)],
    ['lists of lists of lists', new Raw(bomb.flat())],
    ['a map of sixteen million members', new Raw([0xff, 0xff, 0xff, 0xff])],
    ['a list of sixteen million', new Raw([0x1f, 4, 0xff, 0xff, 0xff])],
    ['a text longer than the file', new Raw([0x5f, 0xff, 0xff, 0xff])],
    ['a type that does not exist', new Raw([0, 200])],
    ['a key that is a list', new Raw([0xe1, 0x01, 4, 0x41, 65, 0x41, 65])]
  ])('%s is given up at once, and takes no other record along', (_name, record) => {
    const start = performance.now();
    expect(errorOf(writeMmdb({ records: [['5.0.0.0/8', record]] })).code).toMatch(
      /^places-(broken|no-country)$/
    );
    const own = open(
      writeMmdb({
        records: [
          ['5.0.0.0/8', record],
          ['9.0.0.0/8', moscow]
        ]
      })
    );
    expect(own.country(words('5.1.1.1'))).toBeNull();
    expect(own.country(words('9.1.1.1'))).toBe('RU');
    expect(performance.now() - start).toBeLessThan(500);
  });

  const asked = ['5.1.1.1', '9.9.9.9', '2a02:6b8::1', '255.255.255.255', '::1'].map(words);
  /** Answers, or a `CaptureError`; nothing else, and not for long. */
  const endsWell = (bytes: Uint8Array<ArrayBuffer>): void => {
    const start = performance.now();
    try {
      const own = open(bytes);
      for (const address of asked) {
        const place = own.place(address);
        if (place) expect(place.country).toMatch(/^[A-Z]{2}$/);
      }
    } catch (error) {
      if (!(error instanceof CaptureError)) throw error;
    }
    expect(performance.now() - start).toBeLessThan(1000);
  };

  it('ends well wherever it is cut off', () => {
    for (let length = 0; length < good.length; length++) endsWell(good.slice(0, length));
    for (let from = 1; from < good.length; from++) endsWell(good.slice(from));
  });

  it('ends well whatever bytes of it are changed', () => {
    const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const bytes = good.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        endsWell(bytes);
      }),
      { numRuns: 3000 }
    );
  });
});
