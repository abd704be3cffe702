import { WINDOW } from './encode.js';

/**
 * GEO1 read back the plain way, for `npm run geo` to check what it wrote. The engine has its own, fast reader in
 * src/engine/attribution/geo-table.ts; that two readers agree is part of the check.
 */

/** @param {Uint8Array} bytes @param {number} at @param {number} n @param {number} width @returns {bigint[]} */
const readStarts = (bytes, at, n, width) => {
  let last = 0n;
  return Array.from({ length: n }, (_, index) => {
    let delta = 0n;
    for (let plane = 0; plane < width; plane++) {
      delta = (delta << 8n) | BigInt(bytes[at + plane * n + index] ?? 0);
    }
    return (last += delta);
  });
};

/** @param {Uint8Array} bytes @param {number} at @param {number} n @returns {number[]} */
const readRecent = (bytes, at, n) => {
  /** @type {number[]} */
  const recent = [];
  /** @type {number[]} */
  const ids = [];
  let largest = -1;
  const next = () => bytes[at++] ?? 0;
  const varint = () => {
    let number = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = next();
      number += (byte & 127) * scale;
      if (byte < 128) return number;
    }
  };
  while (ids.length < n) {
    const rank = next();
    const id = rank < WINDOW ? (recent.splice(rank, 1)[0] ?? -1) : rank === 254 ? largest + 1 : varint();
    recent.unshift(id);
    recent.length = Math.min(recent.length, WINDOW);
    largest = Math.max(largest, id);
    ids.push(id);
  }
  return ids;
};

/**
 * @param {Uint8Array} bytes
 * @returns {{ starts: bigint[], values: (string | number)[] }} names for kind 1, numbers for kind 2
 */
export const decode = (bytes) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width = 0, kind] = bytes.subarray(4, 6);
  const n = view.getUint32(8, true);
  const dictionaryAt = 16 + n * width;
  const valuesAt = dictionaryAt + view.getUint32(12, true);
  const names = Buffer.from(bytes.subarray(dictionaryAt, valuesAt)).toString('utf8').split('\n');
  return {
    starts: readStarts(bytes, 16, n, width),
    values:
      kind === 1
        ? Array.from(bytes.subarray(valuesAt, valuesAt + n), (index) => names[index] ?? '')
        : readRecent(bytes, valuesAt, n)
  };
};

/** Index of the last element of ascending `starts` that is not above `key`, -1 for none. @param {readonly bigint[]} starts @param {bigint} key */
export const findRun = (starts, key) => {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0n) <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
