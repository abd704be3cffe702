import { groupDestinations, sumColumns, whereColumns, type Group } from './sums.ts';
import { column, joined, tableOf, type DataTable, type Told } from './table.ts';

/** A row for each host name: whose it is, where it was spoken to, and how much. */
export const hostsTable = (told: Told): DataTable => {
  const hosts = new Map(told.report.hosts.map((host) => [host.name as string, host]));
  const companies = new Map(told.report.companies.map((company) => [company.id, company]));
  const companyOf = ({ key }: Group) => companies.get(hosts.get(key)?.company ?? '');
  return tableOf(
    [
      column('host', ({ key }: Group) => key),
      column('site', ({ key }: Group) => hosts.get(key)?.site ?? null),
      column('company', (group: Group) => companyOf(group)?.name ?? null),
      column('company_country', (group: Group) => companyOf(group)?.country ?? null),
      column('software_of', ({ key }: Group) =>
        joined((hosts.get(key)?.software ?? []).map((id) => companies.get(id)?.name ?? id))
      ),
      ...whereColumns,
      column('addresses', ({ rows }: Group) => joined(rows.map(([{ address }]) => address ?? ''))),
      column('seen_as', ({ key }: Group) => joined(hosts.get(key)?.seenAs ?? [])),
      column('apps', ({ rows }: Group) => joined(rows.map(([{ app }]) => app ?? ''))),
      ...sumColumns
    ],
    groupDestinations(told, ({ host }) => host)
  );
};
