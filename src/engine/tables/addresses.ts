import type { ReportAddress } from '../model/report.ts';
import { groupDestinations, sumColumns, whereColumns, type Group } from './sums.ts';
import { column, joined, tableOf, type DataTable, type Told } from './table.ts';

/** A row for each address: where it counts, what the tables say, and what speaks against that. */
export const addressesTable = (told: Told): DataTable => {
  const known = new Map(told.report.addresses.map((address) => [address.address as string, address]));
  const of = ({ key }: Group): ReportAddress | undefined => known.get(key);
  return tableOf(
    [
      column('address', ({ key }: Group) => key),
      column('hosts', ({ rows }: Group) => joined(rows.map(([{ host }]) => host ?? ''))),
      ...whereColumns,
      column('tables_say', (group: Group) => joined((of(group)?.places ?? []).map(({ country }) => country))),
      column('tables', (group: Group) =>
        joined((of(group)?.places ?? []).map(({ source, date }) => `${source} ${date}`))
      ),
      column('city', (group: Group) => of(group)?.places.find(({ city }) => city)?.city ?? null),
      column('doubts', (group: Group) => joined(of(group)?.doubts ?? [])),
      column('operator', (group: Group) => of(group)?.operator?.name ?? null),
      column('as_number', (group: Group) => of(group)?.operator?.asn ?? null),
      column('registered_in', (group: Group) => of(group)?.registered ?? null),
      column('round_trip_ms', (group: Group) => of(group)?.rttMs ?? null),
      ...sumColumns
    ],
    groupDestinations(told, ({ address }) => address)
  );
};
