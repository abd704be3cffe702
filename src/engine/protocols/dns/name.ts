import { latin1 } from '../../bytes/latin1.ts';

/** RFC 1035 section 4.1.1. */
export const headerBytes = 12;
const maxNameBytes = 255;
const maxLabelBytes = 63;
/** A byte of this size and above begins a pointer. */
export const pointer = 0xc0;
/** Whoever compresses points at labels, not at pointers: more of them in one name are made to keep a reader busy. */
const maxPointers = 16;
const dot = 0x2e;
const backslash = 0x5c;

/** RFC 4343: names are the same whatever the case of their ASCII letters. */
const lowerCase = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte
);
/** Bytes that stand in a name's text as they are; 0 for all that would not print, and for a dot or backslash. */
const plain = lowerCase.map((byte) =>
  byte > 0x20 && byte < 0x7f && byte !== dot && byte !== backslash ? byte : 0
);

/** What one name is spelled in, letter by letter; a byte takes four at most. */
const letters = new Uint8Array(4 * maxNameBytes);

/** Where what stands behind the name at `at` begins; -1 where it is none. What a pointer points at is not looked at. */
export const skipName = (bytes: Uint8Array, at: number, end: number): number => {
  const last = Math.min(end, at + maxNameBytes) - 1;
  for (let next = at; next <= last;) {
    const size = bytes[next]!;
    if (size === 0) return next + 1;
    if (size >= pointer) return next + 2 <= end ? next + 2 : -1;
    if (size > maxLabelBytes) return -1;
    next += size + 1;
  }
  return -1;
};

/** RFC 1035 section 4.1.4: where the pointer at `at` of the message at `start` leads; never forward, -1 where it may not. */
const pointedAt = (bytes: Uint8Array, start: number, at: number, end: number): number => {
  if (at + 2 > end) return -1;
  const target = start + (((bytes[at]! & 0x3f) << 8) | bytes[at + 1]!);
  return target < at && target >= start + headerBytes ? target : -1;
};

/** The name at `at`: lower case, labels with dots between, odd bytes as `\ddd` (RFC 1035 section 5.1). The root is ''. */
export const nameAt = (bytes: Uint8Array, start: number, at: number, end: number): string | null => {
  let length = 0;
  let nameBytes = 0;
  let pointers = 0;
  for (let next = at; next >= 0 && next < end;) {
    const size = bytes[next]!;
    if (size === 0) return latin1(letters, 0, length);
    if (size >= pointer) {
      next = pointers++ < maxPointers ? pointedAt(bytes, start, next, end) : -1;
      continue;
    }
    nameBytes += size + 1;
    if (size > maxLabelBytes || next + 1 + size > end || nameBytes > maxNameBytes) return null;
    if (length > 0) letters[length++] = dot;
    length = spell(bytes, next + 1, next + 1 + size, length);
    next += size + 1;
  }
  return null;
};

/** Puts a label at `length` of the letters; where they go on behind it. */
const spell = (bytes: Uint8Array, start: number, end: number, length: number): number => {
  let next = length;
  for (let at = start; at < end; at++) {
    const letter = plain[bytes[at]!]!;
    if (letter > 0) letters[next++] = letter;
    else next = spellOdd(bytes[at]!, next);
  }
  return next;
};

const spellOdd = (byte: number, length: number): number => {
  letters[length] = backslash;
  letters[length + 1] = 0x30 + Math.floor(byte / 100);
  letters[length + 2] = 0x30 + (Math.floor(byte / 10) % 10);
  letters[length + 3] = 0x30 + (byte % 10);
  return length + 4;
};

/** Are the names at `one` and `other` of the same message the same? Nothing is spelled out for it. */
export const isSameName = (
  bytes: Uint8Array,
  start: number,
  end: number,
  one: number,
  other: number
): boolean => {
  let pointers = 0;
  for (let a = one, b = other, compared = 0; compared <= maxNameBytes;) {
    // Most owners are a pointer to the name that they are compared with.
    while (bytes[a]! >= pointer && pointers++ < maxPointers) a = pointedAt(bytes, start, a, end);
    while (bytes[b]! >= pointer && pointers++ < maxPointers) b = pointedAt(bytes, start, b, end);
    if (a < 0 || b < 0 || pointers > maxPointers) return false;
    if (a === b) return true;
    const size = bytes[a]!;
    if (size !== bytes[b] || size > maxLabelBytes || Math.max(a, b) + size >= end) return false;
    if (size === 0) return true;
    if (!isSameLabel(bytes, a + 1, b + 1, size)) return false;
    a += size + 1;
    b += size + 1;
    compared += size + 1;
  }
  return false;
};

const isSameLabel = (bytes: Uint8Array, one: number, other: number, size: number): boolean => {
  for (let at = 0; at < size; at++)
    if (lowerCase[bytes[one + at]!] !== lowerCase[bytes[other + at]!]) return false;
  return true;
};
