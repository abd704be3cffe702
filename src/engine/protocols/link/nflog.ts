import { u16 } from '../../bytes/integers.ts';
import type { Frame } from '../frame.ts';
import { ipOfFamily } from './address-family.ts';
import { fits, type LinkLayer } from './link-layer.ts';

const headerBytes = 4;
/** Linux, nfnetlink_log.h: NFULA_PAYLOAD. */
const payload = 9;
/** Linux, netlink.h: two bits above the type of an attribute say how it is to be read. */
const typeBits = 0x3fff;

/**
 * tcpdump.org/linktypes/LINKTYPE_NFLOG.html: family, version, group; then attributes, each a length that counts its own
 * four bytes, a type, and padding to four bytes, in the order of the machine that captured.
 */
export const nflog: LinkLayer = (frame) => {
  if (!fits(frame, headerBytes)) return false;
  const family = frame.bytes[frame.at]!;
  return (enterPayload(frame, true) || enterPayload(frame, false)) && ipOfFamily(frame, family);
};

const enterPayload = (frame: Frame, little: boolean): boolean => {
  const { bytes, end } = frame;
  let at = frame.at + headerBytes;
  while (end - at >= 4) {
    const length = u16(bytes, at, little);
    if (length < 4) return false;
    if ((u16(bytes, at + 2, little) & typeBits) === payload) return enter(frame, at + 4, at + length);
    at += (length + 3) & ~3;
  }
  return false;
};

/** Of a capture that was cut short, less may be there than the attribute says. */
const enter = (frame: Frame, at: number, end: number): boolean => {
  frame.at = at;
  frame.end = Math.min(frame.end, end);
  return true;
};
