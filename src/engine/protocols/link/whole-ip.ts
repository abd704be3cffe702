import { u16be } from '../../bytes/integers.ts';

/**
 * Length of the IP packet at a place that nothing but its own fields says it is at, and that ends before `end`; 0 where
 * there is none. IPv4 is told by its checksum. IPv6, which has none, by ending exactly there with what most packets carry.
 */
export const wholeIpLength = (bytes: Uint8Array, at: number, end: number): number => {
  const version = bytes[at]! >> 4;
  if (version === 4) return end - at >= 20 && isHeader(bytes, at) ? upTo(end - at, u16be(bytes, at + 2)) : 0;
  if (version !== 6 || end - at < 40 || !usual.has(bytes[at + 6]!)) return 0;
  return 40 + u16be(bytes, at + 4) === end - at ? end - at : 0;
};

/** TCP, UDP, ICMPv6. */
const usual = new Set([6, 17, 58]);

const upTo = (most: number, length: number): number => (length >= 20 && length <= most ? length : 0);

/** RFC 1071: the sum over a header, its checksum among it, is all ones. Headers with options are too rare to guess. */
const isHeader = (bytes: Uint8Array, at: number): boolean => {
  if (bytes[at] !== 0x45) return false;
  let sum = 0;
  for (let word = 0; word < 20; word += 2) sum += u16be(bytes, at + word);
  return (sum & 0xffff) + (sum >>> 16) === 0xffff;
};
