import type { CountryCode, IpAddress } from '../model/names.ts';
import type { DataSource, Doubt, SpecialAddress } from '../model/report.ts';

/** What the tables say of one address. Every field is null (or empty) where they say nothing. */
export interface AddressFacts {
  readonly special: SpecialAddress | null;
  /** Location by DB-IP. */
  readonly country: CountryCode | null;
  /** Country in which the block is registered: never a location. */
  readonly registered: CountryCode | null;
  readonly operator: { readonly asn: number; readonly name: string } | null;
  /** `anycast` or `cdn` by the operator lists; `ipv6` where the place is of lower confidence for that. */
  readonly doubts: readonly Doubt[];
}

export interface PlaceTables {
  lookup(address: IpAddress): AddressFacts;
  /** The tables used, in the order of `sources.json`. */
  readonly data: readonly DataSource[];
  /** Name and date of the location table, for `Place.source` and `Place.date`. */
  readonly location: { readonly source: string; readonly date: string };
}
