import type { GeoTable } from './geo-table.ts';

/**
 * A place table laid out as it is used, so that reading it is laying views over its bytes: for programs that start often
 * and have it on a disk. GEOP, little endian: magic, bytes of a value (1 or 4), 1 where there are lows, zero (u16), number
 * of runs (u32), bytes of the names (u32, a multiple of 4); then starts, lows, names (line feeds between them, NULs
 * behind them), values.
 */
const magic = 0x47454f50;
const headerBytes = 16;

export const isPlainTable = (bytes: Uint8Array): boolean =>
  bytes.length >= headerBytes && viewOf(bytes).getUint32(0) === magic;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const asBytes = (column: Uint8Array | Uint32Array): Uint8Array =>
  new Uint8Array(column.buffer, column.byteOffset, column.byteLength);

const padded = (text: string): Uint8Array => {
  const bytes = new TextEncoder().encode(text);
  const out = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  out.set(bytes);
  return out;
};

export const formatPlainTable = ({ starts, lows, values, names }: GeoTable): Uint8Array => {
  const dictionary = padded(names?.join('\n') ?? '');
  const columns = [starts, ...(lows ? [lows] : []), dictionary, values].map(asBytes);
  const out = new Uint8Array(columns.reduce((sum, column) => sum + column.length, headerBytes));
  const view = viewOf(out);
  view.setUint32(0, magic);
  view.setUint8(4, values.BYTES_PER_ELEMENT);
  view.setUint8(5, lows ? 1 : 0);
  view.setUint32(8, starts.length, true);
  view.setUint32(12, dictionary.length, true);
  let at = headerBytes;
  for (const column of columns) {
    out.set(column, at);
    at += column.length;
  }
  return out;
};

/** Keeps `bytes`. Throws a `RangeError` for a file that is cut short: these files are the project's own. */
export const parsePlainTable = (bytes: Uint8Array): GeoTable => {
  const view = viewOf(bytes);
  const runs = view.getUint32(8, true);
  // Views of words must begin at a multiple of four.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  let at = aligned.byteOffset + headerBytes;
  const words = (length: number): Uint32Array =>
    new Uint32Array(aligned.buffer, (at += 4 * length) - 4 * length, length);
  const starts = words(runs);
  const lows = bytes[5] === 1 ? words(runs) : null;
  const dictionary = asBytes(words(view.getUint32(12, true) / 4));
  const values = bytes[4] === 1 ? new Uint8Array(aligned.buffer, at, runs) : words(runs);
  const text = new TextDecoder().decode(dictionary).replace(/\0+$/, '');
  return { starts, lows, values, names: dictionary.length > 0 ? text.split('\n') : null };
};
