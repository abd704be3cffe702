import type { AddressWords } from '../model/address.ts';
import { isInPrefix, parsePrefix } from './prefix.ts';

/** Stub rows are filled below; see each row's source. */
export interface OperatorRow {
  readonly asn: number;
  readonly name: string;
  readonly source: string;
}
export interface PrefixRow {
  readonly prefix: string;
  readonly reason: string;
  readonly source: string;
}
const asns = (list: string): OperatorRow[] =>
  list.split(' ').map((asn) => ({ asn: Number(asn), name: '', source: '' }));
export const anycastOperators: readonly OperatorRow[] = asns(
  '13335 209242 132892 54113 19551 12041 207266 40509 12008 21342 42 19281 36692 397203 2635'
);
export const edgeOperators: readonly OperatorRow[] = asns(
  '20940 16625 15169 396982 16509 8068 8075 32934 2906 139341 54994 199524'
);
export const anycastPrefixes: readonly PrefixRow[] = [];

const anycast = new Set(anycastOperators.map(({ asn }) => asn));
const edge = new Set(edgeOperators.map(({ asn }) => asn));
const prefixes = anycastPrefixes.map(({ prefix }) => parsePrefix(prefix));

export const doubtOf = (words: AddressWords, asn: number | null): 'anycast' | 'cdn' | null => {
  if (prefixes.some((prefix) => isInPrefix(words, prefix)) || (asn !== null && anycast.has(asn)))
    return 'anycast';
  return asn !== null && edge.has(asn) ? 'cdn' : null;
};
