import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arcBetween, cutAtAntimeridian } from '#lib/map/arcs.ts';

const place = fc.tuple(
  fc.double({ min: -179.9, max: 179.9, noNaN: true }),
  fc.double({ min: -60, max: 70, noNaN: true })
);

describe('an arc', () => {
  it('begins and ends where it should', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        const points = arcBetween(from, to).flat();
        expect(points[0]?.[0]).toBeCloseTo(from[0], 5);
        expect(points[0]?.[1]).toBeCloseTo(from[1], 5);
        expect(points.at(-1)?.[1]).toBeCloseTo(to[1], 5);
      })
    );
  });

  it('never leaves the map, and never runs back across it', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        for (const piece of arcBetween(from, to)) {
          for (const [at, [lon, lat]] of piece.entries()) {
            expect(Math.abs(lon)).toBeLessThanOrEqual(180.000001);
            expect(Math.abs(lat)).toBeLessThanOrEqual(78);
            expect(Math.abs(lon - (piece[at - 1]?.[0] ?? lon))).toBeLessThan(180);
          }
        }
      })
    );
  });

  it('from Bangladesh to the United States turns before the pole', () => {
    const highest = Math.max(
      ...arcBetween([90, 24], [-98, 39])
        .flat()
        .map(([, lat]) => lat)
    );
    expect(highest).toBeLessThan(76);
    expect(highest).toBeGreaterThan(60);
  });

  it('is cut where it crosses 180 degrees', () => {
    expect(
      cutAtAntimeridian([
        [170, 10],
        [190, 20]
      ])
    ).toEqual([
      [
        [170, 10],
        [180, 15]
      ],
      [
        [-180, 15],
        [-170, 20]
      ]
    ]);
  });
});
