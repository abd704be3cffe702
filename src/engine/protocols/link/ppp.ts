import { u16be } from '../../bytes/integers.ts';
import { etherTypeIpv4, etherTypeIpv6, type Frame } from '../frame.ts';
import { fits } from './link-layer.ts';
import { cutShort, notRead, type TypeStep } from './type-step.ts';

/** IANA ppp-numbers: IPv4, IPv6, MPLS to one and to many (RFC 3032 section 4.1). */
const protocols: ReadonlyMap<number, number> = new Map([
  [0x0021, etherTypeIpv4],
  [0x0057, etherTypeIpv6],
  [0x0281, 0x8847],
  [0x0283, 0x8848]
]);
const multilink = 0x003d;

/** RFC 1661 section 2: the protocol, in one byte where that is odd (section 6.5 allows that). */
const protocolAt = (frame: Frame): number => {
  if (!fits(frame, 2)) return cutShort;
  const isShort = (frame.bytes[frame.at]! & 1) === 1;
  const protocol = isShort ? frame.bytes[frame.at]! : u16be(frame.bytes, frame.at);
  frame.at += isShort ? 1 : 2;
  return protocol;
};

/** A PPP packet without address and control. */
export const pppPacket: TypeStep = (frame) => {
  const protocol = protocolAt(frame);
  if (protocol === cutShort) return cutShort;
  return protocol === multilink ? multilinkPacket(frame) : (protocols.get(protocol) ?? notRead);
};

/**
 * RFC 1990 section 3: a fragment that is both the first and the last holds a whole packet. Its sequence number has 24
 * bits, or 12 where that was agreed upon, which is not in the capture: what follows must look like IP.
 */
const multilinkPacket: TypeStep = (frame) => {
  if (!fits(frame, 4)) return cutShort;
  const isWhole = frame.bytes[frame.at]! >> 6 === 3;
  if (!isWhole) return notRead;
  const start = frame.at;
  for (const headerBytes of [4, 2]) {
    frame.at = start + headerBytes;
    const type = protocols.get(protocolAt(frame));
    if (type !== undefined && looksLike(frame, type)) return type;
  }
  return notRead;
};

const looksLike = (frame: Frame, type: number): boolean => {
  const version = type === etherTypeIpv4 ? 4 : 6;
  return fits(frame, 20) && frame.bytes[frame.at]! >> 4 === version;
};

/** RFC 2516 section 4: version and type, code, session, length; then PPP. */
export const pppoeSession: TypeStep = (frame) => {
  if (!fits(frame, 6)) return cutShort;
  frame.at += 6;
  return pppPacket(frame);
};
