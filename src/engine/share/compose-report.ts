import type { Finding } from '../model/finding.ts';
import type {
  Counts,
  DataSource,
  Destination,
  Quality,
  Report,
  ReportSource,
  RoundTrips,
  UnlocatedReason,
  Where
} from '../model/report.ts';
import { Hanging, shareExchange, shareFinding, shareThread, ShownQueries } from './compose-findings.ts';
import { shareAddress, shareCompanies, shareHost } from './compose-hosts.ts';
import type { Sharing } from './sharing.ts';

/** A whole report of what may leave, written field by field: a field that is new there leaves only once it stands here. */
export const shareReport = (report: Report, kept: readonly Finding[], sharing: Sharing): Report => {
  const { clock } = sharing;
  const hosts = report.hosts.map((host) => shareHost(host, sharing));
  const addresses = report.addresses.map((address) => shareAddress(address, sharing));
  const findings = kept.map((finding) => shareFinding(finding, sharing));
  const threads = shareThreads(report, kept, sharing);
  return {
    version: 1,
    tool: { name: 'whither', version: report.tool.version },
    sources: report.sources.map((source, at) => shareSource(source, at, sharing)),
    span: report.span && { firstMs: clock.at(report.span.firstMs), lastMs: clock.at(report.span.lastMs) },
    watch: report.watch,
    totals: shareCounts(report.totals),
    hosts,
    addresses,
    countries: report.countries.map((row) => ({
      ...{ country: row.country, watched: row.watched },
      ...shareCounts(row)
    })),
    unlocated: { ...shareCounts(report.unlocated), reasons: shareReasons(report.unlocated.reasons) },
    local: shareCounts(report.local),
    destinations: report.destinations.map((row) => shareDestination(row, sharing)),
    folded: { addresses: report.folded.addresses },
    activity: clock.activity(report.activity),
    exchanges: shareExchanges(report, kept, sharing),
    companies: shareCompanies(report.companies, { hosts, addresses, findings, threads }),
    findings,
    threads,
    rules: shareRules(report, kept),
    ...(sharing.choices.origin && report.roundTrips
      ? { roundTrips: shareRoundTrips(report.roundTrips) }
      : {}),
    quality: shareQuality(report.quality, sharing),
    data: report.data.map((one, at) => shareData(one, at, sharing))
  };
};

const shareCounts = (row: Counts): Counts => ({
  hosts: row.hosts,
  addresses: row.addresses,
  flows: row.flows,
  requests: row.requests,
  bytesSent: row.bytesSent,
  bytesReceived: row.bytesReceived,
  findings: row.findings
});

const shareReasons = (reasons: Report['unlocated']['reasons']): Report['unlocated']['reasons'] =>
  Object.fromEntries(
    (Object.entries(reasons) as [UnlocatedReason, Counts][]).map(([reason, row]) => [
      reason,
      shareCounts(row)
    ])
  );

/** Of the file itself only what is asked for; its hash, where it is known, is committed to if it is not told. */
const shareSource = (source: ReportSource, at: number, sharing: Sharing): ReportSource => {
  const { choices, clock, names, pseudonyms, secrets } = sharing;
  const { sha256, packets, exchanges, producer } = source;
  if (sha256 !== undefined && !choices.hashes)
    pseudonyms.commit(`file-${(at + 1).toString()}-sha256`, sha256);
  return {
    name: names.file(at, source.name),
    bytes: source.bytes,
    ...(sha256 !== undefined && choices.hashes ? { sha256 } : {}),
    format: source.format,
    producer: choices.fileNames && producer !== null ? secrets.clean(producer) : null,
    ...(packets === undefined ? {} : { packets }),
    ...(exchanges === undefined ? {} : { exchanges }),
    firstMs: clock.maybe(source.firstMs),
    lastMs: clock.maybe(source.lastMs),
    warnings: source.warnings.map(({ code, count, first }) => ({ code, count, first }))
  };
};

