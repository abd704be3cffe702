import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLands } from '#engine/attribution/physics/lands.ts';
import { distanceKm, distanceToRingKm, isInRing, type Point } from '#engine/attribution/physics/sphere.ts';
import { refute } from '#engine/attribution/physics/verdict.ts';
import type { CountryCode } from '#engine/model/names.ts';

const lands = parseLands(readFileSync('static/geo/world.json'));
const code = (text: string): CountryCode => text as CountryCode;

const london: Point = { lat: 51.507, lon: -0.128 };
const beijing: Point = { lat: 39.904, lon: 116.407 };
const singapore: Point = { lat: 1.29, lon: 103.85 };

describe('distances', () => {
  // Great circles by Vincenty's formulae on the sphere; a per cent is what the earth's flattening leaves open.
  test.each([
    ['London and Beijing', london, beijing, 8141],
    ['London and Singapore', london, singapore, 10848],
    ['antipodes', { lat: 10, lon: 20 }, { lat: -10, lon: -160 }, 20015],
    ['over the antimeridian', { lat: 0, lon: 179 }, { lat: 0, lon: -179 }, 222.4]
  ])('%s', (_, a, b, km) => {
    expect(distanceKm(a, b) / km).toBeCloseTo(1, 2);
    expect(distanceKm(b, a)).toBeCloseTo(distanceKm(a, b), 6);
  });

  const square = Float64Array.from([0, 0, 10, 0, 10, 10, 0, 10, 0, 0]);

  test('to an outline: to its edges, not only to its corners', () => {
    expect(distanceToRingKm({ lat: -1, lon: 5 }, square)).toBeCloseTo(
      distanceKm({ lat: -1, lon: 5 }, { lat: 0, lon: 5 }),
      1
    );
    expect(distanceToRingKm({ lat: -3, lon: -4 }, square)).toBeCloseTo(
      distanceKm({ lat: -3, lon: -4 }, { lat: 0, lon: 0 }),
      6
    );
    expect([isInRing({ lat: 5, lon: 5 }, square), isInRing({ lat: 5, lon: 11 }, square)]).toEqual([
      true,
      false
    ]);
  });

  test('to an outline are never more than to any point of it', () => {
    const place = fc.record({
      lat: fc.integer({ min: -89, max: 89 }),
      lon: fc.integer({ min: -179, max: 179 })
    });
    fc.assert(
      fc.property(place, fc.integer({ min: 0, max: 10 }), (from, at) => {
        const nearest = distanceToRingKm(from, square);
        for (const on of [
          { lat: 0, lon: at },
          { lat: at, lon: 10 },
          { lat: at, lon: 0 }
        ])
          expect(nearest).toBeLessThanOrEqual(distanceKm(from, on) + 1e-6);
      })
    );
  });
});

describe('lands', () => {
  test.each([
    ['GB', london, 0],
    ['CN', beijing, 0],
    ['SG', singapore, 0],
    ['MY', singapore, 20],
    ['FR', london, 145],
    ['RU', { lat: 65.6, lon: -168.1 }, 95],
    ['US', { lat: 51.5, lon: 179.9 }, 40]
  ])('%s is near', (country, from, atMost) => {
    expect(lands.nearestKm(code(country), from)).toBeLessThanOrEqual(atMost);
  });

  test('are as far as they are', () => {
    expect(lands.nearestKm(code('CN'), london)).toBeGreaterThan(5000);
    expect(lands.nearestKm(code('CN'), london)).toBeLessThan(5700);
    expect(lands.nearestKm(code('ZZ'), london)).toBeNull();
  });

  test('reach from their point to their farthest end', () => {
    const { point, km } = lands.reachOf(code('CH'))!;
    expect(lands.nearestKm(code('CH'), point)).toBe(0);
    expect(km).toBeGreaterThan(150);
    expect(km).toBeLessThan(250);
  });
});

describe('what light forbids', () => {
  const from = { point: london, withinKm: 20 };
  const timed = (roundTripMs: number, handshakes = 3): { roundTripMs: number; handshakes: number } => ({
    roundTripMs,
    handshakes
  });

  test('a machine 4 ms from London is not in China, and may be in Germany', () => {
    expect(refute(code('CN'), timed(4), from, lands)).toMatchObject({ kind: 'cannot-be', claimed: 'CN' });
    expect(refute(code('DE'), timed(4), from, lands)).toBeNull();
  });

  test('between the two limits it is fibre that forbids', () => {
    const distance = lands.nearestKm(code('CN'), london)!;
    const roundTripMs = (1.2 * distance) / (299.79 / 2);
    expect(refute(code('CN'), timed(roundTripMs), from, lands)?.kind).toBe('not-over-fibre');
  });

  test('what is not known makes the claim weaker, never stronger', () => {
    expect(refute(code('CN'), timed(4, 2), from, lands)).toBeNull();
    expect(refute(code('CN'), timed(4), { point: london, withinKm: 9000 }, lands)).toBeNull();
    expect(refute(code('ZZ'), timed(4), from, lands)).toBeNull();
  });

  test('nothing is refuted at home, and no time longer than light’s way around the world refutes anything', () => {
    const countries = ['GB', 'US', 'RU', 'CN', 'AU', 'NZ', 'AQ'].map(code);
    for (const country of countries) expect(refute(country, timed(200), from, lands)).toBeNull();
    expect(refute(code('GB'), timed(0.1), from, lands)).toBeNull();
  });
});
