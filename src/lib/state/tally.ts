import { unitOf } from '#words/answer.ts';
import { measures, type Measure } from '#words/measures.ts';
import { isElsewhere, type PlaceKey } from '#words/places.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import type { Leg } from './legs.ts';
import { hostKey } from './selection.ts';

export interface Amounts {
  readonly hosts: number;
  readonly flows: number;
  readonly requests: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly findings: number;
}

export interface PlaceRow extends Amounts {
  readonly place: PlaceKey;
}

const sum = (legs: readonly Leg[], read: (leg: Leg) => number): number =>
  legs.reduce((total, leg) => total + read(leg), 0);

/** Names, and addresses without one. */
const countHosts = (legs: readonly Leg[]): number => {
  const told = legs.filter(({ folded }) => folded === 0);
  return new Set(told.map(hostKey)).size + sum(legs, ({ folded }) => folded);
};

export const addUp = (legs: readonly Leg[]): Amounts => ({
  hosts: countHosts(legs),
  flows: sum(legs, (leg) => leg.flows),
  requests: sum(legs, (leg) => leg.requests),
  bytesSent: sum(legs, (leg) => leg.bytesSent),
  bytesReceived: sum(legs, (leg) => leg.bytesReceived),
  findings: sum(legs, (leg) => leg.findings)
});

export const groupBy = <K>(legs: readonly Leg[], key: (leg: Leg) => K): ReadonlyMap<K, readonly Leg[]> => {
  const groups = new Map<K, Leg[]>();
  for (const leg of legs) {
    const group = groups.get(key(leg));
    if (group) group.push(leg);
    else groups.set(key(leg), [leg]);
  }
  return groups;
};

/** Amounts by place, countries first, each part by falling amount. */
export const tallyPlaces = (legs: readonly Leg[], measure: Measure): readonly PlaceRow[] =>
  [...groupBy(legs, (leg) => leg.place)]
    .map(([place, group]) => ({ place, ...addUp(group) }))
    .sort(
      (a, b) =>
        Number(isElsewhere(a.place)) - Number(isElsewhere(b.place)) ||
        b[measure] - a[measure] ||
        b.hosts - a.hosts ||
        a.place.localeCompare(b.place)
    );

export const isCountry = (place: PlaceKey): place is CountryCode => !isElsewhere(place);

/** The same unit the answer is given in. */
export const defaultMeasure = (report: Report): Measure => unitOf(report);

/** Only the measures this capture has numbers for. */
export const usableMeasures = ({ totals }: Pick<Report, 'totals'>): readonly Measure[] =>
  measures.filter((measure) => totals[measure] > 0);
