import { u16be } from '../../../bytes/integers.ts';
import { etherTypeIpv4, etherTypeIpv6, type Frame } from '../../frame.ts';
import { followTypes } from '../../link/ether-types.ts';

/**
 * Looks for a packet within the one that the frame stands at, whose own payload begins at `at`. True where there is one:
 * the frame is at it then; else it is as it was. A port or a number alone is never believed.
 */
export type Tunnel = (frame: Frame, at: number) => boolean;

/** Goes on at `at` with what an EtherType stands for, where that leads to a header of IP that holds. */
export const enter = (frame: Frame, at: number, type: number): boolean => {
  const { at: before, end, etherType } = frame;
  frame.at = at;
  if (at <= end && followTypes(frame, type) && isIp(frame)) return true;
  frame.at = before;
  frame.end = end;
  frame.etherType = etherType;
  frame.waiting.length = 0;
  return false;
};

/** The version of IP is told by its first nibble (IANA version-numbers). */
export const enterIp = (frame: Frame, at: number): boolean =>
  at < frame.end && enter(frame, at, frame.bytes[at]! >> 4 === 6 ? etherTypeIpv6 : etherTypeIpv4);

/** What Ethernet is called within another protocol (RFC 1701: transparent Ethernet bridging). */
export const bridged = 0x6558;

const ppp = 0x880b;

/** PPP, with address and control before it (RFC 1662 section 3.1) or without. */
export const enterPpp = (frame: Frame, at: number): boolean => {
  const hasControl = frame.end - at > 4 && u16be(frame.bytes, at) === 0xff03;
  return enter(frame, hasControl ? at + 2 : at, ppp);
};

const isIp = ({ bytes, at, end, etherType }: Frame): boolean => {
  if (etherType === etherTypeIpv6) return end - at >= 40 && bytes[at]! >> 4 === 6;
  if (etherType !== etherTypeIpv4 || end - at < 20 || bytes[at]! >> 4 !== 4) return false;
  const headerBytes = (bytes[at]! & 15) * 4;
  const length = u16be(bytes, at + 2);
  return headerBytes >= 20 && at + headerBytes <= end && (length >= headerBytes || length === 0);
};
