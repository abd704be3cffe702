/**
 * The contexts of a literal by the two bytes before it (RFC 7932 section 7.1), for each of the four modes:
 * `first[p1] | second[p2]`.
 */
export interface ContextMode {
  readonly first: Uint8Array;
  readonly second: Uint8Array;
}

const table = (of: (byte: number) => number): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) => of(byte));

const groups = [
  '\t\n\r',
  ' ',
  '',
  `"'`,
  '%',
  '(<[{',
  ')>]}',
  ',;:',
  '.',
  '=',
  '0123456789',
  'AEIOU',
  '',
  'aeiou'
];

/** Lut0: the kind of character, four times; of UTF-8, whether it leads. */
const lut0 = (byte: number): number => {
  if (byte >= 0x80) return (byte >= 0xc0 ? 2 : 0) + (byte & 1);
  const group = groups.findIndex((chars) => chars.includes(String.fromCharCode(byte)));
  return 4 * (group >= 0 && byte > 0 ? group + 1 : byte < 0x20 || byte === 0x7f ? 0 : otherKind(byte));
};

const otherKind = (byte: number): number => {
  if (byte >= 0x41 && byte <= 0x5a) return 13;
  return byte >= 0x61 && byte <= 0x7a ? 15 : 3;
};

/** Lut1 */
const lut1 = (byte: number): number => {
  if (byte >= 0x80) return byte >= 0xe0 ? 2 : 0;
  if (byte <= 0x20 || byte === 0x7f) return 0;
  if ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a)) return 2;
  return byte >= 0x61 && byte <= 0x7a ? 3 : 1;
};

/** Lut2 */
const lut2 = (byte: number): number =>
  [0, 1, 16, 64, 128, 192, 240, 255].findLastIndex((from) => byte >= from);

const nothing = new Uint8Array(256);

export const contextModes: readonly ContextMode[] = [
  { first: table((byte) => byte & 0x3f), second: nothing }, // LSB6
  { first: table((byte) => byte >> 2), second: nothing }, // MSB6
  { first: table(lut0), second: table(lut1) }, // UTF8
  { first: table((byte) => lut2(byte) << 3), second: table(lut2) } // Signed
];
