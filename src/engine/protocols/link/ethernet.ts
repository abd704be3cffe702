import { u16be, u24be } from '../../bytes/integers.ts';
import { etherTypeIpv4, etherTypeIpv6, type Frame } from '../frame.ts';
import { following, followTypes } from './ether-types.ts';
import { fits, rawIp, skip, type LinkLayer } from './link-layer.ts';
import { readTrailer, smallestTrailer } from './pcapdroid.ts';
import { ethernetAfter } from './type-step.ts';
import { wholeIpLength } from './whole-ip.ts';

/** IEEE 802.3 section 3.1.1: two addresses, and a type. IP right behind is what nearly all packets are. */
export const ethernet: LinkLayer = (frame) => {
  if (!fits(frame, 14)) return false;
  const { bytes, at } = frame;
  const type = u16be(bytes, at + 12);
  frame.at = at + 14;
  frame.etherType = type;
  if (type === etherTypeIpv4) {
    if (frame.end - at - 14 - u16be(bytes, at + 16) >= smallestTrailer) readTrailer(frame, type);
    return true;
  }
  if (type === etherTypeIpv6) {
    if (frame.end - at - 54 - u16be(bytes, at + 18) >= smallestTrailer) readTrailer(frame, type);
    return true;
  }
  return other(frame, at, type);
};

/** Modems of phones give raw IP on links that their drivers declare to be Ethernet. */
const other = (frame: Frame, start: number, type: number): boolean => {
  const { bytes, end } = frame;
  if (wholeIpLength(bytes, start, end) > 0) {
    frame.at = start;
    return rawIp(frame);
  }
  return type < 0x600 && isInterSwitch(frame, start) ? interSwitch(frame) : followTypes(frame, type);
};

/** Cisco ISL, sent to 01-00-0C-00-00 or 03-00-0C-00-00: 26 bytes, then the whole frame. */
const isInterSwitch = ({ bytes }: Frame, at: number): boolean =>
  (bytes[at] === 1 || bytes[at] === 3) && u24be(bytes, at + 1) === 0x000c00 && bytes[at + 4] === 0;

const interSwitch: LinkLayer = following(ethernetAfter(12));

/** Ethernet behind `bytes` of something else. */
export const ethernetBehind =
  (bytes: number): LinkLayer =>
  (frame) =>
    skip(frame, bytes) && ethernet(frame);

/** Ethernet frames in which a switch put `bytes` of its own between the addresses and the type. */
export const taggedEthernet =
  (bytes: number): LinkLayer =>
  (frame) =>
    skip(frame, 14 + bytes) && followTypes(frame, u16be(frame.bytes, frame.at - 2));

const preamble = 0x55;
/** IEEE 802.3br table 99-1: what begins a whole frame, or the first piece of one that was interrupted. */
const delimiters = new Set([0xd5, 0xe6, 0x4c, 0x7f, 0xb3]);

/** tcpdump.org/linktypes, LINKTYPE_ETHERNET_MPACKET: with the preamble, of up to 7 bytes. */
export const ethernetWithPreamble: LinkLayer = (frame) => {
  while (fits(frame, 1) && frame.bytes[frame.at] === preamble) frame.at++;
  return fits(frame, 1) && delimiters.has(frame.bytes[frame.at]!) && ethernetBehind(1)(frame);
};
