import type { Finding } from '../model/finding.ts';
import { column, isoTime, joined, tableOf, type DataTable, type Told } from './table.ts';

/** A row for each finding, with the request it stands in and the way to it. */
export const findingsTable = ({ report, findings }: Told): DataTable => {
  const companies = new Map(report.companies.map(({ id, name }) => [id, name]));
  const exchanges = new Map(report.exchanges.map((exchange) => [exchange.id, exchange]));
  return tableOf(
    [
      column('id', ({ id }: Finding) => id),
      column('kind', ({ kind }: Finding) => kind),
      column('what', ({ what }: Finding) => what),
      column('value', ({ value }: Finding) => value),
      column('form', ({ form }: Finding) => form),
      column('certainty', ({ certainty }: Finding) => certainty),
      column('rule', ({ rule }: Finding) => rule),
      column('reason', ({ reason }: Finding) => reason),
      column('host', ({ host }: Finding) => host),
      column('company', ({ company }: Finding) => companies.get(company ?? '') ?? null),
      column('address', ({ address }: Finding) => address),
      column('countries', ({ countries }: Finding) => joined(countries)),
      column('time', ({ exchange }: Finding) => isoTime(exchanges.get(exchange)?.timeMs ?? null)),
      column('request', ({ exchange }: Finding) => exchange),
      column('url', ({ exchange }: Finding) => exchanges.get(exchange)?.url ?? null),
      column('found_at', ({ path }: Finding) => path.join(' > ')),
      column('times', ({ times }: Finding) => times),
      column('identifier', ({ thread }: Finding) => thread)
    ],
    findings
  );
};
