import { geoInterpolate } from 'd3-geo';
import type { LonLat } from './world.ts';

const steps = 64;
/** A great circle that goes beyond this is bent instead. */
const highestLatitude = 72;
/** No bow rises beyond this, however far apart its ends are. */
const edgeOfMap = 78;

const lerp = (a: number, b: number, t: number): number => a + (b - a) * t;

/** The longitude of `to` as seen from `from`: the shorter way round, possibly beyond 180. */
const unwrapped = (from: number, to: number): number =>
  from + ((((to - from + 180) % 360) + 360) % 360) - 180;

/** A line whose longitudes run on beyond 180 where it crosses there. */
export const unwrap = (line: readonly LonLat[]): LonLat[] => {
  let before = line[0]?.[0] ?? 0;
  return line.map(([lon, lat]) => [(before = unwrapped(before, lon)), lat] as const);
};

const greatCircle = (from: LonLat, to: LonLat): LonLat[] => {
  const at = geoInterpolate([...from], [...to]);
  return unwrap(Array.from({ length: steps + 1 }, (_, step) => at(step / steps)));
};

const peak = (line: readonly LonLat[]): number => Math.max(...line.map(([, lat]) => Math.abs(lat)));

/** A bow that rises towards the pole but turns before it: what a map drawn flat can still show. */
const bow = (from: LonLat, to: LonLat): LonLat[] => {
  const side = from[1] + to[1] < 0 ? -1 : 1;
  let lift = (side * highestLatitude - (from[1] + to[1]) / 2) * 0.85;
  let line = lifted(from, to, lift);
  while (peak(line) > edgeOfMap) line = lifted(from, to, (lift *= 0.9));
  return line;
};

/** The straight line between two places, raised to a parabola whose middle is `lift` degrees above it. */
const lifted = (from: LonLat, to: LonLat, lift: number): LonLat[] => {
  const end = unwrapped(from[0], to[0]);
  return Array.from({ length: steps + 1 }, (_, step) => {
    const t = step / steps;
    return [lerp(from[0], end, t), lerp(from[1], to[1], t) + lift * 4 * t * (1 - t)] as const;
  });
};

/** Cut where it crosses 180 degrees, so that no segment runs back across the whole map. */
export const cutAtAntimeridian = (line: readonly LonLat[]): LonLat[][] => {
  const pieces: LonLat[][] = [[]];
  const turn = (lon: number): number => Math.floor((lon + 180) / 360);
  line.forEach(([lon, lat], at) => {
    const [lastLon, lastLat] = line[at - 1] ?? [lon, lat];
    const [now, last] = [turn(lon), turn(lastLon)];
    if (now !== last) {
      const edge = Math.max(now, last) * 360 - 180;
      const across = lerp(lastLat, lat, (edge - lastLon) / (lon - lastLon || 1));
      pieces.at(-1)?.push([edge - last * 360, across]);
      pieces.push([[edge - now * 360, across]]);
    }
    pieces.at(-1)?.push([lon - now * 360, lat]);
  });
  return pieces;
};

/** From `from` to `to` on the shortest way over the globe, or bent off the pole where that way leads over it. */
export const arcBetween = (from: LonLat, to: LonLat): LonLat[][] => {
  const shortest = greatCircle(from, to);
  return cutAtAntimeridian(peak(shortest) > highestLatitude ? bow(from, to) : shortest);
};
