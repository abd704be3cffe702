import { u32be, u32le } from '../../bytes/integers.ts';
import { etherTypeIpv4, etherTypeIpv6, type Frame } from '../frame.ts';
import { followTypes } from './ether-types.ts';
import { fits, rawIp, skip, type LinkLayer } from './link-layer.ts';
import { ppp } from './serial.ts';

/** AF_INET and AF_INET6 as Linux, Windows, OpenBSD and NetBSD, Solaris, FreeBSD and Darwin number them. */
const familyTypes: ReadonlyMap<number, number> = new Map([
  [2, etherTypeIpv4],
  [10, etherTypeIpv6],
  [23, etherTypeIpv6],
  [24, etherTypeIpv6],
  [26, etherTypeIpv6],
  [28, etherTypeIpv6],
  [30, etherTypeIpv6]
]);

/** IP of a family; of one that is not known, whatever it begins as. */
export const ipOfFamily = (frame: Frame, family: number): boolean => {
  const type = familyTypes.get(family);
  if (type === undefined) return rawIp(frame);
  frame.etherType = type;
  return true;
};

const pppHeader = 0xff030000;

/**
 * LINKTYPE_NULL has the family in the order of the machine that captured, LINKTYPE_LOOP in network order: the smaller
 * reading is it. Some drivers wrote an EtherType there, or the beginning of a PPP frame.
 */
export const bsdLoopback: LinkLayer = (frame) => {
  if (!fits(frame, 4)) return false;
  const big = u32be(frame.bytes, frame.at);
  if ((big & 0xffff0000) >>> 0 === pppHeader) return ppp(frame);
  const family = Math.min(big, u32le(frame.bytes, frame.at));
  frame.at += 4;
  if (family >= 0x600 && family < 0x10000) return followTypes(frame, family);
  frame.etherType = familyTypes.get(family) ?? 0;
  return true;
};

/** OpenBSD, net/if_enc.h: family, security parameter index, flags, in 4 bytes each. */
export const enc: LinkLayer = (frame) => {
  if (!fits(frame, 12)) return false;
  const family = Math.min(u32be(frame.bytes, frame.at), u32le(frame.bytes, frame.at));
  frame.at += 12;
  return ipOfFamily(frame, family);
};

/** OpenBSD, FreeBSD and Darwin, net/if_pflog.h: a length without its padding to 4 bytes, and the family. */
export const pflog: LinkLayer = (frame) => {
  if (!fits(frame, 2)) return false;
  const length = frame.bytes[frame.at]!;
  const family = frame.bytes[frame.at + 1]!;
  return length >= 45 && skip(frame, (length + 3) & ~3) && ipOfFamily(frame, family);
};

/** tcpdump.org/linktypes/LINKTYPE_IPNET.html: version and family, 24 bytes in all. */
export const ipnet: LinkLayer = (frame) => skip(frame, 24) && ipOfFamily(frame, frame.bytes[frame.at - 23]!);
