import { companyOf } from '../attribution/companies.ts';
import type { AddressFacts, PlaceTables } from '../attribution/place-tables.ts';
import { siteOf } from '../attribution/site.ts';
import type { Capture, Exchange, Source } from '../model/capture.ts';
import type { CountryCode, Hostname, IpAddress } from '../model/names.ts';
import type {
  Counts,
  Destination,
  Quality,
  Report,
  ReportAddress,
  ReportCompany,
  ReportCountry,
  ReportExchange,
  ReportHost,
  ReportSource,
  UnlocatedReason
} from '../model/report.ts';
import { version } from '../model/version.ts';
import { countDestinations, groupBy } from './counts.ts';
import { summariseExchanges } from './exchange-summary.ts';
import { summariseFlows, type FlowSummary } from './flow-summary.ts';
import { Tally } from './tally.ts';
import { whereKey } from './where.ts';

/** What a capture adds up to: the one document that everything else reads. */
export const buildReport = (capture: Capture, tables: PlaceTables, watch: readonly CountryCode[]): Report => {
  const facts = remembered(tables);
  const tally = new Tally(facts);
  const flows = summariseFlows(capture, tally, facts);
  const notSent = summariseExchanges(capture, tally, flows.onWire);
  const destinations = tally.list();
  const byWhere = groupBy(destinations, (destination) => destination.where.kind);
  const hosts = reportHosts(capture, destinations);
  return {
    version: 1,
    tool: { name: 'whither', version },
    sources: capture.sources.map(reportSource),
    span: spanOf(capture.sources),
    watch,
    totals: countDestinations(destinations),
    hosts,
    addresses: reportAddresses(capture, destinations, flows, facts, tables.location),
    countries: reportCountries(destinations, watch),
    unlocated: unlocatedCounts(byWhere.get('unlocated') ?? []),
    local: countDestinations(byWhere.get('local') ?? []),
    destinations,
    exchanges: capture.exchanges.map(reportExchange),
    companies: reportCompanies(hosts),
    findings: [],
    quality: { flows: capture.flows.length, ...flows.readable, ...unread(capture), notSent },
    data: tables.data
  };
};

const remembered = (tables: PlaceTables): ((address: IpAddress) => AddressFacts) => {
  const known = new Map<IpAddress, AddressFacts>();
  return (address) => {
    let facts = known.get(address);
    if (!facts) known.set(address, (facts = tables.lookup(address)));
    return facts;
  };
};

const reportSource = (source: Source): ReportSource => ({
  name: source.name,
  bytes: source.bytes,
  format: source.format,
  producer: source.producer,
  ...(source.packets === null ? {} : { packets: source.packets }),
  ...(source.exchanges === null ? {} : { exchanges: source.exchanges }),
  firstMs: source.firstMs,
  lastMs: source.lastMs,
  warnings: source.warnings
});

const spanOf = (sources: readonly Source[]): Report['span'] => {
  let [firstMs, lastMs] = [Infinity, -Infinity];
  for (const source of sources) {
    if (source.firstMs !== null && source.firstMs < firstMs) firstMs = source.firstMs;
    if (source.lastMs !== null && source.lastMs > lastMs) lastMs = source.lastMs;
  }
  return firstMs <= lastMs ? { firstMs, lastMs } : null;
};

const present = <T>(value: T | null): value is T => value !== null;

const reportHosts = (capture: Capture, destinations: readonly Destination[]): ReportHost[] => {
  const byHost = groupBy(destinations, (destination) => destination.host);
  const resolved = groupBy(capture.resolutions, (resolution) => resolution.name);
  return [...capture.hosts].map(([name, kinds]) => {
    const rows = byHost.get(name) ?? [];
    const spokenTo = rows.map((row) => row.address).filter(present);
    const answers = (resolved.get(name) ?? []).flatMap((resolution) => resolution.addresses);
    const { flows, requests, bytesSent, bytesReceived } = countDestinations(rows);
    return {
      name,
      seenAs: [...kinds],
      addresses: [...new Set([...spokenTo, ...answers])],
      site: siteOf(name),
      company: companyOf(name)?.id ?? null,
      flows,
      bytesSent,
      bytesReceived,
      exchanges: requests
    };
  });
};

