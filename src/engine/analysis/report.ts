import type { Airports } from '../attribution/airports.ts';
import type { PlaceTables } from '../attribution/place-tables.ts';
import { siteOf } from '../attribution/site.ts';
import type { Capture, Exchange, Source } from '../model/capture.ts';
import type { CountryCode, IpAddress } from '../model/names.ts';
import type {
  Counts,
  Destination,
  Quality,
  Report,
  ReportAddress,
  ReportCountry,
  ReportExchange,
  ReportHost,
  ReportSource,
  UnlocatedReason
} from '../model/report.ts';
import { linkTypeName } from '../model/link-type-names.ts';
import { version } from '../model/version.ts';
import { findAll, type FindOptions } from '../payloads/find.ts';
import { listActivity } from './activity.ts';
import { AddressBook } from './address-book.ts';
import { companiesOf, type HostCompanies } from './companies.ts';
import { countDestinations, groupBy, sumDestinations } from './counts.ts';
import { reportAddresses } from './addresses.ts';
import { listDestinations } from './destinations.ts';
import { findEdges, tellEdges } from './edges.ts';
import { appOf, isSent, summariseExchanges, type ExchangeRows } from './exchange-summary.ts';
import {
  brokenRules,
  completeFindings,
  findingsByExchange,
  unreadPayloads,
  type Recipients
} from './findings.ts';
import { mostNameless } from './folding.ts';
import { summariseFlows } from './flow-summary.ts';
import { judgeRoundTrips, type FromWhere } from './round-trips.ts';
import { pageSites } from './page-site.ts';
import { Tally } from './tally.ts';
import { twiceSeen } from './twice-seen.ts';
import { whereKey } from './where.ts';

export interface ReportOptions extends Omit<FindOptions, 'skip'> {
  readonly watch: readonly CountryCode[];
  /** Where the capture was made, if its user says so: then round trips are held against the places. */
  readonly where?: FromWhere | null;
  /** Where a capture has edges that say near which airport they stand. */
  readonly airports?: Airports | null;
  /** How many addresses without a name are told one by one; see `folding.ts`. */
  readonly mostNameless?: number;
}

/** What a capture adds up to: the one document that everything else reads. */
export const buildReport = (capture: Capture, tables: PlaceTables, options: ReportOptions): Report => {
  const { watch } = options;
  // Most flows of a capture with very many go to addresses of their own.
  const addresses = new AddressBook(tables, capture.flows.length);
  const tally = new Tally(capture.flows.length);
  const flows = summariseFlows(capture, tally, addresses);
  const judged = judgeRoundTrips(flows.timings, flows.clients, addresses, options.where ?? null);
  const twice = twiceSeen(capture.exchanges);
  const skip = (exchange: Exchange): boolean => !isSent(exchange) || twice.has(exchange.id);
  const found = findAll(capture, { ...options, skip });
  const findings = findingsByExchange(found);
  const { notSent, rows } = summariseExchanges(capture, tally, addresses, {
    onWire: flows.onWire,
    twice,
    findings
  });
  const airports = options.airports ?? null;
  const edges = tellEdges(findEdges(capture, tally, addresses), airports);
  const listed = listDestinations(tally, addresses, options.mostNameless ?? mostNameless);
  const { destinations } = listed;
  const byWhere = groupBy(destinations, (destination) => destination.where.kind);
  const addressRows = reportAddresses(listed, { ...flows, ...judged, edges }, addresses);
  const pageSiteOf = pageSites();
  const companies = companiesOf(capture.hosts.keys(), found.formats, operatorCompanies(addressRows));
  const recipients: Recipients = {
    companyOf: companies.companyOf,
    whereOf: (address) => addresses.where(addresses.idOfText(address))
  };
  return {
    version: 1,
    tool: { name: 'whither', version },
    sources: capture.sources.map(reportSource),
    span: spanOf(capture.sources),
    watch,
    ...(tables.pending ? { pending: 'places' as const } : {}),
    totals: countDestinations(destinations),
    hosts: reportHosts(capture, destinations, companies),
    addresses: addressRows,
    countries: reportCountries(destinations, watch),
    unlocated: unlocatedCounts(byWhere.get('unlocated') ?? []),
    local: countDestinations(byWhere.get('local') ?? []),
    destinations,
    folded: { addresses: destinations.reduce((sum, row) => sum + (row.addresses ?? 0), 0) },
    activity: listActivity(capture.flows, flows.rows, listed.destinationOf),
    exchanges: capture.exchanges.map((exchange, at) =>
      reportExchange(exchange, {
        app: appOf(exchange, capture),
        pageSite: pageSiteOf(exchange),
        ...countedAt(at, rows, listed.destinationOf)
      })
    ),
    companies: companies.list(),
    ...completeFindings(found, capture, recipients),
    rules: found.rules,
    ...(judged.roundTrips ? { roundTrips: judged.roundTrips } : {}),
    quality: {
      ...{ flows: capture.flows.length, ...flows.readable },
      ...(flows.offeringEch > 0 ? { offeringEch: flows.offeringEch } : {}),
      ...{ ...unread(capture), notSent },
      payloads: { ...found.payloads, unread: unreadPayloads(found, recipients), ...brokenRules(found) }
    },
    data: [...tables.data, ...(airports?.data ?? [])]
  };
};

