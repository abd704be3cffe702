import { u16be } from '../../bytes/integers.ts';
import { etherTypeIpv4, etherTypeIpv6, type Frame } from '../frame.ts';
import { fits } from './link-layer.ts';
import { cutShort, ethernetHeader, notRead, tagOf, type TypeStep } from './type-step.ts';

// IEEE 802.1AE section 9.5: in the first byte, whether a channel identifier of 8 bytes follows, and what was encrypted
const hasChannel = 0x20;
const isEncryptedOrChanged = 0x0c;

/** A security tag of 6 bytes or 14; behind it, where it is only signed, everything stands in clear. */
export const macSecurity: TypeStep = (frame) => {
  if (!fits(frame, 1)) return cutShort;
  const control = frame.bytes[frame.at]!;
  if ((control & isEncryptedOrChanged) !== 0) return notRead;
  return tagOf((control & hasChannel) === 0 ? 8 : 16)(frame);
};

/** RFC 6325 section 3: six bytes, options in words of four bytes, then the whole frame. */
export const trill: TypeStep = (frame) => {
  if (!fits(frame, 6)) return cutShort;
  const optionWords = ((frame.bytes[frame.at]! & 7) << 2) | (frame.bytes[frame.at + 1]! >> 6);
  frame.at += 6 + optionWords * 4;
  return ethernetHeader(frame);
};

/** RFC 8300 sections 2.2 and 6.7. */
const chained: ReadonlyMap<number, number> = new Map([
  [1, etherTypeIpv4],
  [2, etherTypeIpv6],
  [3, 0x6558],
  [4, 0x894f],
  [5, 0x8847]
]);

/** RFC 8300 section 2.2: the length of the header in words of four bytes, and what follows it. */
export const serviceChain: TypeStep = (frame: Frame) => {
  if (!fits(frame, 8)) return cutShort;
  const words = frame.bytes[frame.at + 1]! & 0x3f;
  const next = frame.bytes[frame.at + 3]!;
  if (words < 2 || !fits(frame, words * 4)) return cutShort;
  frame.at += words * 4;
  return chained.get(next) ?? notRead;
};

const timestamp = 1;
/** Arista's versions, in the bits that tell their length: bytes of seconds and nanoseconds. */
const timestampBytes: ReadonlyMap<number, number> = new Map([
  [0x10, 8],
  [0x20, 6]
]);

/** What Arista's switches put into packets that they copy, after tcpdump's print-arista.c: kind, version, time, type. */
export const arista: TypeStep = (frame) => {
  if (!fits(frame, 4)) return cutShort;
  const bytes = timestampBytes.get(frame.bytes[frame.at + 3]! & 0xf0);
  if (u16be(frame.bytes, frame.at) !== timestamp || bytes === undefined) return notRead;
  return tagOf(4 + bytes + 2)(frame);
};