const reportAddresses = (
  capture: Capture,
  destinations: readonly Destination[],
  { handshakeMs }: FlowSummary,
  factsOf: (address: IpAddress) => AddressFacts,
  location: PlaceTables['location']
): ReportAddress[] => {
  const rows = groupBy(destinations, (destination) => destination.address);
  const answered = capture.resolutions.flatMap((resolution) => resolution.addresses);
  const all = new Set([...[...rows.keys()].filter(present), ...answered]);
  return [...all].map((address) => {
    const facts = factsOf(address);
    const { flows, requests, bytesSent, bytesReceived } = countDestinations(rows.get(address) ?? []);
    const rttMs = handshakeMs.get(address);
    return {
      address,
      special: facts.special,
      places: facts.country ? [{ country: facts.country, ...location }] : [],
      doubts: facts.doubts,
      registered: facts.registered,
      operator: facts.operator,
      ...(rttMs === undefined ? {} : { rttMs }),
      ...{ flows, requests, bytesSent, bytesReceived }
    };
  });
};

const reportCountries = (
  destinations: readonly Destination[],
  watch: readonly CountryCode[]
): ReportCountry[] => {
  const located = destinations.filter((destination) => destination.where.kind === 'country');
  const counted = [...groupBy(located, (destination) => whereKey(destination.where))].map(([key, rows]) => {
    const country = key as CountryCode;
    return { country, watched: watch.includes(country), ...countDestinations(rows) };
  });
  return counted.sort(byWeight);
};

const byWeight = (a: ReportCountry, b: ReportCountry): number =>
  b.requests - a.requests ||
  b.flows - a.flows ||
  b.bytesSent - a.bytesSent ||
  (a.country < b.country ? -1 : 1);

const unlocatedCounts = (destinations: readonly Destination[]): Report['unlocated'] => {
  const reasons: Partial<Record<UnlocatedReason, Counts>> = {};
  const groups = groupBy(destinations, ({ where }) =>
    where.kind === 'unlocated' ? where.reason : 'no-address'
  );
  for (const [reason, rows] of groups) reasons[reason] = countDestinations(rows);
  return { ...countDestinations(destinations), reasons };
};

const reportExchange = (exchange: Exchange): ReportExchange => ({
  id: exchange.id,
  timeMs: exchange.timeMs,
  method: exchange.method,
  url: exchange.url,
  host: exchange.host,
  address: exchange.address,
  ...(exchange.page === null ? {} : { page: exchange.page }),
  ...(exchange.status === null ? {} : { status: exchange.status }),
  ...(exchange.notSent === null ? {} : { notSent: exchange.notSent })
});

const reportCompanies = (hosts: readonly ReportHost[]): ReportCompany[] => {
  const companies = new Map<string, { name: string; hosts: Hostname[] }>();
  for (const host of hosts) {
    const company = companyOf(host.name);
    if (!company) continue;
    const known = companies.get(company.id);
    if (known) known.hosts.push(host.name);
    else companies.set(company.id, { name: company.name, hosts: [host.name] });
  }
  return [...companies].map(([id, company]) => ({
    id,
    name: company.name,
    country: null,
    hosts: company.hosts
  }));
};

const unread = (capture: Capture): Pick<Quality, 'unreadLinkTypes' | 'notIp' | 'tcpGaps'> => ({
  unreadLinkTypes: [...capture.unreadLinkTypes].map(([linkType, packets]) => ({ linkType, packets })),
  notIp: capture.notIp,
  tcpGaps: capture.tcpGaps
});
