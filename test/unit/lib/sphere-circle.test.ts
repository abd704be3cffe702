import { geoDistance } from 'd3-geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInRing } from '#engine/attribution/physics/sphere.ts';
import { hatchPixels } from '#lib/map/hatch.ts';
import { areaWithin, labelSpot, rimAt, wholeEarthKm } from '#lib/map/sphere-circle.ts';
import type { LonLat } from '#lib/map/world.ts';

const earthKm = 6371.0088;
const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
const place: fc.Arbitrary<LonLat> = fc.tuple(degrees(180), degrees(90));
const radius = fc.double({ min: 20, max: wholeEarthKm - 20, noNaN: true });

const kmBetween = (a: LonLat, b: LonLat): number => earthKm * geoDistance([...a], [...b]);

/** On a flat map, by the even-odd rule: what a reader sees. */
const isCovered = ([lon, lat]: LonLat, rings: readonly (readonly number[][])[]): boolean =>
  rings.filter((ring) => isInRing({ lat, lon }, Float64Array.from(ring.flat()))).length % 2 === 1;

describe('a circle on the earth, drawn flat', () => {
  it('holds what is nearer than its radius, and nothing farther, over the antimeridian and the poles', () => {
    fc.assert(
      fc.property(place, radius, place, (centre, km, point) => {
        const distance = kmBetween(centre, point);
        // The rim is drawn by straight lines: near it either is right.
        fc.pre(
          Math.abs(distance - km) > 15 + km / 100 && Math.abs(point[0]) < 179.9 && Math.abs(point[1]) < 89.9
        );
        expect(isCovered(point, areaWithin(centre, km).coordinates.flat())).toBe(distance < km);
      }),
      { numRuns: 400 }
    );
  });

  it('never leaves the map, and its rim never runs back across it', () => {
    fc.assert(
      fc.property(place, radius, (centre, km) => {
        for (const [lon = 0, lat = 0] of areaWithin(centre, km).coordinates.flat(2)) {
          expect(Math.abs(lon)).toBeLessThanOrEqual(180.000_001);
          expect(Math.abs(lat)).toBeLessThanOrEqual(90.000_001);
        }
        for (const piece of rimAt(centre, km))
          piece.forEach((point, at) => {
            const before = piece[at - 1] ?? point;
            expect(Math.abs(point[0] - before[0])).toBeLessThanOrEqual(180);
            expect(Math.abs(point[1])).toBeLessThanOrEqual(85);
            expect(Math.abs(kmBetween(centre, point) - km)).toBeLessThan(15 + km / 50);
          });
      })
    );
  });

  it('has its label on the rim, off the poles', () => {
    const spot = (...[centre, km, wanted]: Parameters<typeof labelSpot>) => {
      const { point, side } = labelSpot(centre, km, wanted);
      return [...point.map(Math.round), side];
    };
    expect(spot([0, 50], 1111.95, 'north')).toEqual([0, 60, 'north']);
    expect(spot([0, 50], 1111.95, 'south')).toEqual([0, 40, 'south']);
    expect(spot([178, 69], 1111.95, 'north')).toEqual([178, 59, 'south']);
  });
});

describe('the hatching', () => {
  it('has the colour it is given, meets its own on every side, and leaves most of the land bare', () => {
    const { width, height, data } = hatchPixels('rgb(181, 173, 156)');
    const alpha = (x: number, y: number): number => data[((y % height) * width + (x % width)) * 4 + 3] ?? -1;
    expect([...data.subarray(0, 3)]).toEqual([181, 173, 156]);
    for (let at = 0; at < width; at++) {
      expect(alpha(at + 1, height - 1)).toBe(alpha(at, height));
      expect(alpha(width - 1, at + 1)).toBe(alpha(width, at));
    }
    const inked = data.filter((value, at) => at % 4 === 3 && value > 0).length;
    expect(inked / (width * height)).toBeGreaterThan(0.1);
    expect(inked / (width * height)).toBeLessThan(0.5);
  });
});
