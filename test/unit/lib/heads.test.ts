import type { FeatureCollection, MultiLineString } from 'geojson';
import { describe, expect, it } from 'vitest';
import { arcBetween } from '#lib/map/arcs.ts';
import { bearingOf, headPixels, headsAt, waysOf } from '#lib/map/heads.ts';

const arcs = (...ways: (readonly [string, readonly [number, number], readonly [number, number]])[]) =>
  ({
    type: 'FeatureCollection',
    features: ways.map(([code, from, to]) => ({
      type: 'Feature',
      geometry: {
        type: 'MultiLineString',
        coordinates: arcBetween(from, to).map((piece) => piece.map((point) => [...point]))
      },
      properties: { code, width: 2 }
    }))
  }) satisfies FeatureCollection<MultiLineString>;

describe('the arrows on the arcs', () => {
  it('point the way the data went', () => {
    expect(bearingOf([0, 0], [1, 0])).toBeCloseTo(90);
    expect(bearingOf([0, 0], [0, 1])).toBeCloseTo(0);
    expect(bearingOf([1, 0], [0, 0])).toBeCloseTo(-90);
    const [head] = headsAt(arcs(['SG', [0, 0], [60, 0]]), 0.5).features;
    expect(head?.properties?.['bearing']).toBeCloseTo(90);
  });

  it('stand so far on their way', () => {
    const [head] = headsAt(arcs(['SG', [0, 0], [64, 0]]), 0.25).features;
    expect(head?.geometry.coordinates[0]).toBeCloseTo(16);
    expect(head?.properties).toMatchObject({ code: 'SG', width: 2 });
  });

  it('are one for each arc, also for one that crosses 180 degrees', () => {
    const ways = arcs(['US', [170, 40], [-120, 40]], ['SG', [0, 0], [60, 0]]);
    for (const part of [0, 0.3, 1]) expect(headsAt(ways, part).features).toHaveLength(2);
  });

  it('set out anew for other ways alone', () => {
    const one = arcs(['SG', [0, 0], [60, 0]]);
    expect(waysOf(one)).toBe(waysOf(arcs(['SG', [0, 0], [60, 0]])));
    expect(waysOf(one)).not.toBe(waysOf(arcs(['SG', [5, 0], [60, 0]])));
    expect(waysOf(one)).not.toBe(waysOf(arcs(['RU', [0, 0], [60, 0]])));
  });

  it('are drawn alike on both sides: full inside of the rim, nothing far outside', () => {
    const { width, height, data } = headPixels();
    const alpha = (x: number, y: number): number => data[(y * width + x) * 4 + 3] ?? NaN;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) expect(alpha(x, y)).toBe(alpha(width - 1 - x, y));
    expect(alpha(16, 14)).toBeGreaterThan(0.75 * 255);
    expect(alpha(4, 10)).toBeLessThan(0.75 * 255);
    expect([alpha(0, 0), alpha(31, 0)]).toEqual([0, 0]);
  });
});
