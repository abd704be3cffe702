import { isProtobuf } from '../beginnings.ts';
import type { BytesStep } from '../decoder.ts';
import { addPieces, piecesMeanMore, type Piece } from '../typed-pieces.ts';
import { isPrintable, maybeText } from '../utf8.ts';

/**
 * Protocol Buffers without their schema (protobuf.dev/programming-guides/encoding): members are called by their field
 * numbers. What is of a length is a text if it is printable, else a message if it parses as one, else bytes.
 */
export const protobuf: BytesStep = {
  id: 'protobuf',
  proof: 'form',
  takes: 'bytes',
  begins: (bytes) => bytes.length >= shortest && isProtobuf(bytes),
  open: (at, bytes, opener, bits) => {
    const pieces = parseMessage(bytes, 0, bytes.length, deepest);
    if (!pieces || (pieces.length === 0 && bits !== Infinity)) return null;
    if (bits !== Infinity && !piecesMeanMore(pieces, bytes.length, bits)) return null;
    const step = opener.step(at, 'protobuf', null);
    if (step) addPieces(opener, step, pieces);
    return step;
  }
};

const shortest = 12;
const deepest = 32;
const mostPieces = 50_000;
/** Field numbers go to 2^29 - 1; nobody numbers that far by hand. */
const highestField = 100_000;

const wire = { varint: 0, fixed64: 1, length: 2, fixed32: 5 } as const;

const parseMessage = (bytes: Uint8Array, start: number, end: number, levels: number): Piece[] | null => {
  if (!isWhole(bytes, start, end)) return null;
  const pieces: Piece[] = [];
  const reader = new Reader(bytes, start, end);
  while (reader.at < end) {
    const from = reader.at;
    const tag = reader.varint();
    if (tag === null || tag < 8n || pieces.length >= mostPieces) return null;
    const field = Number(tag >> 3n);
    if (field > highestField) return null;
    const value = readValue(reader, Number(tag & 7n), levels);
    if (value === undefined) return null;
    pieces.push({ label: `${field}`, ...value, start: from, end: reader.at });
  }
  return pieces;
};

/** Whether fields fill `bytes[start..end)` to the last byte: random ones fail at the second or third. */
const isWhole = (bytes: Uint8Array, start: number, end: number): boolean => {
  let at = start;
  while (at < end) {
    const tag = bytes[at]!;
    const kind = tag & 7;
    if (tag < 8) return false;
    at = afterVarint(bytes, at, end);
    if (kind === wire.varint) at = afterVarint(bytes, at, end);
    else if (kind === wire.fixed64) at += 8;
    else if (kind === wire.fixed32) at += 4;
    else if (kind === wire.length) at = afterLength(bytes, at, end);
    else return false;
  }
  return at === end;
};

/** Index after it; beyond `end` where there is none. */
const afterVarint = (bytes: Uint8Array, start: number, end: number): number => {
  let at = start;
  while (at < end && at < start + 10 && bytes[at]! >= 0x80) at++;
  return at < start + 10 ? at + 1 : Infinity;
};

const afterLength = (bytes: Uint8Array, start: number, end: number): number => {
  let length = 0;
  let at = start;
  for (let scale = 1; at < end && at < start + 10; scale *= 128, at++) {
    length += (bytes[at]! & 0x7f) * scale;
    if (bytes[at]! < 0x80) return at + 1 + length;
  }
  return Infinity;
};

type Value = Pick<Piece, 'value' | 'inside'>;

const readValue = (reader: Reader, type: number, levels: number): Value | undefined => {
  if (type === wire.varint) return scalar(reader.varint());
  if (type === wire.fixed64) return scalar(reader.fixed64());
  if (type === wire.fixed32) return scalar(reader.fixed32());
  return type === wire.length ? readLength(reader, levels) : undefined;
};

const scalar = (value: number | bigint | null): Value | undefined =>
  value === null ? undefined : { value: asNumber(value), inside: null };

const asNumber = (value: number | bigint): number | bigint =>
  typeof value === 'bigint' && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;

const readLength = (reader: Reader, levels: number): Value | undefined => {
  const length = reader.varint();
  if (length === null || length > reader.left) return undefined;
  const start = reader.at;
  const end = start + Number(length);
  reader.at = end;
  const { bytes } = reader;
  const isText = isPrintable(bytes, start, end);
  // What begins like the tag of a text in field 1 begins like a line break, too.
  const mayNest = levels > 0 && (!isText || bytes[start]! < 0x20);
  const inside = mayNest ? parseMessage(bytes, start, end, levels - 1) : null;
  if (isText && !inside?.length) return { value: maybeText(bytes.subarray(start, end)) ?? '', inside: null };
  return inside ? { value: null, inside } : { value: bytes.subarray(start, end), inside: null };
};

class Reader {
  constructor(
    readonly bytes: Uint8Array,
    public at: number,
    readonly end: number
  ) {}

  get left(): number {
    return this.end - this.at;
  }

  /** Up to ten bytes, 64 bits; null where it does not end. */
  varint(): bigint | null {
    const first = this.bytes[this.at];
    if (first === undefined || this.at >= this.end) return null;
    if (first < 0x80) {
      this.at++;
      return BigInt(first);
    }
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      if (this.at >= this.end) return null;
      const byte = this.bytes[this.at++]!;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value < 1n << 64n ? value : null;
    }
    return null;
  }

  /** A double, if it is one that people use; else an integer. */
  fixed64(): number | bigint | null {
    if (this.left < 8) return null;
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at, 8);
    this.at += 8;
    const double = view.getFloat64(0, true);
    return isUsual(double) ? double : view.getBigUint64(0, true);
  }

  fixed32(): number | null {
    if (this.left < 4) return null;
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at, 4);
    this.at += 4;
    const float = view.getFloat32(0, true);
    return isUsual(float) ? float : view.getUint32(0, true);
  }
}

/** Coordinates, ratios, prices: neither tiny, as small integers look, nor beyond all measure. */
const isUsual = (value: number): boolean => {
  const size = Math.abs(value);
  return size > 1e-6 && size < 1e12;
};
