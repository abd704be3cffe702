import type { FindingKind } from '../model/finding.ts';
import type { ReportExchange } from '../model/report.ts';
import { whereOfDestination } from './sums.ts';
import { column, isoTime, joined, tableOf, type DataTable, type Told } from './table.ts';

/** Findings of each request: how many, and of which kinds. */
const kindsByExchange = ({ findings }: Told): ReadonlyMap<string, readonly FindingKind[]> => {
  const kinds = new Map<string, FindingKind[]>();
  for (const { exchange, kind } of findings) {
    const known = kinds.get(exchange);
    if (known) known.push(kind);
    else kinds.set(exchange, [kind]);
  }
  return kinds;
};

/** A row for each request that could be read, also those that were not sent. */
export const requestsTable = (told: Told): DataTable => {
  const { report } = told;
  const hosts = new Map(report.hosts.map(({ name, company }) => [name as string, company]));
  const companies = new Map(report.companies.map(({ id, name }) => [id, name]));
  const kinds = kindsByExchange(told);
  const where = ({ destination }: ReportExchange) =>
    whereOfDestination(destination === null ? undefined : report.destinations[destination]);
  return tableOf(
    [
      column('id', ({ id }: ReportExchange) => id),
      column('time', ({ timeMs }: ReportExchange) => isoTime(timeMs)),
      column('method', ({ method }: ReportExchange) => method),
      column('url', ({ url }: ReportExchange) => url),
      column('host', ({ host }: ReportExchange) => host),
      column('company', ({ host }: ReportExchange) => companies.get(hosts.get(host ?? '') ?? '') ?? null),
      column('address', ({ address }: ReportExchange) => address),
      column('country', (exchange: ReportExchange) => where(exchange).country),
      column('without_country', (exchange: ReportExchange) => where(exchange).unlocated),
      column('page_site', ({ pageSite }: ReportExchange) => pageSite ?? null),
      column('app', ({ app }: ReportExchange) => app ?? null),
      column('status', ({ status }: ReportExchange) => status ?? null),
      column('not_sent', ({ notSent }: ReportExchange) => notSent ?? null),
      column('bytes_sent', ({ bytesSent }: ReportExchange) => bytesSent),
      column('bytes_received', ({ bytesReceived }: ReportExchange) => bytesReceived),
      column('findings', ({ id }: ReportExchange) => kinds.get(id)?.length ?? 0),
      column('kinds', ({ id }: ReportExchange) => joined(kinds.get(id) ?? []))
    ],
    told.exchanges
  );
};