const operatorCompanies = (addresses: readonly ReportAddress[]): Set<string> =>
  new Set(addresses.flatMap(({ operator }) => operator?.company ?? []));

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

const reportHosts = (
  capture: Capture,
  destinations: readonly Destination[],
  companies: HostCompanies
): ReportHost[] => {
  const byHost = groupBy(destinations, (destination) => destination.host);
  const resolved = groupBy(capture.resolutions, (resolution) => resolution.name);
  return Array.from(capture.hosts, ([name, kinds]) => {
    const rows = byHost.get(name) ?? [];
    const addresses: IpAddress[] = [];
    for (const { address } of rows) if (address) addresses.push(address);
    for (const resolution of resolved.get(name) ?? []) addresses.push(...resolution.addresses);
    const { flows, requests, bytesSent, bytesReceived } = sumDestinations(rows);
    return {
      name,
      seenAs: [...kinds],
      addresses: addresses.length > 1 ? [...new Set(addresses)] : addresses,
      site: siteOf(name),
      company: companies.companyOf(name),
      software: companies.softwareOf(name),
      flows,
      bytesSent,
      bytesReceived,
      exchanges: requests
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

interface ExchangeFacts extends Counted {
  readonly app: string | null;
  readonly pageSite: string | null;
}

interface Counted {
  readonly destination: number | null;
  readonly withBytes: boolean;
}

const countedAt = (at: number, { row, withBytes }: ExchangeRows, destinationOf: Uint32Array): Counted => {
  const counted = row[at] ?? -1;
  return { destination: counted < 0 ? null : destinationOf[counted]!, withBytes: withBytes[at] === 1 };
};

const reportExchange = (
  exchange: Exchange,
  { app, pageSite, destination, withBytes }: ExchangeFacts
): ReportExchange => ({
  id: exchange.id,
  timeMs: exchange.timeMs,
  method: exchange.method,
  url: exchange.url,
  host: exchange.host,
  address: exchange.address,
  destination,
  bytesSent: withBytes ? exchange.bytesSent : 0,
  bytesReceived: withBytes ? exchange.bytesReceived : 0,
  ...(exchange.page === null ? {} : { page: exchange.page }),
  ...(pageSite === null ? {} : { pageSite }),
  ...(app === null ? {} : { app }),
  ...(exchange.status === null ? {} : { status: exchange.status }),
  ...(exchange.notSent === null ? {} : { notSent: exchange.notSent })
});

const unread = (capture: Capture): Pick<Quality, 'unreadLinkTypes' | 'notIp' | 'sealed' | 'tcpGaps'> => ({
  unreadLinkTypes: [...capture.unreadLinkTypes]
    .map(([linkType, packets]) => ({ linkType, name: linkTypeName(linkType), packets }))
    .sort((a, b) => b.packets - a.packets || a.linkType - b.linkType),
  notIp: capture.notIp,
  sealed: capture.sealed,
  tcpGaps: capture.tcpGaps
});
