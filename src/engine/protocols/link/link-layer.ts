import { etherTypeIpv4, etherTypeIpv6, type Frame } from '../frame.ts';

/** Moves the frame to its network layer and sets `etherType`; false where there is none, or its header is cut short. */
export type LinkLayer = (frame: Frame) => boolean;

export const fits = (frame: Frame, bytes: number): boolean => frame.end - frame.at >= bytes;

/** Steps over `bytes`; false where there are fewer. */
export const skip = (frame: Frame, bytes: number): boolean => {
  if (!fits(frame, bytes)) return false;
  frame.at += bytes;
  return true;
};

/** IANA version-numbers: the first nibble of either version tells it. */
export const rawIp: LinkLayer = (frame) => {
  if (!fits(frame, 1)) return false;
  const version = frame.bytes[frame.at]! >> 4;
  frame.etherType = version === 4 ? etherTypeIpv4 : version === 6 ? etherTypeIpv6 : 0;
  return true;
};

/** The packet is of a link type that is not read, though what stands around it is. */
export const unread = (frame: Frame, linkType: number): false => {
  frame.unreadLinkType = linkType;
  return false;
};

/** The first of the packets that were found in the frame; the others wait. False where there is none. */
export const readFirst = (frame: Frame): boolean => {
  const first = frame.waiting.shift();
  if (!first) return false;
  frame.at = first.at;
  frame.end = first.end;
  return first.layer(frame);
};
