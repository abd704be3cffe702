import { earthMargin } from './sphere.ts';

/** Speed of light in vacuum (SI, by definition), kilometres per millisecond. */
export const lightKmPerMs = 299.792458;
/**
 * Group index of refraction of single-mode fibre at 1310 nm, where it is least (product page of a fibre after ITU-T G.657.B3,
 * hnkoptic.com: 1.468; 1.469 at 1550 nm). Light in fibre is not faster; on other paths (microwave, satellites) it is.
 */
export const fibreIndex = 1.468;

/** What the clock of a capture may be off by, milliseconds. */
export const clockMarginMs = 1;

/** How far away the other end of a round trip can be, in kilometres: at all, and over fibre. */
export interface Reach {
  readonly km: number;
  readonly fibreKm: number;
}

export const reachOf = (roundTripMs: number): Reach => {
  const km = ((roundTripMs + clockMarginMs) / 2) * lightKmPerMs * (1 + earthMargin);
  return { km, fibreKm: km / fibreIndex };
};
