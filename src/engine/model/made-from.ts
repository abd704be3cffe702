import { maybeCountry, type CountryCode } from './names.ts';
import type { MadeFrom } from './terms.ts';

/** A point as a person gives it, in degrees. */
export interface GivenPoint {
  readonly lat: number;
  readonly lon: number;
}

/** Where a person says that a capture was made. */
export type GivenPlace = CountryCode | GivenPoint;

/** How far from the point that was given the device may have been, kilometres. */
export const pointWithinKm = 50;

/** `51.5, -0.13`: latitude, then longitude. Null for anything else, and for what lies off the earth. */
export const maybePoint = (text: string): GivenPoint | null => {
  const found = /^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  const [lat, lon] = [Number(found?.[1]), Number(found?.[2])];
  return found && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
};

/** A country's code, or a point. */
export const maybePlace = (text: string): GivenPlace | null => maybeCountry(text.trim()) ?? maybePoint(text);

export const madeFromOf = (place: GivenPlace): MadeFrom =>
  typeof place === 'string'
    ? { country: place }
    : { lat: place.lat, lon: place.lon, withinKm: pointWithinKm };

export const isSamePlace = (a: MadeFrom | null, b: MadeFrom | null): boolean => keyOf(a) === keyOf(b);

const keyOf = (from: MadeFrom | null): string => {
  if (!from) return '';
  return 'country' in from ? from.country : [from.lat, from.lon, from.withinKm].join();
};
