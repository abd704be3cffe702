import type { Counts, Destination } from '../model/report.ts';

export type Sums = Pick<Counts, 'flows' | 'requests' | 'bytesSent' | 'bytesReceived' | 'findings'>;

export type Adding = { -readonly [Key in keyof Sums]: Sums[Key] };

export const noSums = (): Adding => ({ flows: 0, requests: 0, bytesSent: 0, bytesReceived: 0, findings: 0 });

/** Adds to `sum`, and gives it back. */
export const addSums = (sum: Adding, more: Sums): Adding => {
  sum.flows += more.flows;
  sum.requests += more.requests;
  sum.bytesSent += more.bytesSent;
  sum.bytesReceived += more.bytesReceived;
  sum.findings += more.findings;
  return sum;
};

export const sumDestinations = (destinations: readonly Destination[]): Sums =>
  destinations.reduce(addSums, noSums());

/** Adds destinations up; a host or an address counts once, however many destinations it has part in. */
export const countDestinations = (destinations: readonly Destination[]): Counts => {
  const hosts = new Set<string>();
  const addresses = new Set<string>();
  let folded = 0;
  for (const destination of destinations) {
    if (destination.host !== null) hosts.add(destination.host);
    if (destination.address !== null) addresses.add(destination.address);
    folded += destination.addresses ?? 0;
  }
  return { hosts: hosts.size, addresses: addresses.size + folded, ...sumDestinations(destinations) };
};

/** Groups in the order in which their keys are first met. */
export const groupBy = <Key, Item>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> => {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};
