import type { Tally } from './tally.ts';

/**
 * Addresses of which nothing is known but their connections (no name, no request, no second app) beyond so many are told
 * together: a scan or a swarm has a million of them, and a report stays a document that can be opened.
 */
export const mostNameless = 20_000;

/** Rows to fold, marked with 1; null where the report holds all. The largest stay; of equals those that came first. */
export const rowsToFold = (tally: Tally, addresses: number, most: number): Uint8Array | null => {
  if (tally.length <= most) return null;
  const nameless = namelessRows(tally, addresses);
  const count = nameless.reduce((sum, mark) => sum + mark, 0);
  if (count <= most) return null;
  const { weight, equals } = smallestKept(tally, nameless, count, most);
  let left = equals;
  for (let row = 0; row < nameless.length; row++) {
    if (nameless[row] === 0 || weightOf(tally, row) < weight) continue;
    if (weightOf(tally, row) > weight || left-- > 0) nameless[row] = 0;
  }
  return nameless;
};

/** Bytes both ways, as far as 32 bits hold them: so they are sorted in half the time. */
const weightOf = (tally: Tally, row: number): number =>
  Math.min(tally.bytesSent[row]! + tally.bytesReceived[row]!, 0xffff_ffff);

const namelessRows = (tally: Tally, addresses: number): Uint8Array => {
  const rowsOf = new Uint8Array(addresses);
  for (let row = 0; row < tally.length; row++) {
    const address = tally.address(row);
    if (typeof address === 'number' && rowsOf[address]! < 2) rowsOf[address]!++;
  }
  const nameless = new Uint8Array(tally.length);
  for (let row = 0; row < tally.length; row++) {
    const address = tally.address(row);
    const isAlone = typeof address === 'number' && rowsOf[address] === 1;
    if (isAlone && tally.host(row) === null && tally.requests[row] === 0) nameless[row] = 1;
  }
  return nameless;
};

/** The least weight that stays, and how many rows of just that weight do. */
const smallestKept = (
  tally: Tally,
  nameless: Uint8Array,
  count: number,
  most: number
): { readonly weight: number; readonly equals: number } => {
  const weights = new Uint32Array(count);
  let at = 0;
  for (let row = 0; row < nameless.length; row++)
    if (nameless[row] === 1) weights[at++] = weightOf(tally, row);
  weights.sort();
  const weight = weights[count - most]!;
  const heavier = count - weights.findLastIndex((one) => one === weight) - 1;
  return { weight, equals: most - heavier };
};
