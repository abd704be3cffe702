import { decode, findRun } from './decode.js';

/** @typedef {import('./ranges.js').Range} Range */

const RANDOM = 20_000;

/** A small generator of equal results everywhere (Marsaglia 2003, "Xorshift RNGs", 32 bits). @param {number} state */
const xorshift = (state) => () => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return BigInt(state >>> 0);
};

/** Random keys, and both sides of the edges of random ranges. @param {readonly Range[]} ranges @param {bigint} limit first key that does not exist */
const probes = (ranges, limit) => {
  const random = xorshift(0x9e3779b9);
  const keys = [0n, limit - 1n];
  for (let count = 0; count < RANDOM; count++) {
    keys.push(((random() << 32n) | random()) % limit);
    const { first = 0n, last = 0n } = ranges[Number(random()) % ranges.length] ?? {};
    keys.push(first - 1n, first, last, last + 1n);
  }
  return keys.filter((key) => key >= 0n && key < limit);
};

/** What disjoint ranges in the order of their starts say of a key. @param {readonly Range[]} ranges @returns {(key: bigint) => string} */
export const rangeLookup = (ranges) => {
  const starts = ranges.map(({ first }) => first);
  return (key) => {
    const range = ranges[findRun(starts, key)];
    return range && key <= range.last ? range.value : '';
  };
};

/**
 * Throws where a written table says other than its source.
 * @param {string} name @param {Uint8Array} bytes the table @param {readonly Range[]} ranges the source
 * @param {32 | 64} bits @param {(key: bigint) => string} expected @param {(value: string | number) => string} say
 */
export const verify = (name, bytes, ranges, bits, expected, say = String) => {
  const { starts, values } = decode(bytes);
  const keys = probes(ranges, 1n << BigInt(bits));
  for (const key of keys) {
    const got = say(values[findRun(starts, key)] ?? '');
    const want = expected(key);
    if (got !== want)
      throw new Error(`${name} at 0x${key.toString(16)}: table says "${got}", source "${want}"`);
  }
  return keys.length;
};
