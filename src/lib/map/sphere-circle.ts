import { geoCircle, geoEquirectangular } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import type { MultiPolygon, Polygon } from 'geojson';
import { cutAtAntimeridian, unwrap } from './arcs.ts';
import type { LonLat } from './world.ts';

/** Of a great circle, on the sphere by which distances are measured. */
const kmPerDegree = (6371.0088 * Math.PI) / 180;
/** From here on a circle holds the whole earth. */
export const wholeEarthKm = 180 * kmPerDegree;

const stepDegrees = 2;
/** Maps of square tiles end at 85.05 degrees: a line beyond that is drawn along their edge, where there is none. */
const edgeOfTiles = 85;
/** Beyond this a label stands at the edge of a flat map, or off it. */
const highestLabel = 76;

/** Longitudes and latitudes as they are, cut at the antimeridian and closed over the poles. */
const plane = geoEquirectangular()
  .scale(180 / Math.PI)
  .translate([0, 0])
  .precision(0.1);

const circleAt = ([lon, lat]: LonLat, km: number): Polygon =>
  geoCircle()
    .center([lon, lat])
    .radius(km / kmPerDegree)
    .precision(stepDegrees)();

/** The southward axis of a picture, turned north again. */
const northUp = (polygon: Polygon['coordinates']): Polygon['coordinates'] =>
  polygon.map((ring) => ring.map(([x = 0, y = 0]) => [x, -y]));

/** All that is within `km` of a point on the sphere, as polygons of a flat map. */
export const areaWithin = (centre: LonLat, km: number): MultiPolygon => {
  const cut = geoProject(circleAt(centre, km), plane);
  const polygons = cut?.type === 'Polygon' ? [cut.coordinates] : (cut?.coordinates ?? []);
  return { type: 'MultiPolygon', coordinates: polygons.map(northUp) };
};

/** Without the points that no map shows, in as many pieces as that leaves. */
const onTiles = (line: readonly LonLat[]): LonLat[][] => {
  const pieces: LonLat[][] = [[]];
  for (const point of line)
    if (Math.abs(point[1]) <= edgeOfTiles) pieces.at(-1)?.push(point);
    else if (pieces.at(-1)?.length !== 0) pieces.push([]);
  return pieces.filter(({ length }) => length > 1);
};

/** The rim of `areaWithin` alone: no line along the antimeridian, none over a pole. */
export const rimAt = (centre: LonLat, km: number): LonLat[][] => {
  const [ring = []] = circleAt(centre, km).coordinates;
  const rim = unwrap(ring.map(([lon = 0, lat = 0]) => [lon, lat] as const));
  return onTiles(rim).flatMap(cutAtAntimeridian);
};

export type Side = 'north' | 'south';

/** Where on the rim its label stands: due `wanted` of the centre, or on the other side where that is too near a pole. */
export const labelSpot = (
  [lon, lat]: LonLat,
  km: number,
  wanted: Side
): { readonly point: LonLat; readonly side: Side } => {
  const sides: readonly Side[] = wanted === 'north' ? ['north', 'south'] : ['south', 'north'];
  const at = (side: Side): number => lat + (side === 'north' ? 1 : -1) * (km / kmPerDegree);
  const side = sides.find((one) => Math.abs(at(one)) <= highestLabel);
  return side ? { point: [lon, at(side)], side } : { point: [lon, lat], side: wanted };
};
