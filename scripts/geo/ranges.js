import { readFile } from 'node:fs/promises';

/**
 * @typedef {{ first: bigint, last: bigint, value: string }} Range  Both ends included; 32 bits, or the upper 64 of 128.
 * @typedef {import('./encode.js').Runs} Runs
 */

const HALF = 64n;
const LOW = (1n << HALF) - 1n;

/** @param {string} text `a.b.c.d` */
export const parseV4 = (text) => text.split('.').reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);

/** @param {string} text an IPv6 address without a dotted tail @returns {bigint} 128 bits */
export const parseV6 = (text) => {
  const [head = '', tail] = text.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const groups = [...left, ...new Array(8 - left.length - right.length).fill('0'), ...right];
  return groups.reduce((number, group) => (number << 16n) | BigInt(`0x${group}`), 0n);
};

/**
 * A range of whole addresses as a range of /64 networks. A network belongs to the range that holds its first address;
 * a range that holds no first address of a network says nothing here.
 * @param {bigint} first @param {bigint} last @param {string} value @returns {Range | null}
 */
export const toUpperHalf = (first, last, value) => {
  const from = (first + LOW) >> HALF;
  const to = last >> HALF;
  return from <= to ? { first: from, last: to, value } : null;
};

/** `first,last,value[,"name"]`: the rest of a line after its second comma is kept as it is. @param {string} file @returns {Promise<{ v4: Range[], v6: Range[] }>} */
export const readCsv = async (file) => {
  /** @type {{ v4: Range[], v6: Range[] }} */
  const out = { v4: [], v6: [] };
  for (const line of (await readFile(file, 'utf8')).split(/\r?\n/)) {
    const [, first, last, value] = /^"?([^",]+)"?,"?([^",]+)"?,(.+)$/.exec(line) ?? [];
    if (!first || !last || value === undefined) continue;
    if (!first.includes(':')) out.v4.push({ first: parseV4(first), last: parseV4(last), value });
    else {
      const range = toUpperHalf(parseV6(first), parseV6(last), value);
      if (range) out.v6.push(range);
    }
  }
  return out;
};

/** In the order of their starts; of two that overlap, the one that starts first keeps what both hold. @param {readonly Range[]} ranges @returns {Range[]} */
export const disjoint = (ranges) => {
  /** @type {Range[]} */
  const out = [];
  let next = 0n;
  for (const range of ranges.toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))) {
    if (range.last < next) continue;
    out.push(range.first >= next ? range : { ...range, first: next });
    next = range.last + 1n;
  }
  return out;
};

/** Fills gaps with '' and joins equal neighbours. @param {readonly Range[]} ranges @param {32 | 64} bits @returns {Runs} */
export const toRuns = (ranges, bits) => {
  /** @type {Runs} */
  const runs = { bits, starts: [], values: [] };
  const push = (/** @type {bigint} */ start, /** @type {string} */ value) => {
    if (runs.values.at(-1) === value) return;
    runs.starts.push(start);
    runs.values.push(value);
  };
  let next = 0n;
  for (const { first, last, value } of disjoint(ranges)) {
    if (first > next) push(next, '');
    push(first, value);
    next = last + 1n;
  }
  if (next < 1n << BigInt(bits)) push(next, '');
  return runs;
};
