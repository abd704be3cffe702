import type { IpAddress } from './names.ts';

/**
 * An IP address as four 32-bit words, most significant first. IPv4 is `0, 0, 0xffff, address`
 * (the IPv4-mapped form, RFC 4291 section 2.5.5.2), so that one comparison serves both.
 */
export type AddressWords = readonly [number, number, number, number];

export const isV4 = (words: AddressWords): boolean => words[0] === 0 && words[1] === 0 && words[2] === 0xffff;

export const formatV4 = (word: number): IpAddress =>
  `${word >>> 24}.${(word >>> 16) & 255}.${(word >>> 8) & 255}.${word & 255}` as IpAddress;

/** RFC 5952 section 4: lower case, no leading zeros, the longest run of two or more zero groups shortened. */
const formatV6 = (words: AddressWords): string => {
  const [at, length] = longestZeroRun(words);
  if (length < 2) return formatGroups(words, 0, 8);
  return `${formatGroups(words, 0, at)}::${formatGroups(words, at + length, 8)}`;
};

const group = (words: AddressWords, at: number): number =>
  at & 1 ? (words[at >> 1] ?? 0) & 0xffff : (words[at >> 1] ?? 0) >>> 16;

const formatGroups = (words: AddressWords, from: number, to: number): string => {
  let text = '';
  for (let at = from; at < to; at++) text += (at === from ? '' : ':') + group(words, at).toString(16);
  return text;
};

/** Where it starts, and how many groups it has; of two runs as long as each other the first. */
const longestZeroRun = (words: AddressWords): readonly [at: number, length: number] => {
  let [bestAt, bestLength] = [0, 0];
  for (let at = 0, length = 0; at < 8; at++) {
    length = group(words, at) === 0 ? length + 1 : 0;
    if (length > bestLength) [bestAt, bestLength] = [at - length + 1, length];
  }
  return [bestAt, bestLength];
};

export const formatAddress = (words: AddressWords): IpAddress =>
  isV4(words) ? formatV4(words[3]) : (formatV6(words) as IpAddress);

const dot = 0x2e;
const zero = 0x30;
const colon = 0x3a;

/** Four decimal numbers of one to three digits, each below 256. */
const parseV4 = (text: string): number | null => {
  if (text.length < 7 || text.length > 15) return null;
  let word = 0;
  let byte = 0;
  let digits = 0;
  let dots = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === dot && digits > 0 && ++dots < 4) {
      word = (word << 8) | byte;
      byte = digits = 0;
    } else {
      const digit = code - zero;
      byte = byte * 10 + digit;
      if (digit < 0 || digit > 9 || ++digits > 3 || byte > 255) return null;
    }
  }
  return dots === 3 && digits > 0 ? ((word << 8) | byte) >>> 0 : null;
};

/** `::ffff:1.2.3.4` ends in an IPv4 address (RFC 4291 section 2.2, form 3): rewritten as two groups. */
const withoutDottedTail = (text: string): string | null => {
  if (!text.includes('.')) return text;
  const tailAt = text.lastIndexOf(':') + 1;
  const tail = parseV4(text.slice(tailAt));
  return tail === null
    ? null
    : `${text.slice(0, tailAt)}${(tail >>> 16).toString(16)}:${(tail & 0xffff).toString(16)}`;
};

const hexDigit = (code: number): number => {
  if (code >= zero && code <= zero + 9) return code - zero;
  const letter = (code | 0x20) - 0x61;
  return letter >= 0 && letter < 6 ? letter + 10 : -1;
};

interface Groups {
  readonly groups: readonly number[];
  /** How many groups stand before `::`; -1 where there is none. */
  readonly gap: number;
}

/** Groups of one to four digits with a colon between them, and `::` once at most, at either end too. */
const readGroups = (text: string): Groups | null => {
  const groups: number[] = [];
  let gap = text.startsWith('::') ? 0 : -1;
  for (let at = gap === 0 ? 2 : 0; at < text.length; at++) {
    const from = at;
    let group = 0;
    for (let digit; (digit = hexDigit(text.charCodeAt(at))) >= 0; at++) group = (group << 4) | digit;
    if (at === from || at - from > 4) return null;
    groups.push(group);
    if (at === text.length) break;
    if (text.charCodeAt(at) !== colon || at + 1 === text.length) return null;
    if (text.charCodeAt(at + 1) !== colon) continue;
    if (gap >= 0) return null;
    gap = groups.length;
    at++;
  }
  return { groups, gap };
};

const parseV6 = (text: string): AddressWords | null => {
  const bare = withoutDottedTail(text);
  const read = bare === null || bare.length > 39 ? null : readGroups(bare);
  if (!read) return null;
  const { groups, gap } = read;
  const missing = 8 - groups.length;
  if (gap < 0 ? missing !== 0 : missing < 1) return null;
  const group = (at: number): number =>
    (gap < 0 || at < gap ? groups[at] : at < gap + missing ? 0 : groups[at - missing]) ?? 0;
  const word = (at: number): number => ((group(at) << 16) | group(at + 1)) >>> 0;
  return [word(0), word(2), word(4), word(6)];
};

/** `a.b.c.d`, an IPv6 address, also in brackets or with a zone (`fe80::1%eth0`); `null` for anything else. */
export const parseAddress = (text: string): AddressWords | null => {
  const plain = parseV4(text);
  return plain === null ? (parseV6(text) ?? parseDressed(text)) : [0, 0, 0xffff, plain];
};

const parseDressed = (text: string): AddressWords | null => {
  const bare = text
    .trim()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/%.*$/, '');
  const v4 = parseV4(bare);
  if (v4 !== null) return [0, 0, 0xffff, v4];
  return bare.includes(':') ? parseV6(bare) : null;
};

/** Every address has a colon in it or ends in a digit: that turns most host names away. */
const mayBeAddress = (text: string): boolean => {
  const last = text.charCodeAt(text.length - 1);
  return (last >= zero && last <= zero + 9) || last <= 0x20 || text.includes(':') || text.includes('%');
};

export const maybeAddress = (text: string): IpAddress | null => {
  const words = mayBeAddress(text) ? parseAddress(text) : null;
  return words === null ? null : formatAddress(words);
};