const shareDestination = (row: Destination, { names }: Sharing): Destination => ({
  app: row.app === null ? null : names.app(row.app),
  host: row.host === null ? null : names.host(row.host),
  address: row.address === null ? null : names.address(row.address),
  ...(row.addresses === undefined ? {} : { addresses: row.addresses }),
  where: shareWhere(row.where),
  flows: row.flows,
  requests: row.requests,
  bytesSent: row.bytesSent,
  bytesReceived: row.bytesReceived,
  findings: row.findings
});

const shareWhere = (where: Where): Where => {
  if (where.kind === 'country') return { kind: 'country', country: where.country };
  return where.kind === 'local'
    ? { kind: 'local', special: where.special }
    : { kind: 'unlocated', reason: where.reason };
};

const shareExchanges = (report: Report, kept: readonly Finding[], sharing: Sharing): Report['exchanges'] => {
  const shown = new ShownQueries(kept, sharing);
  return report.exchanges.map((exchange) => shareExchange(exchange, sharing, shown.of(exchange)));
};

const shareThreads = (report: Report, kept: readonly Finding[], sharing: Sharing): Report['threads'] => {
  const keptIds = new Set(kept.map(({ id }) => id));
  const leftOut = report.findings.filter(({ id }) => !keptIds.has(id));
  const hanging = leftOut.length > 0 ? new Hanging(kept, leftOut) : null;
  const companies = new Map(report.hosts.map(({ name, company }) => [name, company]));
  return report.threads
    .filter(({ id }) => sharing.threadIds.has(id))
    .map((thread) => {
      const told = thread.hosts.filter((host) => !sharing.names.isFaceless(host));
      const named = new Set(told.map((host) => companies.get(host) ?? null));
      return shareThread(
        thread,
        sharing,
        hanging,
        thread.companies.filter((id) => named.has(id))
      );
    });
};

const shareRules = ({ rules }: Report, kept: readonly Finding[]): Report['rules'] => {
  const used = new Set(kept.map(({ rule }) => rule));
  return rules.filter(({ id }) => used.has(id)).map(({ id, name, source }) => ({ id, name, source }));
};

/** A tenth of a degree is eleven kilometres; the circle around the point is larger. */
const shareRoundTrips = ({ from, state }: RoundTrips): RoundTrips => ({
  from: { country: from.country, lat: tenth(from.lat), lon: tenth(from.lon), withinKm: from.withinKm },
  state
});

const tenth = (degrees: number): number => Math.round(degrees * 10) / 10 || 0; // Never -0.

const shareQuality = (quality: Quality, { names }: Sharing): Quality => ({
  flows: quality.flows,
  clear: quality.clear,
  decrypted: quality.decrypted,
  encrypted: quality.encrypted,
  undecodable: quality.undecodable,
  ...(quality.offeringEch === undefined ? {} : { offeringEch: quality.offeringEch }),
  unreadLinkTypes: quality.unreadLinkTypes.map(({ linkType, name, packets }) => ({
    linkType,
    name,
    packets
  })),
  notIp: quality.notIp,
  sealed: quality.sealed,
  tcpGaps: quality.tcpGaps,
  notSent: { fromCache: quality.notSent.fromCache, failed: quality.notSent.failed },
  payloads: {
    requests: quality.payloads.requests,
    opened: quality.payloads.opened,
    unread: quality.payloads.unread.map(({ host, company, requests, bytes, reasons }) => ({
      host: host === null ? null : names.host(host),
      company: names.isFaceless(host) ? null : company,
      requests,
      bytes,
      reasons
    })),
    brokenRules: quality.payloads.brokenRules.map(({ rule, count }) => ({ rule, count })),
    leftOut: quality.payloads.leftOut
  }
});

/** A database of the user's own has the name of its file. */
const shareData = (data: DataSource, at: number, { choices, pseudonyms }: Sharing): DataSource => {
  const isOwn = data.own !== undefined;
  return {
    name:
      isOwn && !choices.fileNames
        ? pseudonyms.token('places', data.name, `data ${at.toString()}`)
        : data.name,
    date: data.date,
    licence: data.licence,
    link: data.link,
    sha256: isOwn && !choices.hashes ? '' : data.sha256,
    ...(data.own === undefined ? {} : { own: data.own })
  };
};
