import type { CountryCode } from '../../model/names.ts';
import type { Lands } from './lands.ts';
import { reachOf, type Reach } from './limits.ts';
import type { Point } from './sphere.ts';

/** Where a capture was made, as far as its user says. */
export interface MadeAt {
  readonly point: Point;
  /** The device was no farther from there, kilometres. */
  readonly withinKm: number;
}

/** What round trips say of one address. */
export interface Timing {
  /** Shortest of them, milliseconds. */
  readonly roundTripMs: number;
  /** Clean handshakes that were timed. */
  readonly handshakes: number;
}

/**
 * `cannot-be`: light itself could not have come from there and back in that time. `not-over-fibre`: light in fibre could
 * not. Null where the time forbids nothing: a long time never proves a distance.
 */
export interface Verdict {
  readonly kind: 'cannot-be' | 'not-over-fibre';
  readonly claimed: CountryCode;
  /** The nearest land of that country is so far away, at least. */
  readonly nearestKm: number;
  readonly reach: Reach;
}

/** One handshake may be timed wrong; the shortest of several is a time that was possible. */
export const leastHandshakes = 3;

/** Refutes the claim that a machine is in `claimed`; says nothing where it can't. */
export const refute = (claimed: CountryCode, timing: Timing, from: MadeAt, lands: Lands): Verdict | null => {
  if (timing.handshakes < leastHandshakes) return null;
  const distance = lands.nearestKm(claimed, from.point);
  if (distance === null) return null;
  const nearestKm = Math.max(0, distance - from.withinKm);
  const reach = reachOf(timing.roundTripMs);
  if (nearestKm <= reach.fibreKm) return null;
  return { kind: nearestKm > reach.km ? 'cannot-be' : 'not-over-fibre', claimed, nearestKm, reach };
};
