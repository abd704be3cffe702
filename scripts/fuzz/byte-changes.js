import { joinBytes, viewOf } from './join-bytes.js';

/** Changes that know nothing of what the bytes mean. Each returns new bytes: `(bytes, random, other) => bytes`. */

/** Values around which lengths and counts are got wrong: none, one, the sign, and the last of each width. */
const edges = [0, 1, 2, 3, 4, 5, 7, 8, 11, 12, 15, 16, 19, 20, 63, 64, 127, 128, 192, 254, 255];
const wideEdges = [...edges, 256, 511, 1023, 1500, 16383, 16384, 32767, 32768, 65534, 65535];
const widestEdges = [...wideEdges, 65536, 262144, 0xffffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

const flipBits = (bytes, random) => {
  const changed = bytes.slice();
  for (let left = 1 + random.belowMostlySmall(16); left > 0; left--)
    changed[random.below(changed.length)] ^= 1 << random.below(8);
  return changed;
};

const setBytes = (bytes, random) => {
  const changed = bytes.slice();
  for (let left = 1 + random.belowMostlySmall(8); left > 0; left--)
    changed[random.below(changed.length)] = random.pick(edges);
  return changed;
};

const fillRun = (bytes, random) => {
  const from = random.below(bytes.length);
  const filling = random.pick([0, 0, 255, 0x20, 0x41, random.next() & 255]);
  return bytes.slice().fill(filling, from, from + 1 + random.belowMostlySmall(256));
};

const noiseRun = (bytes, random) => {
  const changed = bytes.slice();
  const from = random.below(bytes.length);
  changed.set(random.bytes(Math.min(1 + random.belowMostlySmall(64), bytes.length - from)), from);
  return changed;
};

/** A number of 1, 2 or 4 bytes, in either order, becomes one at the edge: wherever it is a length, it is a wrong one. */
const editLength = (bytes, random) => {
  const changed = bytes.slice();
  const view = viewOf(changed);
  const width = random.pick([1, 2, 2, 4]);
  if (bytes.length < width) return changed;
  const at = random.below(bytes.length - width + 1);
  const little = random.onceIn(2);
  if (width === 1) view.setUint8(at, random.pick(edges));
  else if (width === 2) view.setUint16(at, random.pick(wideEdges), little);
  else view.setUint32(at, random.pick(widestEdges), little);
  return changed;
};

/** What was a number stays close to it: off by one is the commonest of wrong lengths. */
const nudgeNumber = (bytes, random) => {
  const changed = bytes.slice();
  if (bytes.length < 2) return changed;
  const view = viewOf(changed);
  const at = random.below(bytes.length - 1);
  view.setUint16(at, (view.getUint16(at) + random.pick([-2, -1, 1, 2, 8, -8, 256, -256])) & 0xffff);
  return changed;
};

const truncate = (bytes, random) => bytes.slice(0, random.below(bytes.length));

const removeRun = (bytes, random) => {
  const from = random.below(bytes.length);
  return joinBytes(bytes.subarray(0, from), bytes.subarray(from + 1 + random.belowMostlySmall(200)));
};

const repeatRun = (bytes, random) => {
  const from = random.below(bytes.length);
  const run = bytes.subarray(from, from + 1 + random.belowMostlySmall(400));
  const times = 1 + random.belowMostlySmall(20);
  return joinBytes(bytes.subarray(0, from), ...new Array(times).fill(run), bytes.subarray(from));
};

const insertNoise = (bytes, random) => {
  const at = random.below(bytes.length + 1);
  return joinBytes(bytes.subarray(0, at), random.bytes(1 + random.belowMostlySmall(64)), bytes.subarray(at));
};

/** The beginning of one, then the end of another. */
const splice = (bytes, random, other) =>
  joinBytes(
    bytes.subarray(0, random.below(bytes.length + 1)),
    other.subarray(random.below(other.length + 1))
  );

const transplant = (bytes, random, other) => {
  const changed = bytes.slice();
  const from = random.below(other.length);
  const at = random.below(bytes.length);
  const length = Math.min(1 + random.belowMostlySmall(300), other.length - from, bytes.length - at);
  changed.set(other.subarray(from, from + length), at);
  return changed;
};

/** @typedef {import('./random.js').Random} Random */
/** @typedef {(bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array} ByteChange */

/** @type {Readonly<Record<string, ByteChange>>} */
export const byteChanges = {
  flipBits,
  setBytes,
  fillRun,
  noiseRun,
  editLength,
  nudgeNumber,
  truncate,
  removeRun,
  repeatRun,
  insertNoise,
  splice,
  transplant
};

const names = Object.keys(byteChanges);

/**
 * One change, drawn: its name and what it made.
 * @type {(bytes: Uint8Array, random: Random, other: Uint8Array) => { name: string, bytes: Uint8Array }}
 */
export const changeBytes = (bytes, random, other) => {
  const name = random.pick(names);
  // A copy: of a Buffer, `slice` gives another look at the same bytes.
  return { name, bytes: byteChanges[name](new Uint8Array(bytes), random, other) };
};
