import { parseAddress, type AddressWords } from '../model/address.ts';

/** `10.0.0.0/8` or `fc00::/7`; the length counts from the left of the 128 bits of `AddressWords`, so IPv4 adds 96. */
export interface Prefix {
  readonly words: AddressWords;
  readonly masks: AddressWords;
  readonly bits: number;
}

/** Throws a `TypeError` for text that is no prefix: prefixes are written in this project's own tables. */
export const parsePrefix = (text: string): Prefix => {
  const [address = '', length = ''] = text.split('/');
  const words = parseAddress(address);
  if (words === null || !/^\d+$/.test(length)) throw new TypeError(`not a prefix: ${text}`);
  const bits = Number(length) + (address.includes(':') ? 0 : 96);
  const masks = [wordMask(bits), wordMask(bits - 32), wordMask(bits - 64), wordMask(bits - 96)] as const;
  return { words, masks, bits };
};

const wordMask = (bits: number): number => (bits >= 32 ? -1 : bits <= 0 ? 0 : -1 << (32 - bits));

/** Runs for every address and every row of the special and doubtful blocks. */
export const isInPrefix = (words: AddressWords, { words: prefix, masks }: Prefix): boolean =>
  ((words[3] ^ prefix[3]) & masks[3]) === 0 &&
  ((words[2] ^ prefix[2]) & masks[2]) === 0 &&
  ((words[1] ^ prefix[1]) & masks[1]) === 0 &&
  ((words[0] ^ prefix[0]) & masks[0]) === 0;
