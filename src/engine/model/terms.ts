import type { CountryCode } from './names.ts';
import { nothingWanted, type Wanted } from './own-value.ts';

/** Where the user says that the capture was made. */
export type MadeFrom =
  | { readonly country: CountryCode }
  | { readonly lat: number; readonly lon: number; readonly withinKm: number };

/** Who is asked for places, besides the tables of countries or in their stead. */
export interface AskedForPlaces {
  /** Not of DB-IP, where the user's own database is asked instead of it. */
  readonly cities: boolean;
  readonly own: OwnUse | null;
}

/** `compare`: what the user's own database says is held against DB-IP. `instead`: DB-IP is not asked at all. */
export type OwnUse = 'compare' | 'instead';

export const plainPlaces: AskedForPlaces = { cities: false, own: null };

/** What the user says besides the files; a report is made anew whenever that changes. */
export interface Terms {
  readonly wanted: Wanted;
  /** Null where nobody said it. */
  readonly from: MadeFrom | null;
  readonly places: AskedForPlaces;
}

export const plainTerms: Terms = { wanted: nothingWanted, from: null, places: plainPlaces };
