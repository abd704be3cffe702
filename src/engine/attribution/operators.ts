import type { AddressWords } from '../model/address.ts';
import { anycastOperators } from './anycast-operators.ts';
import { anycastPrefixes } from './anycast-prefixes.ts';
import { edgeOperators } from './edge-operators.ts';
import { PrefixTable } from './prefix-table.ts';
import { anycastResolvers } from './public-resolvers.ts';

const operators = new Map<number, OperatorDoubt>([
  ...edgeOperators.map(({ asn }) => [asn, 'cdn'] as const),
  ...anycastOperators.map(({ asn }) => [asn, 'anycast'] as const)
]);
const prefixes = new PrefixTable(
  [...anycastPrefixes.map(({ prefix }) => prefix), ...anycastResolvers].map((prefix) => [prefix, true])
);

export type OperatorDoubt = 'anycast' | 'cdn';

/**
 * Why no country can be said of an address: `anycast` where one address is many machines (the network announces it from
 * many places), `cdn` where the operator answers from its nearest edge. `null` where neither list knows a reason: that is
 * no promise, for many smaller networks host an anycast address too.
 */
export const doubtOf = (words: AddressWords, asn: number | null): OperatorDoubt | null => {
  if (prefixes.find(words)) return 'anycast';
  return asn === null ? null : (operators.get(asn) ?? null);
};
