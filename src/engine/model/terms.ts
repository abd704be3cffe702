import type { CountryCode } from './names.ts';
import { nothingWanted, type Wanted } from './own-value.ts';

/** Where the user says that the capture was made. */
export type MadeFrom =
  | { readonly country: CountryCode }
  | { readonly lat: number; readonly lon: number; readonly withinKm: number };

/** What the user says besides the files; a report is made anew whenever that changes. */
export interface Terms {
  readonly wanted: Wanted;
  /** Null where nobody said it. */
  readonly from: MadeFrom | null;
}

export const plainTerms: Terms = { wanted: nothingWanted, from: null };
