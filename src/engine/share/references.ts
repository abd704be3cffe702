import type { Report } from '../model/report.ts';
import type { ShareContents } from './shareable.ts';

/** The first place at which something in a share refers to what is not there, or does not add up; null for none. */
export const brokenReference = ({ report, evidence }: ShareContents): string | null =>
  brokenNames(report) ??
  brokenIndexes(report) ??
  brokenFindings(report) ??
  brokenSums(report) ??
  brokenEvidence(report, evidence);

type Check = readonly [where: string, holds: boolean];
const firstBroken = (checks: Iterable<Check>): string | null => {
  for (const [where, holds] of checks) if (!holds) return where;
  return null;
};

const idsOf = (list: readonly { readonly id: string }[]): Set<string> => new Set(list.map(({ id }) => id));
const hasNo = (known: ReadonlySet<string>, id: string | null): boolean => id !== null && !known.has(id);

const brokenNames = (report: Report): string | null => {
  const hosts = new Set<string>(report.hosts.map(({ name }) => name));
  const addresses = new Set<string>(report.addresses.map(({ address }) => address));
  const companies = idsOf(report.companies);
  return firstBroken([
    ['hosts', hosts.size === report.hosts.length],
    ['addresses', addresses.size === report.addresses.length],
    ['companies', companies.size === report.companies.length],
    [
      'hosts.company',
      !report.hosts.some((row) => [row.company, ...row.software].some((id) => hasNo(companies, id)))
    ],
    [
      'addresses.operator',
      !report.addresses.some(({ operator }) => hasNo(companies, operator?.company ?? null))
    ],
    [
      'destinations',
      !report.destinations.some((row) => hasNo(hosts, row.host) || hasNo(addresses, row.address))
    ],
    ['exchanges.host', !report.exchanges.some(({ host }) => hasNo(hosts, host))],
    ['companies.parent', !report.companies.some(({ parent }) => hasNo(companies, parent))],
    ['companies.hosts', !report.companies.some((row) => row.hosts.some((host) => hasNo(hosts, host)))],
    ['threads.hosts', !report.threads.some((row) => row.hosts.some((host) => hasNo(hosts, host)))],
    ['threads.companies', !report.threads.some((row) => row.companies.some((id) => hasNo(companies, id)))],
    ['findings.company', !report.findings.some(({ company }) => hasNo(companies, company))]
  ]);
};

const isIndex = (at: number, list: readonly unknown[]): boolean =>
  Number.isInteger(at) && at >= 0 && at < list.length;

const brokenIndexes = ({
  activity,
  destinations,
  exchanges,
  threads,
  sources,
  span
}: Report): string | null => {
  const { slot, destination, flows, bytesSent, bytesReceived } = activity;
  const columns = [destination, flows, bytesSent, bytesReceived];
  return firstBroken([
    ['activity', columns.every(({ length }) => length === slot.length)],
    ['activity.destination', destination.every((at) => isIndex(at, destinations))],
    [
      'exchanges.destination',
      exchanges.every((row) => row.destination === null || isIndex(row.destination, destinations))
    ],
    ['threads.sources', threads.every((row) => row.sources.every((at) => isIndex(at, sources)))],
    ['span', span === null || span.firstMs <= span.lastMs]
  ]);
};

const brokenFindings = ({ exchanges, findings, threads, rules }: Report): string | null => {
  const known = { exchanges: idsOf(exchanges), threads: idsOf(threads), rules: idsOf(rules) };
  return firstBroken([
    ['exchanges.id', known.exchanges.size === exchanges.length],
    ['threads.id', known.threads.size === threads.length],
    ['findings.id', idsOf(findings).size === findings.length],
    ['findings.exchange', findings.every(({ exchange }) => known.exchanges.has(exchange))],
    ['findings.thread', !findings.some(({ thread }) => hasNo(known.threads, thread))],
    ['findings.rule', findings.every(({ rule }) => known.rules.has(rule))]
  ]);
};

/** Countries, unlocated and local are a partition of the whole, and so are destinations. */
const brokenSums = ({ totals, countries, unlocated, local, destinations }: Report): string | null =>
  firstBroken(
    (['flows', 'requests', 'findings'] as const).flatMap((measure): Check[] => {
      const sum = (rows: readonly Record<typeof measure, number>[]): number =>
        rows.reduce((all, row) => all + row[measure], 0);
      return [
        [`totals.${measure}`, sum([...countries, unlocated, local]) === totals[measure]],
        [`destinations.${measure}`, sum(destinations) === totals[measure]]
      ];
    })
  );

const brokenEvidence = ({ exchanges }: Report, evidence: ShareContents['evidence']): string | null => {
  const known = idsOf(exchanges);
  return firstBroken([['evidence', Object.keys(evidence).every((id) => known.has(id))]]);
};
