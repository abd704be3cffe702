import type { Feature, FeatureCollection, MultiLineString, Point, Position } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Pixels } from './hatch.ts';

/** Where on its way an arrow rests: past the middle, and off the names at the end. */
export const restingPart = 0.62;

/** Name of the picture of an arrow; who draws the map has to make it. */
export const headImage = 'head';
const side = 32;
export const headPixelRatio = 2;

type Corner = readonly [x: number, y: number];

/** A dart that points up, in pixels of the picture. */
const dart: readonly Corner[] = [
  [16, 6],
  [25, 26],
  [16, 21],
  [7, 26]
];

const toSegment = (x: number, y: number, [ax, ay]: Corner, [bx, by]: Corner): number => {
  const [dx, dy] = [bx - ax, by - ay];
  const part = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - part * dx, y - ay - part * dy);
};

const crosses = (x: number, y: number, [ax, ay]: Corner, [bx, by]: Corner): boolean =>
  ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax);

/** Pixels to the rim of the dart, less than nothing inside of it. */
const toRim = (x: number, y: number): number => {
  const sides = dart.map((corner, at) => [corner, dart[(at + 1) % dart.length] ?? corner] as const);
  const nearest = Math.min(...sides.map(([a, b]) => toSegment(x, y, a, b)));
  const isInside = sides.filter(([a, b]) => crosses(x, y, a, b)).length % 2 === 1;
  return isInside ? -nearest : nearest;
};

/** The alpha of a rim in a signed distance field as MapLibre reads it, and how many pixels make one of it. */
const rimAlpha = 0.75;
const fieldPixels = 8;

/** As a signed distance field, so that the map may colour it and draw a rim around it. */
export const headPixels = (): Pixels => {
  const data = new Uint8ClampedArray(side * side * 4);
  for (let at = 0; at < side * side; at++) {
    const distance = toRim((at % side) + 0.5, Math.floor(at / side) + 0.5);
    data.set([255, 255, 255, Math.round(255 * (rimAlpha - distance / fieldPixels))], at * 4);
  }
  return { width: side, height: side, data };
};

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Degrees clockwise from north in which the way goes on from `a` to `b`, on the globe as on a Mercator map. */
export const bearingOf = ([lonA = 0, latA = 0]: Position, [lonB = 0, latB = 0]: Position): number => {
  const [a, b, turn] = [radians(latA), radians(latB), radians(lonB - lonA)];
  const east = Math.sin(turn) * Math.cos(b);
  const north = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn);
  return (Math.atan2(east, north) * 180) / Math.PI;
};

const headOf = ({ geometry, properties }: Feature<MultiLineString>, part: number): Feature<Point>[] => {
  const way = geometry.coordinates.flat();
  const at = Math.max(1, Math.min(way.length - 1, Math.round(part * (way.length - 1))));
  const [before, here] = [way[at - 1], way[at]];
  if (!before || !here) return [];
  return [
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: here },
      properties: { ...properties, bearing: bearingOf(before, here) }
    }
  ];
};

/** An arrow on each arc, `part` of its way from where the capture was made: 0 to 1. */
export const headsAt = (
  { features }: FeatureCollection<MultiLineString>,
  part: number
): FeatureCollection<Point> => ({
  type: 'FeatureCollection',
  features: features.flatMap((arc) => headOf(arc, part))
});

/** Which ways there are: arrows set out anew only where these change, not with every amount. */
export const waysOf = ({ features }: FeatureCollection<MultiLineString>): string =>
  features
    .map(
      ({ geometry, properties }) => `${String(properties?.['code'])}@${String(geometry.coordinates[0]?.[0])}`
    )
    .join();

export const headLayer = (colour: ExpressionSpecification, halo: string): LayerSpecification => ({
  id: 'heads',
  type: 'symbol',
  source: 'heads',
  layout: {
    'icon-image': headImage,
    'icon-size': ['interpolate', ['linear'], ['get', 'width'], 1, 0.8, 5.5, 1.3],
    'icon-rotate': ['get', 'bearing'],
    'icon-rotation-alignment': 'map',
    'icon-allow-overlap': true,
    'icon-ignore-placement': true
  },
  paint: {
    'icon-color': colour,
    'icon-halo-color': halo,
    'icon-halo-width': 1.2,
    'icon-opacity': ['case', ['boolean', ['get', 'lit'], true], 1, 0.15]
  }
});
