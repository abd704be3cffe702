import { maybeCountry, type CountryCode } from '../../model/names.ts';
import { cityWithinKm } from '../city-tables.ts';

/** What a record of a user's database says of a place. */
export interface RecordPlace {
  readonly country: CountryCode;
  readonly city?: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly withinKm?: number;
}

type Path = readonly string[];

/**
 * Where databases keep what is looked for; the first that is there counts. `registered_country` and the like are no
 * locations, and are not among them.
 */
const fields: Readonly<Record<'country' | 'city' | 'lat' | 'lon' | 'withinKm', readonly Path[]>> = {
  // MaxMind (dev.maxmind.com/geoip/docs/databases/city-and-country) and DB-IP (db-ip.com/db/format/ip-to-country/mmdb.html);
  // ip-location-db and IPinfo Lite, where `country` is the name; IPinfo's others, where it is the code.
  country: [['country', 'iso_code'], ['country_code'], ['country']],
  city: [['city', 'names', 'en'], ['city']],
  lat: [['location', 'latitude'], ['latitude'], ['lat']],
  lon: [['location', 'longitude'], ['longitude'], ['lng']],
  withinKm: [['location', 'accuracy_radius']]
};

const at = (record: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inside, name) =>
      typeof inside === 'object' && inside !== null && Object.hasOwn(inside, name)
        ? (inside as Readonly<Record<string, unknown>>)[name]
        : undefined,
    record
  );

const read = <Value>(record: unknown, paths: readonly Path[], as: (value: unknown) => Value | null) => {
  for (const path of paths) {
    const value = as(at(record, path));
    if (value !== null) return value;
  }
  return null;
};

/** ZZ stands for no country in CLDR and in DB-IP's files. */
const asCountry = (value: unknown): CountryCode | null =>
  typeof value === 'string' && value !== 'ZZ' ? maybeCountry(value) : null;

const longestName = 200;
const asName = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, longestName) : null;

/** IPinfo writes numbers as text. */
const within =
  (least: number, most: number) =>
  (value: unknown): number | null => {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && number >= least && number <= most ? number : null;
  };

/** A tenth of a kilometre is finer than any of these places. */
const rounded = (degrees: number): number => Math.round(degrees * 1000) / 1000;

const halfTheEquatorKm = 20_038;

/** Null for a record that names no country. */
export const placeIn = (record: unknown): RecordPlace | null => {
  const country = read(record, fields.country, asCountry);
  if (!country) return null;
  const city = read(record, fields.city, asName);
  const lat = read(record, fields.lat, within(-90, 90));
  const lon = read(record, fields.lon, within(-180, 180));
  if (city === null || lat === null || lon === null) return city === null ? { country } : { country, city };
  const withinKm = read(record, fields.withinKm, within(1, halfTheEquatorKm)) ?? cityWithinKm;
  return { country, city, lat: rounded(lat), lon: rounded(lon), withinKm };
};

/** Names of the fields of a record, for who wonders why it says nothing. */
export const fieldNames = (record: unknown): string[] =>
  typeof record === 'object' && record !== null ? Object.keys(record).slice(0, 12) : [];
