/**
 * GEO1, the format of a place table: sorted starts of runs, and one value per run. All numbers are little endian.
 *
 *     0  "GEO1"
 *     4  u8   bytes of a start: 4 (an IPv4 address) or 8 (the upper half of an IPv6 address)
 *     5  u8   kind of the values: 1 byte per run, or 2 recently-used ranks
 *     6  u16  zero
 *     8  u32  n, number of runs; run i reaches up to the start of run i + 1, the last one to the end
 *    12  u32  bytes of the dictionary
 *    16       n bytes of the most significant byte of each start's distance to the start before it,
 *             then n bytes of the next byte, and so on: planes of equal bytes are what gzip likes best
 *             dictionary. Kind 1: UTF-8, entries separated by a line feed. Kind 2: none, or the list that the numbers are
 *             positions in (`cities.js`)
 *             values, to the end of the file
 *
 * Kind 1: an index into the dictionary. Kind 2: numbers, moved to the front of a window of 250 when used. A byte below
 * 250 is the rank in that window; 254 stands for one more than the largest number so far; 255 is followed by the
 * number itself, seven bits a byte, lowest first, the top bit set on all but the last.
 */

/** @typedef {{ bits: 32 | 64, starts: bigint[], values: string[] }} Runs  Neighbours differ; '' says nothing. */

export const WINDOW = 250;
const NEXT = 254;
const ESCAPE = 255;

/** @param {4 | 8} width @param {1 | 2} kind @param {number} n @param {number} dictionaryBytes */
const header = (width, kind, n, dictionaryBytes) => {
  const bytes = Buffer.alloc(16);
  bytes.write('GEO1', 'latin1');
  bytes.set([width, kind], 4);
  bytes.writeUInt32LE(n, 8);
  bytes.writeUInt32LE(dictionaryBytes, 12);
  return bytes;
};

/** @param {readonly bigint[]} numbers ascending @param {number} width bytes of each */
export const planes = (numbers, width) => {
  const out = Buffer.alloc(numbers.length * width);
  numbers.forEach((number, index) => {
    let delta = number - (index > 0 ? (numbers[index - 1] ?? 0n) : 0n);
    for (let plane = width - 1; plane >= 0; plane--, delta >>= 8n) {
      out[plane * numbers.length + index] = Number(delta & 255n);
    }
  });
  return out;
};

/** @param {readonly string[]} values @returns {string[]} distinct values, the most frequent first */
const byFrequency = (values) => {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([value]) => value);
};

/** A table of few distinct values (countries). @param {Runs} runs */
export const encodeNames = (runs) => {
  const names = byFrequency(runs.values);
  if (names.length > 256) throw new RangeError(`${names.length} distinct values do not fit a byte`);
  const index = new Map(names.map((name, at) => [name, at]));
  const dictionary = Buffer.from(names.join('\n'));
  const width = runs.bits === 32 ? 4 : 8;
  return Buffer.concat([
    header(width, 1, runs.starts.length, dictionary.length),
    planes(runs.starts, width),
    dictionary,
    Buffer.from(runs.values.map((value) => index.get(value) ?? 0))
  ]);
};

/** @param {number} number @param {number[]} out */
const pushVarint = (number, out) => {
  for (; number > 127; number = Math.floor(number / 128)) out.push((number % 128) + 128);
  out.push(number);
};

/** @param {readonly number[]} ids @returns {Buffer} */
export const recentRanks = (ids) => {
  const recent = new Int32Array(WINDOW).fill(-1);
  /** @type {number[]} */
  const out = [];
  let largest = -1;
  for (const id of ids) {
    const rank = recent.indexOf(id);
    if (rank >= 0) out.push(rank);
    else if (id === largest + 1) out.push(NEXT);
    else {
      out.push(ESCAPE);
      pushVarint(id, out);
    }
    recent.copyWithin(1, 0, rank < 0 ? WINDOW - 1 : rank);
    recent[0] = id;
    largest = Math.max(largest, id);
  }
  return Buffer.from(out);
};

/** A table of many distinct numbers: positions in a list, its dictionary or one elsewhere. @param {Omit<Runs, 'values'>} runs @param {readonly number[]} ids one per run @param {Uint8Array} list */
export const encodeIds = (runs, ids, list = new Uint8Array()) => {
  const width = runs.bits === 32 ? 4 : 8;
  return Buffer.concat([
    header(width, 2, runs.starts.length, list.length),
    planes(runs.starts, width),
    list,
    recentRanks(ids)
  ]);
};
