import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { geoEquirectangular } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import countries from 'i18n-iso-countries';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { decode } from './decode.js';
import { labelPoint } from './label-point.js';
import { territories, unnumbered } from './territories.js';

/**
 * @typedef {import('./label-point.js').Polygon} Polygon
 * @typedef {{ id: string, name: string, polygons: Polygon[] }} Piece
 */

/** Steps of the grid to which coordinates are rounded, along each axis: 400 m at the equator. */
const QUANTISATION = 1e5;

/** Small places that the coarse scale blurs beyond recognition, and that captures often name. */
const FINE = new Set(['BH', 'HK', 'MO', 'MT', 'SG']);

const require = createRequire(import.meta.url);
const folder = new URL('../../static/geo/', import.meta.url);

/** @param {any} geometry @returns {Polygon[]} */
const polygonsOf = (geometry) =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

/** @param {'50m' | '10m'} scale @returns {Promise<Piece[]>} */
const readAtlas = async (scale) => {
  const atlas = JSON.parse(await readFile(require.resolve(`world-atlas/countries-${scale}.json`), 'utf8'));
  const { features } = /** @type {any} */ (feature(atlas, atlas.objects.countries));
  return features.map((/** @type {any} */ { id, properties: { name }, geometry }) => ({
    id: (id && countries.numericToAlpha2(id)) ?? unnumbered[name] ?? '',
    name,
    polygons: polygonsOf(geometry)
  }));
};

/** @param {Polygon} polygon @param {readonly number[]} box */
const isInBox = (polygon, [west = 0, south = 0, east = 0, north = 0]) =>
  (polygon[0] ?? []).every(([x = 0, y = 0]) => x >= west && x <= east && y >= south && y <= north);

/** @param {Piece} piece @returns {Piece[]} the piece without its territories, and those */
const splitTerritories = (piece) => {
  const out = territories
    .filter(({ of }) => of === piece.name)
    .map(({ id, name, box }) => ({
      id,
      name,
      polygons: piece.polygons.filter((each) => isInBox(each, box))
    }));
  const taken = new Set(out.flatMap(({ polygons }) => polygons));
  return [{ ...piece, polygons: piece.polygons.filter((each) => !taken.has(each)) }, ...out];
};

/** One piece per id, under the name met first; pieces without id or land are left out. @param {Piece[]} pieces @returns {Piece[]} */
const joinById = (pieces) => {
  /** @type {Map<string, Piece>} */
  const byId = new Map();
  for (const { id, name, polygons } of pieces) {
    if (id === '' || polygons.length === 0) continue;
    const known = byId.get(id);
    byId.set(id, known ? { ...known, polygons: [...known.polygons, ...polygons] } : { id, name, polygons });
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** Codes the location table uses, so that no address of it is without land. @returns {Promise<Set<string>>} */
const locatedCodes = async () => {
  const tables = await Promise.all(
    ['v4', 'v6'].map(async (version) =>
      decode(gunzipSync(await readFile(new URL(`country-${version}.bin.gz`, folder))))
    )
  );
  return new Set(tables.flatMap(({ values }) => values.map(String)).filter((code) => code !== ''));
};

/**
 * Cut at 180 degrees, back in degrees, outlines counterclockwise (RFC 7946 section 3.1.6). Without `precision(0)` the
 * projection would bend long straight borders into great circles.
 * @param {Piece} piece @returns {Polygon[]}
 */
const cutAtAntimeridian = ({ polygons }) => {
  const plane = geoEquirectangular()
    .scale(180 / Math.PI)
    .translate([0, 0])
    .precision(0);
  const cut = geoProject(/** @type {any} */ ({ type: 'MultiPolygon', coordinates: polygons }), plane);
  return polygonsOf(cut).map((polygon) => polygon.map((ring) => ring.map(([x = 0, y = 0]) => [x, -y])));
};

/** @param {string} id @param {Polygon[]} polygons */
const assertNarrowEdges = (id, polygons) => {
  for (const ring of polygons.flat())
    for (let index = 1; index < ring.length; index++) {
      const width = Math.abs((ring[index]?.[0] ?? 0) - (ring[index - 1]?.[0] ?? 0));
      if (width > 180) throw new Error(`${id}: an edge spans ${width} degrees`);
    }
};

/** @param {number} degrees */
const round = (degrees) => Math.round(degrees * 1000) / 1000;

/** @param {Piece} piece */
const toFeature = (piece) => {
  const polygons = cutAtAntimeridian(piece);
  assertNarrowEdges(piece.id, polygons);
  const [lon, lat] = labelPoint(polygons);
  return {
    type: /** @type {const} */ ('Feature'),
    id: piece.id,
    properties: { name: piece.name, lon: round(lon), lat: round(lat) },
    geometry: { type: /** @type {const} */ ('MultiPolygon'), coordinates: polygons }
  };
};

/** Writes static/geo/world.json; its shape is described in docs/data.md. */
export const writeWorld = async () => {
  const [coarse, fine, codes] = await Promise.all([readAtlas('50m'), readAtlas('10m'), locatedCodes()]);
  const pieces = joinById(coarse.flatMap(splitTerritories)).filter(({ id }) => !FINE.has(id));
  const known = new Set(pieces.map(({ id }) => id));
  const added = joinById(fine.flatMap(splitTerritories)).filter(({ id }) => codes.has(id) && !known.has(id));
  const features = joinById([...pieces, ...added]).map(toFeature);
  const missing = [...codes].filter((code) => !features.some(({ id }) => id === code));
  if (missing.length > 0) throw new Error(`no land for ${missing.join(' ')}`);
  const world = topology({ countries: { type: 'FeatureCollection', features } }, QUANTISATION);
  const source = {
    name: 'Natural Earth 4.1',
    licence: 'public domain',
    link: 'https://www.naturalearthdata.com'
  };
  const text = JSON.stringify({ ...world, source });
  await writeFile(new URL('world.json', folder), text);
  console.log(
    `world.json: ${features.length} countries, ${text.length} bytes; from 10m: ${added.map(({ id }) => id)}`
  );
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeWorld();
