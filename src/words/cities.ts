import type { CountryCode } from '#engine/model/names.ts';
import type { Place, Report } from '#engine/model/report.ts';
import * as m from './messages/messages.js';

/** A city that a source names for machines that count for its country. */
export interface CityRow {
  readonly city: string;
  readonly country: CountryCode;
  readonly addresses: number;
  readonly flows: number;
  readonly requests: number;
}

const cityOf = (places: readonly Place[]): Place | undefined => places.find(({ city }) => city !== undefined);

/** Cities by what went there; of an address that several sources name a city for, the first of them. */
export const cityRows = (report: Pick<Report, 'addresses'>): readonly CityRow[] => {
  const rows = new Map<string, CityRow>();
  for (const { places, flows, requests } of report.addresses) {
    const { city, country } = cityOf(places) ?? {};
    if (city === undefined || country === undefined) continue;
    const key = `${country} ${city}`;
    const known = rows.get(key) ?? { city, country, addresses: 0, flows: 0, requests: 0 };
    rows.set(key, {
      ...known,
      addresses: known.addresses + 1,
      flows: known.flows + flows,
      requests: known.requests + requests
    });
  }
  return [...rows.values()].sort((a, b) => b.requests - a.requests || b.flows - a.flows);
};

/** "DB-IP Lite city (2026-06-05) names Moscow, within about 50 km. Cities are wrong more often than countries." */
export const sayCity = (places: readonly Place[]): string | null => {
  const place = cityOf(places);
  if (!place) return null;
  const { source, date, city = '', withinKm } = place;
  return withinKm === undefined
    ? m.places_city({ source, date, city })
    : m.places_city_within({ source, date, city, km: withinKm.toString() });
};
