import { isMsgpack } from '../beginnings.ts';
import type { BytesStep } from '../decoder.ts';
import { indexLabel } from '../labels.ts';
import { openTyped } from '../open-typed.ts';
import type { Piece } from '../typed-pieces.ts';
import type { TypedReader, TypedValue } from '../typed-reader.ts';

/** github.com/msgpack/msgpack, spec.md. Only a map or a list is taken for it: one scalar says nothing. */
export const msgpack: BytesStep = {
  id: 'msgpack',
  proof: 'form',
  takes: 'bytes',
  begins: (bytes) => bytes.length >= shortest && isMsgpack(bytes),
  open: (at, bytes, opener, bits) =>
    openTyped('msgpack', (reader) => readValue(reader, deepest), at, bytes, opener, bits)
};

const shortest = 6;
const deepest = 64;

const readValue = (reader: TypedReader, levels: number): TypedValue | null => {
  const code = reader.unsigned(1);
  if (code === null || levels === 0) return null;
  if (code < 0x80) return { value: code, inside: null };
  if (code >= 0xe0) return { value: code - 256, inside: null };
  if (code < 0x90) return readItems(reader, code & 0xf, true, levels);
  if (code < 0xa0) return readItems(reader, code & 0xf, false, levels);
  if (code < 0xc0) return reader.text(code & 0x1f);
  return readCoded(reader, code, levels);
};

const readCoded = (reader: TypedReader, code: number, levels: number): TypedValue | null => {
  switch (code) {
    case 0xc0:
      return { value: null, inside: null };
    case 0xc2:
    case 0xc3:
      return { value: code === 0xc3, inside: null };
    case 0xca:
    case 0xcb:
      return reader.float(code === 0xca ? 4 : 8);
    case 0xdc:
    case 0xdd:
    case 0xde:
    case 0xdf:
      return readItems(reader, reader.unsigned(code % 2 === 0 ? 2 : 4), code >= 0xde, levels);
    default:
      return readSized(reader, code);
  }
};

/** Forms that come in sizes, or with their lengths in 1, 2 or 4 bytes. */
const readSized = (reader: TypedReader, code: number): TypedValue | null => {
  if (code >= 0xcc && code <= 0xcf) return reader.integer(1 << (code - 0xcc), false);
  if (code >= 0xd0 && code <= 0xd3) return reader.integer(1 << (code - 0xd0), true);
  if (code >= 0xd9 && code <= 0xdb) return reader.text(reader.unsigned(1 << (code - 0xd9)));
  if (code >= 0xc4 && code <= 0xc6) return reader.binary(reader.unsigned(1 << (code - 0xc4)));
  // Extensions: one byte of type before the data
  if (code >= 0xd4 && code <= 0xd8) return reader.binary((1 << (code - 0xd4)) + 1);
  const length = code >= 0xc7 && code <= 0xc9 ? reader.unsigned(1 << (code - 0xc7)) : null;
  return length === null ? null : reader.binary(length + 1);
};

const readItems = (
  reader: TypedReader,
  count: number | null,
  isMap: boolean,
  levels: number
): TypedValue | null => {
  // Each takes a byte at least: no count in the data can cause more work than there are data.
  if (count === null || count * (isMap ? 2 : 1) > reader.left) return null;
  const inside: Piece[] = [];
  for (let index = 0; index < count; index++) {
    const start = reader.at;
    const label = isMap ? reader.labelOf(readValue(reader, levels - 1)) : indexLabel(index);
    const value = label === null ? null : readValue(reader, levels - 1);
    if (label === null || !value) return null;
    inside.push({ label, ...value, start, end: reader.at });
  }
  return { value: null, inside };
};
