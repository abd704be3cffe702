import type { Report, ReportAddress } from '#engine/model/report.ts';
import { placeName, type PlaceKey } from '#words/places.ts';
import type { Leg } from '../../state/legs.ts';
import { hostKey } from '../../state/selection.ts';
import { addUp, groupBy } from '../../state/tally.ts';

export interface HostRow {
  readonly key: string;
  readonly site: string;
  readonly company: string;
  readonly operator: string;
  readonly places: readonly PlaceKey[];
  readonly seenAs: string;
  readonly requests: number;
  readonly flows: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly findings: number;
}

export type SortKey =
  | 'key'
  | 'company'
  | 'operator'
  | 'place'
  | 'requests'
  | 'flows'
  | 'bytesSent'
  | 'bytesReceived'
  | 'findings';

export interface Order {
  readonly by: SortKey;
  readonly falling: boolean;
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

const operatorName = (address: ReportAddress | undefined): string[] =>
  address?.operator ? [`${address.operator.name} AS${String(address.operator.asn)}`] : [];

/** One row for each host of `legs`; an address without a name is a row of its own. */
export const hostRows = (report: Report, legs: readonly Leg[]): readonly HostRow[] => {
  const hosts = new Map(report.hosts.map((host) => [host.name as string, host]));
  const companies = new Map(report.companies.map(({ id, name }) => [id, name]));
  const addresses = new Map(report.addresses.map((address) => [address.address, address]));
  return [...groupBy(legs, hostKey)].map(([key, group]) => {
    const host = hosts.get(key);
    const operators = group.flatMap((leg) =>
      operatorName(leg.address ? addresses.get(leg.address) : undefined)
    );
    const { requests, flows, bytesSent, bytesReceived, findings } = addUp(group);
    return {
      ...{ key, requests, flows, bytesSent, bytesReceived, findings },
      site: host?.site ?? '',
      company: companies.get(host?.company ?? '') ?? '',
      operator: unique(operators).join(', '),
      places: unique(group.map((leg) => leg.place)),
      seenAs: host?.seenAs.join(', ') ?? ''
    };
  });
};

const textOf = (row: HostRow): string =>
  [row.key, row.site, row.company, row.operator, ...row.places.map(placeName)].join(' ').toLowerCase();

/** Rows that hold every word of `words`, anywhere. */
export const filterRows = (rows: readonly HostRow[], words: string): readonly HostRow[] => {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter((row) => {
    const text = textOf(row);
    return wanted.every((word) => text.includes(word));
  });
};

const valueOf = (row: HostRow, by: SortKey): string | number =>
  by === 'place' ? row.places.map(placeName).join() : row[by];

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');

/** Sorted by one column, then by name; rows with nothing in that column come last either way. */
export const sortRows = (rows: readonly HostRow[], { by, falling }: Order): readonly HostRow[] =>
  [...rows].sort((a, b) => {
    const [x, y] = [valueOf(a, by), valueOf(b, by)];
    const emptiness = Number(x === '') - Number(y === '');
    return emptiness || compare(x, y) * (falling ? -1 : 1) || a.key.localeCompare(b.key, 'en');
  });
