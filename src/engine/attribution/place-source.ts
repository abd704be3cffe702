import type { AddressWords } from '../model/address.ts';
import type { CountryCode } from '../model/names.ts';
import type { DataSource, Place } from '../model/report.ts';

/** Something that is asked for places besides the tables of countries. */
export interface PlaceSource {
  readonly data: DataSource;
  /** Of an address that may have a place at all (`locatable`). */
  country(words: AddressWords): CountryCode | null;
  place(words: AddressWords): Place | null;
}
