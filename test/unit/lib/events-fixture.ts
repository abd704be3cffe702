import { findingKinds, type FindingKind } from '#engine/model/finding.ts';
import { kindBit, type Events } from '#lib/state/events.ts';
import { legsOf } from '#lib/state/legs.ts';
import { phoneReport } from './report-fixture.ts';

export const phoneLegs = legsOf(phoneReport);
export const legTo = (host: string): number => phoneLegs.findIndex((leg) => leg.host === host);

/** A request of the phone; `found` are the kinds found in it, all sure. */
export interface TestRequest {
  readonly host: string;
  readonly timeMs?: number | null;
  readonly page?: string;
  readonly found?: readonly FindingKind[];
}

/** Requests as a report would hold them; their bytes sent are a hundred times their index. */
export const requests = (rows: readonly TestRequest[]): Events => {
  const pages = ['', ...new Set(rows.flatMap(({ page }) => page ?? []))];
  const found = rows.flatMap(({ found = [] }, at) => found.map((kind) => [at, kind] as const));
  return {
    length: rows.length,
    leg: Uint32Array.from(rows, ({ host }) => legTo(host)),
    timeMs: Float64Array.from(rows, ({ timeMs }) => timeMs ?? NaN),
    exchange: Int32Array.from(rows, (_, at) => at),
    flows: new Uint32Array(rows.length),
    requests: new Uint8Array(rows.length).fill(1),
    bytesSent: Float64Array.from(rows, (_, at) => at * 100),
    bytesReceived: new Float64Array(rows.length),
    findings: Uint32Array.from(rows, ({ found = [] }) => found.length),
    observed: Uint16Array.from(rows, ({ found = [] }) =>
      found.reduce((bits, kind) => bits | kindBit(kind), 0)
    ),
    inferred: new Uint16Array(rows.length),
    ties: new Uint8Array(rows.length),
    page: Uint32Array.from(rows, ({ page = '' }) => pages.indexOf(page)),
    pages,
    findingEvent: Uint32Array.from(found, ([at]) => at),
    findingKind: Uint8Array.from(found, ([, kind]) => findingKinds.indexOf(kind))
  };
};

/** As many requests as each leg of the phone has. */
export const phoneEvents = requests(
  phoneLegs.flatMap(({ host, requests: count }) =>
    Array.from({ length: count }, () => ({ host: host ?? '' }))
  )
);
