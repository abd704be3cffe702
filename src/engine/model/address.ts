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

const parseGroups = (text: string): number[] | null => {
  if (text === '') return [];
  const out: number[] = [];
  for (const group of text.split(':')) {
    if (!/^[0-9a-f]{1,4}$/i.test(group)) return null;
    out.push(parseInt(group, 16));
  }
  return out;
};

/** `::ffff:1.2.3.4` ends in an IPv4 address (RFC 4291 section 2.2, form 3): rewritten as two groups. */
const withoutDottedTail = (text: string): string | null => {
  const colon = text.lastIndexOf(':');
  if (!text.includes('.')) return text;
  const tail = parseV4(text.slice(colon + 1));
  return tail === null
    ? null
    : `${text.slice(0, colon + 1)}${(tail >>> 16).toString(16)}:${(tail & 0xffff).toString(16)}`;
};

const parseV6 = (text: string): AddressWords | null => {
  const bare = withoutDottedTail(text);
  if (bare === null || bare.length > 39) return null;
  const halves = bare.split('::');
  if (halves.length > 2) return null;
  const head = parseGroups(halves[0] ?? '');
  const tail = halves.length === 2 ? parseGroups(halves[1] ?? '') : [];
  if (!head || !tail) return null;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...head, ...new Array<number>(missing).fill(0), ...tail];
  const word = (at: number): number => (((groups[at] ?? 0) << 16) | (groups[at + 1] ?? 0)) >>> 0;
  return [word(0), word(2), word(4), word(6)];
};

/** `a.b.c.d`, an IPv6 address, also in brackets or with a zone (`fe80::1%eth0`); `null` for anything else. */
export const parseAddress = (text: string): AddressWords | null => {
  const plain = parseV4(text);
  return plain === null ? parseDressed(text) : [0, 0, 0xffff, plain];
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
