import type { CountryCode } from './names.ts';
import { nothingWanted, type Wanted } from './own-value.ts';

/** Where the user says that the capture was made. */
export type MadeFrom =
  | { readonly country: CountryCode }
  | { readonly lat: number; readonly lon: number; readonly withinKm: number };

/** Who is asked for places, besides the tables of countries or in their stead. */
export interface AskedForPlaces {
  readonly cities: boolean;
}

export const plainPlaces: AskedForPlaces = { cities: false };

/** What the user says besides the files; a report is made anew whenever that changes. */
export interface Terms {
  readonly wanted: Wanted;
  /** Null where nobody said it. */
  readonly from: MadeFrom | null;
  readonly places: AskedForPlaces;
}

export const plainTerms: Terms = { wanted: nothingWanted, from: null, places: plainPlaces };
