import { u16be, u32be } from '../../bytes/integers.ts';
import { etherTypeIpv4, etherTypeIpv6, type Frame } from '../frame.ts';

export type IpResult = 'ok' | 'not-ip' | 'cut-short' | 'fragment';

/** Reads the IP header at the frame: sets addresses and protocol, and stands behind it. */
export const readIp = (frame: Frame): IpResult => {
  if (frame.etherType === etherTypeIpv4) return readIpv4(frame);
  return frame.etherType === etherTypeIpv6 ? readIpv6(frame) : 'not-ip';
};

/** Narrows the frame to the packet's own length; a length of 0 comes from segmentation left to the network card. */
const narrow = (frame: Frame, length: number): void => {
  const captured = frame.end - frame.at;
  frame.ipBytes = length === 0 ? captured : length;
  frame.missing = Math.max(0, frame.ipBytes - captured);
  if (length > 0 && length < captured) frame.end = frame.at + length;
};

// RFC 791 section 3.1
const readIpv4 = (frame: Frame): IpResult => {
  const { bytes, at } = frame;
  if (frame.end - at < 20 || bytes[at]! >> 4 !== 4) return 'cut-short';
  const headerBytes = (bytes[at]! & 15) * 4;
  if (headerBytes < 20 || at + headerBytes > frame.end) return 'cut-short';
  const length = u16be(bytes, at + 2);
  if (length > 0 && length < headerBytes) return 'cut-short';
  narrow(frame, length);
  setV4(frame.source, u32be(bytes, at + 12));
  setV4(frame.destination, u32be(bytes, at + 16));
  frame.protocol = bytes[at + 9]!;
  frame.at = at + headerBytes;
  const flags = u16be(bytes, at + 6);
  if ((flags & moreAndOffset) === 0)
    return frame.protocol === authenticationHeader ? skipExtensions(frame) : 'ok';
  frame.fragmentId = u16be(bytes, at + 4);
  frame.fragmentOffset = (flags & 0x1fff) * 8;
  frame.isLastFragment = (flags & moreFragments) === 0;
  return 'fragment';
};

const moreFragments = 0x2000;
const moreAndOffset = 0x3fff;

const setV4 = (words: Uint32Array, address: number): void => {
  words[0] = 0;
  words[1] = 0;
  words[2] = 0xffff;
  words[3] = address;
};

const setV6 = (words: Uint32Array, bytes: Uint8Array, at: number): void => {
  words[0] = u32be(bytes, at);
  words[1] = u32be(bytes, at + 4);
  words[2] = u32be(bytes, at + 8);
  words[3] = u32be(bytes, at + 12);
};

// RFC 8200 section 3
const readIpv6 = (frame: Frame): IpResult => {
  const { bytes, at } = frame;
  if (frame.end - at < 40 || bytes[at]! >> 4 !== 6) return 'cut-short';
  const payload = u16be(bytes, at + 4);
  narrow(frame, payload === 0 ? 0 : payload + 40);
  setV6(frame.source, bytes, at + 8);
  setV6(frame.destination, bytes, at + 24);
  frame.protocol = bytes[at + 6]!;
  frame.at = at + 40;
  return skipExtensions(frame);
};

const fragmentHeader = 44;
const authenticationHeader = 51;
// RFC 8200 section 4 and IANA ipv6-parameters: hop-by-hop, routing, destination options, mobility, HIP, Shim6
const plainExtensions = new Set([0, 43, 60, 135, 139, 140]);

/** Steps over the headers between IPv6 and what it carries; also over those that stand in fragments put together. */
export const skipExtensions = (frame: Frame): IpResult => {
  const { bytes } = frame;
  for (;;) {
    const kind = frame.protocol;
    const isFragment = kind === fragmentHeader;
    if (!isFragment && kind !== authenticationHeader && !plainExtensions.has(kind)) return 'ok';
    if (frame.end - frame.at < 8) return 'cut-short';
    const { at } = frame;
    frame.protocol = bytes[at]!;
    // RFC 4302 section 2.2 counts in 4 octets less 2, the others in 8 octets less 1
    if (isFragment) frame.at += 8;
    else frame.at += kind === authenticationHeader ? (bytes[at + 1]! + 2) * 4 : (bytes[at + 1]! + 1) * 8;
    if (frame.at > frame.end) return 'cut-short';
    if (isFragment && isPartial(frame, at)) return 'fragment';
  }
};

/** RFC 8200 section 4.5; RFC 6946: one that is first and last at once is no fragment. */
const isPartial = (frame: Frame, at: number): boolean => {
  const place = u16be(frame.bytes, at + 2);
  frame.fragmentId = u32be(frame.bytes, at + 4);
  frame.fragmentOffset = place & 0xfff8;
  frame.isLastFragment = (place & 1) === 0;
  return frame.fragmentOffset > 0 || !frame.isLastFragment;
};
