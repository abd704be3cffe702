import { isV4, type AddressWords } from '../model/address.ts';
import { isInPrefix, parsePrefix, type Prefix } from './prefix.ts';

interface Row<Value> {
  readonly prefix: Prefix;
  readonly value: Value;
}

const firstV6Bucket = 256;

/** By family and first byte. */
const bucketOf = (words: AddressWords): number =>
  isV4(words) ? words[3] >>> 24 : firstV6Bucket + (words[0] >>> 24);

/** Rows by prefix, of which the longest that holds an address counts. Asked for every address of a capture. */
export class PrefixTable<Value> {
  readonly #buckets: Row<Value>[][] = Array.from({ length: 2 * firstV6Bucket }, () => []);

  constructor(rows: Iterable<readonly [prefix: string, value: Value]>) {
    const parsed = Array.from(rows, ([text, value]) => ({ prefix: parsePrefix(text), value }));
    for (const row of parsed.sort((a, b) => b.prefix.bits - a.prefix.bits))
      for (const bucket of bucketsOf(row.prefix)) this.#buckets[bucket]?.push(row);
  }

  /** Null where no prefix holds the address. */
  find(words: AddressWords): Value | null {
    const rows = this.#buckets[bucketOf(words)] ?? [];
    for (const row of rows) if (isInPrefix(words, row.prefix)) return row.value;
    return null;
  }
}

/** A prefix shorter than a byte is in several buckets. */
const bucketsOf = ({ words, bits }: Prefix): number[] => {
  const ownBits = isV4(words) ? bits - 96 : bits;
  const first = bucketOf(words);
  return Array.from({ length: ownBits >= 8 ? 1 : 1 << (8 - ownBits) }, (_, at) => first + at);
};
