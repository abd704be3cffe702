import { readFile } from 'node:fs/promises';
import { Reader } from 'mmdb-lib';
import { toUpperHalf } from './ranges.js';

/**
 * The networks of a MaxMind DB file in the order of their addresses. mmdb-lib can look one address up but not list
 * them all, so the search tree is walked here, and mmdb-lib is asked once per distinct record.
 * Format: MaxMind DB File Format Specification 2.0, "Binary Search Tree Section".
 * @typedef {import('./ranges.js').Range} Range
 */

/** @param {Buffer} file @param {number} bits 24, 28 or 32 per record @returns {(node: number, side: 0 | 1) => number} */
const treeOf = (file, bits) => {
  if (bits === 24) return (node, side) => file.readUIntBE(node * 6 + side * 3, 3);
  if (bits === 32) return (node, side) => file.readUInt32BE(node * 8 + side * 4);
  return (node, side) => {
    const middle = file[node * 7 + 3] ?? 0;
    return side === 0
      ? ((middle >> 4) << 24) | file.readUIntBE(node * 7, 3)
      : ((middle & 15) << 24) | file.readUIntBE(node * 7 + 4, 3);
  };
};

/** @param {bigint} address @param {number} bits */
export const formatKey = (address, bits) =>
  bits === 32
    ? [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.')
    : [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n]
        .map((shift) => ((address >> shift) & 0xffffn).toString(16))
        .join(':');

/** DB-IP's own files say `country.iso_code`, the repackaged ones `country_code`. @param {unknown} record @returns {string} */
export const countryOf = (record) => {
  const { country_code: flat, country } =
    /** @type {{ country_code?: string, country?: { iso_code?: string } }} */ (record ?? {});
  const code = flat ?? country?.iso_code ?? '';
  return code === 'ZZ' ? '' : code;
};

/** Neighbours that say the same are one: of cities there are millions. @param {Range[]} ranges in their order @param {Range} range */
const pushJoined = (ranges, range) => {
  const last = ranges.at(-1);
  if (last && last.value === range.value && last.last + 1n === range.first) last.last = range.last;
  else ranges.push(range);
};

/** @param {string} file @param {(record: unknown) => string} valueOf @returns {Promise<{ v4: Range[], v6: Range[], reader: Reader<any>, date: Date }>} */
export const readMmdb = async (file, valueOf) => {
  const bytes = await readFile(file);
  const reader = /** @type {Reader<any>} */ (new Reader(bytes));
  const { nodeCount, recordSize, ipVersion, buildEpoch } = reader.metadata;
  const child = treeOf(bytes, recordSize);
  /** @type {Map<number, string>} */
  const records = new Map();
  const valueAt = (/** @type {number} */ pointer, /** @type {string} */ address) => {
    const known = records.get(pointer) ?? valueOf(reader.get(address));
    records.set(pointer, known);
    return known;
  };
  const v4Root = ipVersion === 6 ? v4RootOf(child, nodeCount) : 0;
  const walk = (
    /** @type {number} */ node,
    /** @type {bigint} */ prefix,
    /** @type {number} */ depth,
    /** @type {number} */ bits,
    /** @type {(first: bigint, last: bigint, value: string) => void} */ found
  ) => {
    // Everything IPv4 hangs below ::/96; the mapped and 6to4 networks are only further names of the same node.
    if (node === nodeCount || (bits === 128 && node === v4Root && depth > 0)) return;
    if (node > nodeCount) {
      const size = 1n << BigInt(bits - depth);
      found(prefix, prefix + size - 1n, valueAt(node, formatKey(prefix, bits)));
      return;
    }
    const half = 1n << BigInt(bits - depth - 1);
    walk(child(node, 0), prefix, depth + 1, bits, found);
    walk(child(node, 1), prefix | half, depth + 1, bits, found);
  };
  /** @type {Range[]} */
  const v4 = [];
  /** @type {Range[]} */
  const v6 = [];
  walk(v4Root, 0n, 0, 32, (first, last, value) => pushJoined(v4, { first, last, value }));
  if (ipVersion === 6)
    walk(0, 0n, 0, 128, (first, last, value) => {
      const range = toUpperHalf(first, last, value);
      if (range) pushJoined(v6, range);
    });
  return { v4, v6, reader, date: buildEpoch };
};

/** @param {(node: number, side: 0 | 1) => number} child @param {number} nodeCount */
const v4RootOf = (child, nodeCount) => {
  let node = 0;
  for (let depth = 0; depth < 96 && node < nodeCount; depth++) node = child(node, 0);
  return node;
};
