/** A place on the earth, in degrees. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Mean radius of WGS 84 (IUGG), kilometres. The true earth is within 0.34 % of this sphere: see `earthMargin`. */
const earthKm = 6371.0088;
/** What a distance on the sphere may lack of the true one, at most (the flattening of WGS 84 is 1/298). */
export const earthMargin = 1 / 298;

const radians = Math.PI / 180;

/** A place as a unit vector. */
type Vector = readonly [x: number, y: number, z: number];

const vectorOf = (lat: number, lon: number): Vector => [
  Math.cos(lat * radians) * Math.cos(lon * radians),
  Math.cos(lat * radians) * Math.sin(lon * radians),
  Math.sin(lat * radians)
];

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0]
];

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const lengthOf = (a: Vector): number => Math.sqrt(dot(a, a));
/** Well-conditioned for small and for large angles. */
const angle = (a: Vector, b: Vector): number => Math.atan2(lengthOf(cross(a, b)), dot(a, b));

/** Great-circle distance in kilometres. */
export const distanceKm = (a: Point, b: Point): number =>
  earthKm * angle(vectorOf(a.lat, a.lon), vectorOf(b.lat, b.lon));

/** From a point to the nearest point of the great-circle arc between two others (less than 180 degrees apart), in radians. */
const angleToArc = (point: Vector, from: Vector, to: Vector): number => {
  const normal = cross(from, to);
  const length = lengthOf(normal);
  const toEnds = Math.min(angle(point, from), angle(point, to));
  if (length === 0) return toEnds;
  // The foot of the perpendicular lies between the ends where the point is ahead of one and behind the other.
  const isBetween = dot(cross(normal, from), point) >= 0 && dot(cross(to, normal), point) >= 0;
  return isBetween ? Math.abs(Math.asin(Math.max(-1, Math.min(1, dot(normal, point) / length)))) : toEnds;
};

/** A closed outline: longitude, latitude, longitude, ... in degrees, the last point being the first. */
export type Ring = Float64Array;

/** From a point to the nearest point of an outline, in kilometres. */
export const distanceToRingKm = ({ lat, lon }: Point, ring: Ring): number => {
  const point = vectorOf(lat, lon);
  let nearest = Infinity;
  let from = vectorOf(ring[1]!, ring[0]!);
  for (let at = 2; at + 1 < ring.length; at += 2) {
    const to = vectorOf(ring[at + 1]!, ring[at]!);
    nearest = Math.min(nearest, angleToArc(point, from, to));
    from = to;
  }
  return earthKm * nearest;
};

/** Even-odd rule in the plane of longitude and latitude; outlines don't cross the antimeridian. */
export const isInRing = ({ lat, lon }: Point, ring: Ring): boolean => {
  let isInside = false;
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const [x1, y1, x2, y2] = [ring[at]!, ring[at + 1]!, ring[at + 2]!, ring[at + 3]!];
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) isInside = !isInside;
  }
  return isInside;
};

/** The farthest point of an outline, in kilometres. */
export const farthestKm = (point: Point, ring: Ring): number => {
  let farthest = 0;
  for (let at = 0; at + 1 < ring.length; at += 2)
    farthest = Math.max(farthest, distanceKm(point, { lat: ring[at + 1]!, lon: ring[at]! }));
  return farthest;
};
