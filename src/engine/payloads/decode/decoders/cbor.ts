import { joined } from '../../../bytes/joined.ts';
import { isCbor } from '../beginnings.ts';
import type { BytesStep } from '../decoder.ts';
import { indexLabel } from '../labels.ts';
import { openTyped } from '../open-typed.ts';
import type { Piece } from '../typed-pieces.ts';
import { exact, type TypedReader, type TypedValue } from '../typed-reader.ts';

/** RFC 8949. Only a map or a list, or what is tagged as CBOR, is taken for it. */
export const cbor: BytesStep = {
  id: 'cbor',
  proof: 'form',
  takes: 'bytes',
  begins: (bytes) => bytes.length >= shortest && isCbor(bytes),
  open: (at, bytes, opener, bits) =>
    openTyped('cbor', (reader) => readValue(reader, deepest), at, bytes, opener, bits)
};

const shortest = 6;
const deepest = 64;
const endOfItems = 0xff;

/** RFC 8949 section 3.1 */
const major = { unsigned: 0, negative: 1, bytes: 2, text: 3, list: 4, map: 5, tag: 6, simple: 7 } as const;
const indefinite = 31;

const readValue = (reader: TypedReader, levels: number): TypedValue | null => {
  const head = reader.unsigned(1);
  if (head === null || levels === 0) return null;
  const type = head >> 5;
  const info = head & 0x1f;
  if (type === major.simple) return readSimple(reader, info);
  if (info === indefinite) return readIndefinite(reader, type, levels);
  const argument = readArgument(reader, info);
  return argument === null ? null : readTyped(reader, type, argument, levels);
};

const readTyped = (
  reader: TypedReader,
  type: number,
  argument: number | bigint,
  levels: number
): TypedValue | null => {
  if (type === major.unsigned) return { value: argument, inside: null };
  if (type === major.negative) return { value: exact(-1n - BigInt(argument)), inside: null };
  if (type === major.tag) return readValue(reader, levels - 1);
  if (typeof argument === 'bigint') return null;
  if (type === major.bytes) return reader.binary(argument);
  if (type === major.text) return reader.text(argument);
  return readItems(reader, argument, type === major.map, levels);
};

const readArgument = (reader: TypedReader, info: number): number | bigint | null => {
  if (info < 24) return info;
  if (info > 27) return null;
  const value = reader.integer(1 << (info - 24), false)?.value;
  return typeof value === 'number' || typeof value === 'bigint' ? value : null;
};

const readSimple = (reader: TypedReader, info: number): TypedValue | null => {
  if (info === 20 || info === 21) return { value: info === 21, inside: null };
  if (info === 22 || info === 23) return { value: null, inside: null };
  if (info === 25) return reader.float(2);
  if (info === 26) return reader.float(4);
  return info === 27 ? reader.float(8) : null;
};

/** RFC 8949 section 3.2.2, 3.2.3 */
const readIndefinite = (reader: TypedReader, type: number, levels: number): TypedValue | null => {
  if (type === major.list || type === major.map)
    return readItems(reader, Infinity, type === major.map, levels);
  if (type !== major.text && type !== major.bytes) return null;
  const chunks = readItems(reader, Infinity, false, levels)?.inside;
  if (!chunks) return null;
  const texts = chunks.map(({ value }) => value);
  if (type === major.text) return texts.every(isText) ? { value: texts.join(''), inside: null } : null;
  return texts.every((chunk) => chunk instanceof Uint8Array) ? { value: joined(texts), inside: null } : null;
};

const isText = (value: unknown): value is string => typeof value === 'string';

/** `count` is Infinity where a break ends the items. */
const readItems = (reader: TypedReader, count: number, isMap: boolean, levels: number): TypedValue | null => {
  if (count !== Infinity && count * (isMap ? 2 : 1) > reader.left) return null;
  const inside: Piece[] = [];
  for (let index = 0; index < count; index++) {
    if (count === Infinity && reader.bytes[reader.at] === endOfItems) {
      reader.at++;
      break;
    }
    const start = reader.at;
    const label = isMap ? reader.labelOf(readValue(reader, levels - 1)) : indexLabel(index);
    const value = label === null ? null : readValue(reader, levels - 1);
    if (label === null || !value) return null;
    inside.push({ label, ...value, start, end: reader.at });
  }
  return { value: null, inside };
};
