import type { CountryCode, IpAddress } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { isPlaceDoubt, type PlaceDoubt } from '#words/doubtful.ts';

/** A country that the tables name, but only for addresses that have no place: how many of each kind. */
export type Doubtful = ReadonlyMap<PlaceDoubt, number>;

/** Why addresses that the tables give a place have none. */
export const doubtedAddresses = (report: Report): ReadonlyMap<IpAddress, PlaceDoubt> =>
  new Map(
    report.destinations.flatMap(({ address, where }) =>
      address !== null && where.kind === 'unlocated' && isPlaceDoubt(where.reason)
        ? [[address, where.reason] as const]
        : []
    )
  );

const locatedCountries = (report: Report): ReadonlySet<CountryCode> =>
  new Set(report.destinations.flatMap(({ where }) => (where.kind === 'country' ? [where.country] : [])));

export const doubtfulCountries = (report: Report): ReadonlyMap<CountryCode, Doubtful> => {
  const doubted = doubtedAddresses(report);
  const located = locatedCountries(report);
  const found = new Map<CountryCode, Map<PlaceDoubt, number>>();
  for (const { address, places } of report.addresses) {
    const doubt = doubted.get(address);
    for (const { country } of doubt ? places : []) {
      if (!doubt || located.has(country)) continue;
      const counts = found.get(country) ?? new Map<PlaceDoubt, number>();
      found.set(country, counts.set(doubt, (counts.get(doubt) ?? 0) + 1));
    }
  }
  return found;
};
