import { isPrintableStart } from './utf8.ts';

// By its first bytes a form is known, or not worth a try.

export const isGzip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8; // RFC 1952 section 2.3.1: CM 8 is all there is

/** RFC 1950 section 2.2: CM 8, a window of up to 32 KiB, no dictionary, and a check by 31. */
export const isZlib = (bytes: Uint8Array): boolean =>
  bytes.length > 6 &&
  (bytes[0]! & 0x8f) === 8 &&
  (bytes[0]! * 256 + bytes[1]!) % 31 === 0 &&
  (bytes[1]! & 0x20) === 0;

/** RFC 8878 section 3.1.1 */
export const isZstd = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd;

/** github.com/lz4/lz4, doc/lz4_Frame_format.md: 0x184D2204 in little-endian */
export const isLz4 = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x04 && bytes[1] === 0x22 && bytes[2] === 0x4d && bytes[3] === 0x18;

/** RFC 1951 section 3.2.3: what is sent is one block, mostly, with fixed or with its own codes. */
export const isDeflate = (bytes: Uint8Array): boolean => (bytes[0]! & 7) === 3 || (bytes[0]! & 7) === 5;

/** protobuf.dev/programming-guides/encoding: a field from 1 on, and one of the four kinds that are in use. */
export const isProtobuf = (bytes: Uint8Array): boolean => {
  const first = bytes[0]!;
  const kind = first & 7;
  return first >= 8 && (kind < 3 || kind === 5);
};

/** github.com/msgpack/msgpack, spec.md: a map whose first key is a text, or a list. */
export const isMsgpack = (bytes: Uint8Array): boolean => {
  const first = bytes[0]!;
  if (first > 0x90 && first < 0xa0) return true;
  if (first === 0xdc || first === 0xdd) return bytes[1] === 0;
  const key = first > 0x80 && first < 0x90 ? bytes[1]! : first === 0xde && bytes[1] === 0 ? bytes[3]! : 0;
  return (key > 0xa0 && key < 0xc0) || key === 0xd9;
};

/** RFC 8949 section 3.1: a map whose first key is a text or a small number, a list, or tagged (section 3.4.6). */
export const isCbor = (bytes: Uint8Array): boolean => {
  const first = bytes[0]!;
  if (first === 0xd9) return bytes[1] === 0xd9 && bytes[2] === 0xf7;
  if ((first > 0x80 && first < 0x98) || first === 0x9f) return true;
  const key =
    (first > 0xa0 && first < 0xb8) || first === 0xbf ? bytes[1]! : first === 0xb8 ? bytes[2]! : 0xff;
  return (key > 0x60 && key < 0x79) || key < 0x18;
};

export const isMarked = (bytes: Uint8Array): boolean =>
  isGzip(bytes) || isZlib(bytes) || isZstd(bytes) || isLz4(bytes);

/** Fewer bytes of a typed format hold no writing to speak of. */
const fewestTyped = 12;

const isUnmarked = (bytes: Uint8Array): boolean =>
  isProtobuf(bytes) || isMsgpack(bytes) || isCbor(bytes) || isDeflate(bytes);

/** Whether bytes of which these are the first may be anything that can be opened. */
export const mayBegin = (bytes: Uint8Array): boolean =>
  isPrintableStart(bytes.length > 64 ? bytes.subarray(0, 64) : bytes) ||
  (bytes.length >= fewestTyped && isUnmarked(bytes)) ||
  isMarked(bytes);
