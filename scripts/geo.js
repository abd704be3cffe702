import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'fflate';
import { writeAirports } from './geo/airports.js';
import { encodeCities, formatCity, listCities, parseCity } from './geo/cities.js';
import { encodeIds, encodeNames } from './geo/encode.js';
import { writeWorld } from './geo/land.js';
import { encodeOperators, listOperators, parseOperator } from './geo/operators.js';
import { toRuns } from './geo/ranges.js';
import { kinds, readKind } from './geo/sources.js';
import { verify } from './geo/verify.js';

/**
 * Builds the place tables and the world map of static/geo. Without arguments from the pinned packages; with files of the
 * same kind (docs/data.md) from those:
 *
 *     npm run geo -- --country dbip-country-lite-2026-11.mmdb --asn v4.csv --asn v6.csv --date 2026-11-01
 *
 * The map alone: node scripts/geo/land.js; the airports alone: node scripts/geo/airports.js
 */

const folder = fileURLToPath(new URL('../static/geo/', import.meta.url));
const several = /** @type {const} */ ({ type: 'string', multiple: true, default: [] });
const { values: given } = parseArgs({
  options: { country: several, registered: several, asn: several, city: several, date: { type: 'string' } }
});

/** Bytes of each file written, packed and not. @type {Map<string, { bytes: number, plainBytes: number }>} */
const sizes = new Map();

/** fflate and no clock: the same bytes on every machine. @param {string} name @param {Uint8Array} bytes @param {string} note */
const write = async (name, bytes, note) => {
  const packed = gzipSync(bytes, { level: 9, mem: 12, mtime: 0 });
  sizes.set(name, { bytes: packed.length, plainBytes: bytes.length });
  await writeFile(`${folder}${name}`, packed);
  console.log(`${name.padEnd(24)} ${bytes.length} bytes, packed ${packed.length}; ${note}`);
  return name;
};

/** @typedef {import('./geo/sources.js').Table} Table */

/** @param {string} name @param {Table} table @returns {Promise<string[]>} */
const writeCountries = async (name, table) => {
  const one = async (/** @type {'v4' | 'v6'} */ version, /** @type {32 | 64} */ bits) => {
    const { ranges, expected } = table[version];
    const runs = toRuns(ranges, bits);
    const bytes = encodeNames(runs);
    const checked = verify(name, bytes, ranges, bits, expected);
    return write(
      `${name}-${version}.bin.gz`,
      bytes,
      `${runs.starts.length} runs, ${checked} addresses checked`
    );
  };
  return [await one('v4', 32), await one('v6', 64)];
};

/** @param {Table} table @returns {Promise<string[]>} */
const writeOperators = async (table) => {
  const runs = { v4: toRuns(table.v4.ranges, 32), v6: toRuns(table.v6.ranges, 64) };
  const { list, indexOf } = listOperators([runs.v4.values, runs.v6.values]);
  const asnOf = (/** @type {string} */ value) => String(parseOperator(value).asn);
  const one = async (/** @type {'v4' | 'v6'} */ version, /** @type {32 | 64} */ bits) => {
    const { ranges, expected } = table[version];
    const bytes = encodeIds(runs[version], runs[version].values.map(indexOf));
    const checked = verify(
      'asn',
      bytes,
      ranges,
      bits,
      (key) => asnOf(expected(key)),
      (index) => String(list[Number(index)]?.asn)
    );
    return write(
      `asn-${version}.bin.gz`,
      bytes,
      `${runs[version].starts.length} runs, ${checked} addresses checked`
    );
  };
  return [
    await one('v4', 32),
    await one('v6', 64),
    await write('operators.bin.gz', encodeOperators(list), `${list.length - 1} operators`)
  ];
};

/** @param {Table} table @returns {Promise<string[]>} */
const writeCities = async (table) => {
  const one = async (/** @type {'v4' | 'v6'} */ version, /** @type {32 | 64} */ bits) => {
    const { ranges, expected } = table[version];
    const runs = toRuns(ranges, bits);
    const { list, indexOf } = listCities(runs.values);
    const bytes = encodeIds(runs, runs.values.map(indexOf), encodeCities(list));
    const name = (/** @type {string | number} */ index) => formatCity(list[Number(index)] ?? parseCity(''));
    const checked = verify('city', bytes, ranges, bits, expected, name);
    const note = `${runs.starts.length} runs, ${list.length - 1} cities, ${checked} addresses checked`;
    return write(`city-${version}.bin.gz`, bytes, note);
  };
  return [await one('v4', 32), await one('v6', 64)];
};

/** @param {readonly string[]} files @param {'bytes' | 'plainBytes'} which */
const sumOf = (files, which) => files.reduce((sum, file) => sum + (sizes.get(file)?.[which] ?? 0), 0);

/** @param {Table} table @param {string[]} files */
const sourceRow = ({ name, date, licence, link, sha256, attribution }, files) => ({
  name,
  date,
  licence,
  link,
  sha256,
  attribution,
  bytes: sumOf(files, 'bytes'),
  plainBytes: sumOf(files, 'plainBytes'),
  files
});

const country = await readKind(kinds.country, given.country, given.date);
const registered = await readKind(kinds.registered, given.registered, given.date);
const asn = await readKind(kinds.asn, given.asn, given.date);
const city = await readKind(kinds.city, given.city, given.date);
await mkdir(folder, { recursive: true });
const rows = [
  sourceRow(country, await writeCountries('country', country)),
  sourceRow(registered, await writeCountries('registered', registered)),
  sourceRow(asn, await writeOperators(asn)),
  sourceRow(city, await writeCities(city)),
  ...(await writeAirports())
];
await writeFile(`${folder}sources.json`, `${JSON.stringify(rows, null, 2)}\n`);
console.log(`together ${sumOf([...sizes.keys()], 'bytes')} bytes`);
await writeWorld();
