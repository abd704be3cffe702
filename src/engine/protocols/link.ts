import { u16be, u24be, u32be, u32le } from '../bytes/integers.ts';
import { etherTypeIpv4, etherTypeIpv6, type Frame } from './frame.ts';

/** Moves the frame to its network layer and sets `etherType`; false where the header is cut short. */
export type LinkLayer = (frame: Frame) => boolean;

// IEEE 802.1Q, 802.1ad, and the two numbers used before it
const isVlan = (type: number): boolean =>
  type === 0x8100 || type === 0x88a8 || type === 0x9100 || type === 0x9200;

const fits = (frame: Frame, bytes: number): boolean => frame.end - frame.at >= bytes;

/** Steps over VLAN tags and an LLC/SNAP header; `frame.at` stands behind the type field already. */
const behindType = (frame: Frame, firstType: number): boolean => {
  let type = firstType;
  while (isVlan(type)) {
    if (!fits(frame, 4)) return false;
    type = u16be(frame.bytes, frame.at + 2);
    frame.at += 4;
  }
  if (type < 0x600) {
    // IEEE 802.3 length; RFC 1042: LLC AA AA 03, organisation 0, then a type
    if (!fits(frame, 8) || u24be(frame.bytes, frame.at) !== 0xaaaa03) return false;
    type = u16be(frame.bytes, frame.at + 6);
    frame.at += 8;
  }
  frame.etherType = type;
  if (type === 0x8847 || type === 0x8848) return behindMpls(frame);
  return type === 0x8864 ? behindPppoe(frame) : true;
};

/** RFC 3032 section 2.1: labels of 4 bytes until the bottom-of-stack bit; what follows is told by its first nibble. */
const behindMpls = (frame: Frame): boolean => {
  for (;;) {
    if (!fits(frame, 4)) return false;
    const isLast = (frame.bytes[frame.at + 2]! & 1) === 1;
    frame.at += 4;
    if (isLast) return rawIp(frame);
  }
};

/** RFC 2516 section 4: version and type, code, session, length; then PPP. */
const behindPppoe = (frame: Frame): boolean => {
  if (!fits(frame, 6)) return false;
  frame.at += 6;
  return behindPpp(frame);
};

/** RFC 1661 section 2: the protocol, in one byte where that is odd (section 6.5 of it allows that). */
const behindPpp = (frame: Frame): boolean => {
  if (!fits(frame, 2)) return false;
  const isShort = (frame.bytes[frame.at]! & 1) === 1;
  const protocol = isShort ? frame.bytes[frame.at]! : u16be(frame.bytes, frame.at);
  frame.at += isShort ? 1 : 2;
  frame.etherType = protocol === 0x21 ? etherTypeIpv4 : protocol === 0x57 ? etherTypeIpv6 : 0;
  return true;
};

/** RFC 1662 section 3.1: address and control, FF 03, which many leave out. */
const ppp: LinkLayer = (frame) => {
  if (fits(frame, 2) && u16be(frame.bytes, frame.at) === 0xff03) frame.at += 2;
  return behindPpp(frame);
};

const ethernet: LinkLayer = (frame) => {
  if (!fits(frame, 14)) return false;
  const type = u16be(frame.bytes, frame.at + 12);
  frame.at += 14;
  return behindType(frame, type);
};

// tcpdump.org/linktypes/LINKTYPE_LINUX_SLL.html
const linuxCooked: LinkLayer = (frame) => {
  if (!fits(frame, 16)) return false;
  const type = u16be(frame.bytes, frame.at + 14);
  frame.at += 16;
  return behindType(frame, type);
};

// tcpdump.org/linktypes/LINKTYPE_LINUX_SLL2.html
const linuxCooked2: LinkLayer = (frame) => {
  if (!fits(frame, 20)) return false;
  const type = u16be(frame.bytes, frame.at);
  frame.at += 20;
  return behindType(frame, type);
};

/** Address families as BSDs, Darwin, Linux and Windows number them (LINKTYPE_NULL). */
const familyTypes: ReadonlyMap<number, number> = new Map([
  [2, etherTypeIpv4],
  [10, etherTypeIpv6],
  [23, etherTypeIpv6],
  [24, etherTypeIpv6],
  [28, etherTypeIpv6],
  [30, etherTypeIpv6]
]);

/** LINKTYPE_NULL is in the order of the machine that captured, LINKTYPE_LOOP in network order: both are tried. */
const bsdLoopback: LinkLayer = (frame) => {
  if (!fits(frame, 4)) return false;
  const type = familyTypes.get(u32le(frame.bytes, frame.at)) ?? familyTypes.get(u32be(frame.bytes, frame.at));
  frame.at += 4;
  frame.etherType = type ?? 0;
  return true;
};

const rawIp: LinkLayer = (frame) => {
  if (!fits(frame, 1)) return false;
  const version = frame.bytes[frame.at]! >> 4;
  frame.etherType = version === 4 ? etherTypeIpv4 : version === 6 ? etherTypeIpv6 : 0;
  return true;
};

/** By link type, tcpdump.org/linktypes.html. */
export const linkLayers: ReadonlyMap<number, LinkLayer> = new Map([
  [0, bsdLoopback],
  [1, ethernet],
  [9, ppp],
  [12, rawIp],
  [14, rawIp],
  [50, ppp],
  [101, rawIp],
  [108, bsdLoopback],
  [113, linuxCooked],
  [228, rawIp],
  [229, rawIp],
  [276, linuxCooked2]
]);
