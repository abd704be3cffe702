import { maybeCountry } from '../model/names.ts';
import type { DataSource, EdgePlace } from '../model/report.ts';
import { dataSource } from './table-rows.ts';

/** The airports by whose codes networks call their edges (`static/geo/airports.json`). */
export interface Airports {
  /** Without a place where the code is not known: some networks have codes of their own. */
  at(code: string): EdgePlace;
  readonly data: readonly DataSource[];
}

type Row = readonly [code: string, country: string, city: string, lat: number, lon: number];

/** Throws for anything but that file: it is the project's own, never a user's. */
export const parseAirports = (bytes: Uint8Array): Airports => {
  const { sources, airports } = JSON.parse(new TextDecoder().decode(bytes)) as {
    readonly sources: readonly DataSource[];
    readonly airports: readonly Row[];
  };
  const rows = new Map(airports.map((row) => [row[0], row]));
  return {
    at: (code) => placeOf(code, rows.get(code)),
    data: sources.map(dataSource)
  };
};

const placeOf = (code: string, row: Row | undefined): EdgePlace => {
  const country = row && maybeCountry(row[1]);
  if (!country) return { code };
  const [, , city, lat, lon] = row;
  return { code, country, ...(city === '' ? {} : { city }), lat, lon };
};
