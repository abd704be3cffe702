import { maybeCountry, type CountryCode } from '../model/names.ts';
import { namesIn } from './name-lines.ts';

export interface City {
  readonly country: CountryCode;
  /** Null where only the country is known; then there is no point to it either. */
  readonly name: string | null;
  /** Degrees, to a tenth. */
  readonly lat: number;
  readonly lon: number;
}

/** The list of cities of a city table (described in `scripts/geo/cities.js`). */
export interface CityList {
  /** Null for entry 0 (nothing is known) and beyond the list. */
  at(index: number): City | null;
  /** The country alone, for which no name need be decoded. */
  countryAt(index: number): CountryCode | null;
}

const headerBytes = 8;

/** Throws a `RangeError` for a list that is cut short: these files are the project's own, never a user's. */
export const parseCityList = (bytes: Uint8Array): CityList => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const n = view.getUint32(0, true);
  const lettersAt = headerBytes;
  const columnsAt = lettersAt + 2 * view.getUint32(4, true);
  const namesAt = columnsAt + 5 * n;
  if (namesAt > bytes.length) throw new RangeError('list of cities cut short');
  const letters = new TextDecoder().decode(bytes.subarray(lettersAt, columnsAt));
  const countries = (letters.match(/../g) ?? []).map(maybeCountry);
  const name = namesIn(bytes.subarray(namesAt), n);
  const column = (which: number, index: number): number => bytes[columnsAt + which * n + index] ?? 0;
  const tenths = (which: number, index: number): number =>
    column(which, index) * 256 + column(which + 1, index);
  const isListed = (index: number): boolean => index > 0 && index < n;
  const countryAt = (index: number): CountryCode | null =>
    isListed(index) ? (countries[column(0, index)] ?? null) : null;
  return {
    countryAt,
    at: (index) => {
      const country = countryAt(index);
      if (!country) return null;
      const [lat, lon] = [(tenths(1, index) - 900) / 10, (tenths(3, index) - 1800) / 10];
      return { country, name: name(index) || null, lat, lon };
    }
  };
};
