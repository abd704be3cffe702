import { parseAddress, type AddressWords } from '../model/address.ts';

/** `10.0.0.0/8` or `fc00::/7`; the length counts from the left of the 128 bits of `AddressWords`, so IPv4 adds 96. */
export interface Prefix {
  readonly words: AddressWords;
  readonly bits: number;
}

/** Throws a `TypeError` for text that is no prefix: prefixes are written in this project's own tables. */
export const parsePrefix = (text: string): Prefix => {
  const [address = '', length = ''] = text.split('/');
  const words = parseAddress(address);
  if (words === null || !/^\d+$/.test(length)) throw new TypeError(`not a prefix: ${text}`);
  return { words, bits: Number(length) + (address.includes(':') ? 0 : 96) };
};

const wordMask = (bits: number): number => (bits >= 32 ? 0xffff_ffff : bits <= 0 ? 0 : -1 << (32 - bits));

export const isInPrefix = (words: AddressWords, { words: prefix, bits }: Prefix): boolean =>
  words.every((word, index) => ((word ^ (prefix[index] ?? 0)) & wordMask(bits - 32 * index)) === 0);
