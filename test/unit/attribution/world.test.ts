import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { beforeAll, describe, expect, it } from 'vitest';
import { decode } from '../../../scripts/geo/decode.js';
import { isInside } from '../../../scripts/geo/label-point.js';

interface Country {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}
type World = Topology<{ countries: GeometryCollection<Country> }>;

const read = (file: string): Promise<Buffer> =>
  readFile(new URL(`../../../static/geo/${file}`, import.meta.url));

const polygonsById = new Map<string, { country: Country; polygons: number[][][][] }>();
beforeAll(async () => {
  const world = JSON.parse((await read('world.json')).toString('utf8')) as World;
  for (const { id, properties, geometry } of feature(world, world.objects.countries).features) {
    if (geometry.type !== 'MultiPolygon') throw new TypeError(geometry.type);
    polygonsById.set(String(id), { country: properties, polygons: geometry.coordinates });
  }
});

const isOn = (id: string, lon: number, lat: number): boolean =>
  polygonsById.get(id)?.polygons.some((polygon) => isInside(polygon, lon, lat)) ?? false;

describe('world map', () => {
  it('has land for every country of the location tables, and nothing else but three disputed pieces', async () => {
    const tables = await Promise.all(['v4', 'v6'].map((version) => read(`country-${version}.bin.gz`)));
    const codes = new Set(tables.flatMap((bytes) => decode(gunzipSync(bytes)).values.map(String)));
    codes.delete('');
    expect([...codes].filter((code) => !polygonsById.has(code))).toEqual([]);
    expect([...polygonsById.keys()].filter((id) => !codes.has(id))).toEqual([
      'x-northern-cyprus',
      'x-siachen-glacier',
      'x-somaliland'
    ]);
  });

  it('has no edge across the antimeridian', () => {
    const rings = [...polygonsById.values()].flatMap(({ polygons }) => polygons.flat());
    const widths = rings.flatMap((ring) => ring.map(([x = 0], at) => Math.abs(x - (ring[at - 1]?.[0] ?? x))));
    expect(widths.reduce((widest, width) => Math.max(widest, width))).toBeLessThan(180);
  });

  it('labels every country on its own land', () => {
    for (const [id, { country }] of polygonsById)
      expect([id, isOn(id, country.lon, country.lat)]).toEqual([id, true]);
  });

  it.each([
    ['SG', 103.82, 1.35],
    ['HK', 114.13, 22.4],
    ['MO', 113.545, 22.2],
    ['MT', 14.43, 35.88],
    ['BH', 50.55, 26.05],
    ['GF', -53, 4],
    ['RE', 55.5, -21.1],
    ['SJ', 17, 79],
    ['FR', 2.35, 48.85],
    ['RU', 177, 66],
    ['RU', -172, 66.5]
  ])('%s holds %d, %d', (id, lon, lat) => {
    expect(isOn(id, lon, lat)).toBe(true);
  });
});
