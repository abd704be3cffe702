import type { Certainty, FindingKind } from '#engine/model/finding.ts';
import type { Report } from '#engine/model/report.ts';
import { placeName } from '#words/places.ts';
import { firstParty, kindBit, thirdParty, type Events } from './events.ts';
import type { Leg } from './legs.ts';

/** From the first millisecond to the last, both within. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export const tiesNames = ['first', 'third'] as const;
export type Ties = (typeof tiesNames)[number];

/** What the reader looks at, shared by every view: what does not pass is not counted. `null` lets everything pass. */
export interface Filter {
  readonly app: string | null;
  /** Requests in which something of this kind was found. */
  readonly kind: FindingKind | null;
  /** Requests in which something was found that is as sure as this. */
  readonly certainty: Certainty | null;
  readonly span: Span | null;
  readonly ties: Ties | null;
  /** Words that all stand in the host, the company, the place or the address asked for. */
  readonly text: string | null;
}

export const noFilter: Filter = {
  app: null,
  kind: null,
  certainty: null,
  span: null,
  ties: null,
  text: null
};

export const isOpen = (filter: Filter): boolean => Object.values(filter).every((value) => value === null);

export const sameFilter = (a: Filter, b: Filter): boolean =>
  (Object.keys(a) as (keyof Filter)[]).every(
    (name) => a[name] === b[name] || JSON.stringify(a[name]) === JSON.stringify(b[name])
  );

/** Only requests can pass: of connections nobody knows what was in them, or who asked. */
export const wantsRequests = ({ kind, certainty, ties }: Filter): boolean =>
  kind !== null || certainty !== null || ties !== null;

type Test = (at: number) => boolean;

/** Which events pass, 1 for each that does. */
export const passing = (
  filter: Filter,
  events: Events,
  legs: readonly Leg[],
  report: Pick<Report, 'exchanges'>
): Uint8Array => {
  const tests = [
    ...byLeg(filter, events, legs),
    ...byEvent(filter, events),
    ...byText(filter, events, legs, report)
  ];
  const passed = new Uint8Array(events.length).fill(1);
  for (const test of tests)
    for (let at = 0; at < events.length; at++) if (passed[at] === 1 && !test(at)) passed[at] = 0;
  return passed;
};

const byLeg = ({ app }: Filter, events: Events, legs: readonly Leg[]): Test[] => {
  if (app === null) return [];
  const passes = legs.map((leg) => leg.app === app);
  return [(at) => passes[events.leg[at] ?? 0] === true];
};

const byEvent = ({ kind, certainty, span, ties }: Filter, events: Events): Test[] => {
  const bits = kind === null ? 0xffff : kindBit(kind);
  const wanted = ties === 'first' ? firstParty : thirdParty;
  const found: Test = (at) =>
    ((certainty === 'inferred' ? 0 : (events.observed[at] ?? 0)) & bits) !== 0 ||
    ((certainty === 'observed' ? 0 : (events.inferred[at] ?? 0)) & bits) !== 0;
  const within: Test = (at) => {
    const timeMs = events.timeMs[at] ?? NaN;
    return span !== null && timeMs >= span.fromMs && timeMs <= span.toMs;
  };
  return [
    ...(kind === null && certainty === null ? [] : [found]),
    ...(span === null ? [] : [within]),
    ...(ties === null ? [] : [(at: number) => events.ties[at] === wanted])
  ];
};

const wordsOf = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

const legText = ({ host, address, party, place, app }: Leg): string =>
  [host, address, party.name, placeName(place), app].join(' ').toLowerCase();

const byText = (
  { text }: Filter,
  events: Events,
  legs: readonly Leg[],
  { exchanges }: Pick<Report, 'exchanges'>
): Test[] =>
  wordsOf(text ?? '').map((word) => {
    const inLeg = legs.map((leg) => legText(leg).includes(word));
    return (at) => {
      if (inLeg[events.leg[at] ?? 0]) return true;
      const exchange = exchanges[events.exchange[at] ?? -1];
      return exchange?.url.toLowerCase().includes(word) === true;
    };
  });

type Sums = { -readonly [Key in keyof Leg]: Leg[Key] };

/** The legs, counting only the events that pass; those that none passes on are left out. */
export const legsOfPassing = (legs: readonly Leg[], events: Events, passed: Uint8Array): readonly Leg[] => {
  const sums = legs.map((leg): Sums => ({
    ...leg,
    flows: 0,
    requests: 0,
    bytesSent: 0,
    bytesReceived: 0,
    findings: 0
  }));
  for (let at = 0; at < events.length; at++) {
    const sum = passed[at] === 1 ? sums[events.leg[at] ?? 0] : undefined;
    if (!sum) continue;
    sum.flows += events.flows[at] ?? 0;
    sum.requests += events.requests[at] ?? 0;
    sum.bytesSent += events.bytesSent[at] ?? 0;
    sum.bytesReceived += events.bytesReceived[at] ?? 0;
    sum.findings += events.findings[at] ?? 0;
  }
  return sums.filter(({ flows, requests }) => flows + requests > 0);
};
