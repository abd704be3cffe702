import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { maybeCountry, type CountryCode } from '#engine/model/names.ts';

/** Degrees [longitude, latitude]. */
export type LonLat = readonly [number, number];

export interface CountryShape {
  /** Where its name stands. */
  readonly point: LonLat;
  /** Too small to be seen, or hit, on a map of the world. */
  readonly small: boolean;
}

export interface World {
  readonly land: FeatureCollection<Polygon | MultiPolygon>;
  readonly countries: ReadonlyMap<CountryCode, CountryShape>;
}

interface Label {
  readonly lon?: number;
  readonly lat?: number;
}

type Shape = Feature<Polygon | MultiPolygon, Label | null>;

const smallDegrees = 2.2;

const ringsOf = ({ geometry }: Shape): readonly Position[] =>
  geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2);

const reach = (numbers: readonly number[]): readonly [number, number] =>
  numbers.reduce<[number, number]>(
    ([low, high], n) => [Math.min(low, n), Math.max(high, n)],
    [Infinity, -Infinity]
  );

const measure = (shape: Shape): CountryShape => {
  const points = ringsOf(shape);
  const [west, east] = reach(points.map(([lon = 0]) => lon));
  const [south, north] = reach(points.map(([, lat = 0]) => lat));
  const { lon, lat } = shape.properties ?? {};
  return {
    point: [lon ?? (west + east) / 2, lat ?? (south + north) / 2],
    small: Math.max(east - west, north - south) < smallDegrees
  };
};

const codeOf = ({ id }: Shape): CountryCode | null => (typeof id === 'string' ? maybeCountry(id) : null);

/** MapLibre knows no features by text: the code travels as a property. */
const withCode = (shape: Shape): Shape => ({
  type: 'Feature',
  geometry: shape.geometry,
  properties: { code: codeOf(shape) ?? '' } as Label
});

export const readWorld = (topology: Topology): World => {
  const [object] = Object.values(topology.objects);
  const { features } = feature(topology, object as GeometryCollection) as unknown as {
    features: readonly Shape[];
  };
  const countries = features.flatMap((shape) => {
    const code = codeOf(shape);
    return code ? [[code, measure(shape)] as const] : [];
  });
  return {
    land: { type: 'FeatureCollection', features: features.map(withCode) },
    countries: new Map(countries)
  };
};

let world: Promise<World> | null = null;

const fetchWorld = async (): Promise<World> => {
  const response = await fetch('/geo/world.json');
  if (!response.ok)
    throw new Error(`the outlines of the countries could not be loaded (${String(response.status)})`);
  return readWorld((await response.json()) as Topology);
};

/** The outlines of the countries: Natural Earth, cut at the antimeridian, from this very site. What failed is asked for again. */
export const loadWorld = (): Promise<World> =>
  (world ??= fetchWorld().catch((error: unknown) => {
    world = null;
    throw error;
  }));
