/**
 * Reads the place tables of `static/geo` (format GEO1, described in `scripts/geo/encode.js`): sorted starts of runs and
 * one value per run. IPv4 starts are 32-bit numbers; IPv6 starts are the upper 64 bits in two halves.
 */
export interface GeoTable {
  /** Ascending. For IPv6 the upper 32 of the 64 bits. */
  readonly starts: Uint32Array;
  /** For IPv6 the lower 32 of the 64 bits, else null. */
  readonly lows: Uint32Array | null;
  /** One per run: an index into `names`, or into the list of operators where `names` is null. */
  readonly values: Uint8Array | Uint32Array;
  readonly names: readonly string[] | null;
}

const headerBytes = 16;
const recentWindow = 250;
const nextNumber = 254;

/** Planes of start deltas (most significant byte first) as running sums. `carry` is where a 64-bit sum overflows its lower half. */
const readStarts = (planes: Uint8Array, n: number, width: 4 | 8): [Uint32Array, Uint32Array | null] => {
  const word = (plane: number, index: number): number =>
    (((planes[plane * n + index] ?? 0) << 24) |
      ((planes[(plane + 1) * n + index] ?? 0) << 16) |
      ((planes[(plane + 2) * n + index] ?? 0) << 8) |
      (planes[(plane + 3) * n + index] ?? 0)) >>>
    0;
  const starts = new Uint32Array(n);
  const lows = width === 8 ? new Uint32Array(n) : null;
  let high = 0;
  let low = 0;
  for (let index = 0; index < n; index++) {
    high += word(0, index);
    if (lows) {
      low += word(4, index);
      const carry = low > 0xffff_ffff ? 1 : 0;
      high += carry;
      low -= carry * 0x1_0000_0000;
      lows[index] = low;
    }
    starts[index] = high;
  }
  return [starts, lows];
};

/** Numbers moved to the front of a window when used: a rank below 250, 254 for "largest so far plus one", 255 and a varint. */
const readRecent = (bytes: Uint8Array, n: number): Uint32Array => {
  const values = new Uint32Array(n);
  const recent = new Int32Array(recentWindow).fill(-1);
  let at = 0;
  let largest = -1;
  const varint = (): number => {
    let number = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = bytes[at++] ?? 0;
      number |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    return number;
  };
  for (let index = 0; index < n; index++) {
    const rank = bytes[at++] ?? 0;
    const known = rank < recentWindow;
    const id = known ? (recent[rank] ?? 0) : rank === nextNumber ? largest + 1 : varint();
    recent.copyWithin(1, 0, known ? rank : recentWindow - 1);
    recent[0] = id;
    if (id > largest) largest = id;
    values[index] = id;
  }
  return values;
};

/** The list that the numbers of a table of kind 2 are positions in, where it brings one along. */
export const dictionaryOf = (bytes: Uint8Array): Uint8Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = headerBytes + view.getUint32(8, true) * (bytes[4] === 8 ? 8 : 4);
  return bytes.subarray(at, at + view.getUint32(12, true));
};

/** Throws a `RangeError` for anything but a whole GEO1 file: these files are the project's own, never a user's. */
export const parseGeoTable = (bytes: Uint8Array): GeoTable => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = bytes[4] === 8 ? 8 : 4;
  if (bytes.length < headerBytes || view.getUint32(0) !== 0x47454f31)
    throw new RangeError('not a GEO1 table');
  const n = view.getUint32(8, true);
  const namesAt = headerBytes + n * width;
  const valuesAt = namesAt + view.getUint32(12, true);
  if (valuesAt > bytes.length) throw new RangeError('GEO1 table cut short');
  const [starts, lows] = readStarts(bytes.subarray(headerBytes, namesAt), n, width);
  if (bytes[5] === 2) return { starts, lows, values: readRecent(bytes.subarray(valuesAt), n), names: null };
  const names = new TextDecoder().decode(bytes.subarray(namesAt, valuesAt)).split('\n');
  return { starts, lows, values: bytes.slice(valuesAt, valuesAt + n), names };
};

/** The value of the run that holds the key (an IPv4 address and 0, or the two upper words of an IPv6 address), -1 for none. */
export const findValue = (table: GeoTable, high: number, low: number): number =>
  findBetween(table, 0, table.starts.length, high, low);

/** As above, where the first run that begins above the key is one from `from` to `to`. */
const findBetween = (
  { starts, lows, values }: GeoTable,
  from: number,
  to: number,
  high: number,
  low: number
): number => {
  while (from < to) {
    const middle = (from + to) >>> 1;
    const start = starts[middle] ?? 0;
    const above = start > high || (start === high && lows !== null && (lows[middle] ?? 0) > low);
    if (above) to = middle;
    else from = middle + 1;
  }
  return from === 0 ? -1 : (values[from - 1] ?? -1);
};

/** After so many questions an index over the table has paid for itself. */
const indexAfter = 2000;

/** A table that is asked often. Of an IPv4 table it keeps in mind where the runs of each first half of an address begin. */
export class AskedTable {
  #asked = 0;
  #index: Uint32Array | null = null;

  constructor(private readonly table: GeoTable) {}

  find(high: number, low: number): number {
    if (this.#index === null) {
      if (this.table.lows !== null || this.#asked++ < indexAfter) return findValue(this.table, high, low);
      this.#index = indexOf(this.table.starts);
    }
    const half = high >>> 16;
    return findBetween(this.table, this.#index[half]!, this.#index[half + 1]!, high, low);
  }
}

/** By first half of an address, the first run that begins there or above; the last entry is the number of runs. */
const indexOf = (starts: Uint32Array): Uint32Array => {
  const index = new Uint32Array(0x1_0001);
  let run = 0;
  for (let half = 0; half < index.length; half++) {
    while (run < starts.length && starts[run]! < half * 0x1_0000) run++;
    index[half] = run;
  }
  return index;
};
