import { findingKinds, type Finding, type FindingKind } from '#engine/model/finding.ts';
import type { Report } from '#engine/model/report.ts';

/**
 * Everything that was counted, by the moment it happened: a request, or the connections that began in one span of time.
 * In columns, for there may be hundreds of thousands; their sums by `leg` are the legs of the report.
 */
export interface Events {
  readonly length: number;
  /** Index into the legs, and into the destinations of the report. */
  readonly leg: Uint32Array;
  /** Milliseconds since 1970; NaN where the file does not say. */
  readonly timeMs: Float64Array;
  /** Index into the exchanges of the report, -1 for connections. */
  readonly exchange: Int32Array;
  readonly flows: Uint32Array;
  readonly requests: Uint8Array;
  readonly bytesSent: Float64Array;
  readonly bytesReceived: Float64Array;
  readonly findings: Uint32Array;
  /** Kinds that were found in it, a bit for each; those that are sure, and those that are inferred. */
  readonly observed: Uint16Array;
  readonly inferred: Uint16Array;
  /** Whose page asked for it: that of the host's own site, or another's. */
  readonly ties: Uint8Array;
  /** Index into `pages`: the site whose page asked for it. */
  readonly page: Uint32Array;
  /** Sites of pages; the first, '', stands for those that the file does not tell. */
  readonly pages: readonly string[];
  /** For each finding of the report the event it was found in, `unknownEvent` for none, and its kind's index. */
  readonly findingEvent: Uint32Array;
  readonly findingKind: Uint8Array;
}

export const unknownEvent = 0xffffffff;

export const noTies = 0;
export const firstParty = 1;
export const thirdParty = 2;

export const kindBit = (kind: FindingKind): number => 1 << findingKinds.indexOf(kind);

const columnsFor = (length: number, findings: number) => ({
  length,
  leg: new Uint32Array(length),
  timeMs: new Float64Array(length),
  exchange: new Int32Array(length).fill(-1),
  flows: new Uint32Array(length),
  requests: new Uint8Array(length),
  bytesSent: new Float64Array(length),
  bytesReceived: new Float64Array(length),
  findings: new Uint32Array(length),
  observed: new Uint16Array(length),
  inferred: new Uint16Array(length),
  ties: new Uint8Array(length),
  page: new Uint32Array(length),
  pages: [''],
  findingEvent: new Uint32Array(findings).fill(unknownEvent),
  findingKind: new Uint8Array(findings)
});

type Columns = ReturnType<typeof columnsFor>;

/** Connections first, then the requests that were counted, in their order. */
export const eventsOf = (report: Report): Events => {
  const counted = report.exchanges.flatMap(({ destination }, at) => (destination === null ? [] : [at]));
  const events = columnsFor(report.activity.slot.length + counted.length, report.findings.length);
  addConnections(report, events);
  const sites = new Map(report.hosts.map(({ name, site }) => [name as string, site ?? (name as string)]));
  const byId = new Map<string, number>();
  counted.forEach((exchange, index) => {
    const at = report.activity.slot.length + index;
    addRequest(report, sites, events, exchange, at);
    byId.set(report.exchanges[exchange]?.id ?? '', at);
  });
  report.findings.forEach((finding, index) => {
    const at = byId.get(finding.exchange);
    if (at !== undefined) addFinding(events, at, finding, index);
  });
  addPages(report, events);
  return events;
};

const addConnections = ({ activity }: Report, events: Columns): void => {
  events.leg.set(activity.destination);
  events.flows.set(activity.flows);
  events.bytesSent.set(activity.bytesSent);
  events.bytesReceived.set(activity.bytesReceived);
  // The middle of the span they began in.
  activity.slot.forEach((slot, at) => {
    events.timeMs[at] = activity.firstMs + (slot + 0.5) * activity.slotMs;
  });
};

const addRequest = (
  report: Report,
  sites: ReadonlyMap<string, string>,
  events: Columns,
  index: number,
  at: number
): void => {
  const exchange = report.exchanges[index];
  if (!exchange) return;
  events.leg[at] = exchange.destination ?? 0;
  events.timeMs[at] = exchange.timeMs ?? NaN;
  events.exchange[at] = index;
  events.requests[at] = 1;
  events.bytesSent[at] = exchange.bytesSent;
  events.bytesReceived[at] = exchange.bytesReceived;
  const own = sites.get(exchange.host ?? '') ?? exchange.address;
  if (exchange.pageSite !== undefined) events.ties[at] = exchange.pageSite === own ? firstParty : thirdParty;
};

const addPages = ({ exchanges }: Report, events: Columns): void => {
  const known = new Map([['', 0]]);
  for (let at = 0; at < events.length; at++) {
    const site = exchanges[events.exchange[at] ?? -1]?.pageSite ?? '';
    let page = known.get(site);
    if (page === undefined) {
      known.set(site, (page = known.size));
      events.pages.push(site);
    }
    events.page[at] = page;
  }
};

const addFinding = (events: Columns, at: number, { kind, certainty }: Finding, index: number): void => {
  events.findingEvent[index] = at;
  events.findingKind[index] = findingKinds.indexOf(kind);
  const column = certainty === 'observed' ? events.observed : events.inferred;
  column[at] = (column[at] ?? 0) | kindBit(kind);
  events.findings[at] = (events.findings[at] ?? 0) + 1;
};
