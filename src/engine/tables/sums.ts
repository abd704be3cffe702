import type { CountryCode } from '../model/names.ts';
import type { Destination } from '../model/report.ts';
import { column, joined, type Amounts, type Told } from './table.ts';

/** What went to one host or address: its destinations, and their sums. */
export interface Group {
  readonly key: string;
  readonly rows: readonly (readonly [Destination, Amounts])[];
}

/** Destinations by a key, in the order in which they come; those without one are left out. */
export const groupDestinations = (
  { report, destinations }: Told,
  keyOf: (destination: Destination) => string | null
): Group[] => {
  const groups = new Map<string, (readonly [Destination, Amounts])[]>();
  for (const amounts of destinations) {
    const destination = report.destinations[amounts.at];
    const key = destination && keyOf(destination);
    if (!destination || !key) continue;
    const rows = groups.get(key);
    if (rows) rows.push([destination, amounts]);
    else groups.set(key, [[destination, amounts]]);
  }
  return [...groups].map(([key, rows]) => ({ key, rows }));
};

const counts = {
  requests: 'requests',
  connections: 'flows',
  bytes_sent: 'bytesSent',
  bytes_received: 'bytesReceived',
  findings: 'findings'
} as const satisfies Readonly<Record<string, keyof Amounts>>;

export const sumColumns = Object.entries(counts).map(([name, field]) =>
  column(name, ({ rows }: Group) => rows.reduce((sum, [, amounts]) => sum + amounts[field], 0))
);

const countryOf = ({ where }: Destination): CountryCode | '' =>
  where.kind === 'country' ? where.country : '';

/** Why a destination has no country: `local`, or the reason of `Unlocated`. */
const unlocatedOf = ({ where }: Destination): string =>
  where.kind === 'unlocated' ? where.reason : where.kind === 'local' ? 'local' : '';

export const whereOfDestination = (destination: Destination | undefined) => ({
  country: destination ? countryOf(destination) : '',
  unlocated: destination ? unlocatedOf(destination) : ''
});

/** Where it counts: ISO 3166-1 codes, and why it counts for none. */
export const whereColumns = [
  column('countries', ({ rows }: Group) => joined(rows.map(([destination]) => countryOf(destination)))),
  column('without_country', ({ rows }: Group) =>
    joined(rows.map(([destination]) => unlocatedOf(destination)))
  )
];
