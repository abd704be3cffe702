import { u16be } from '../../bytes/integers.ts';
import { etherTypeIpv4, etherTypeIpv6, type Frame } from '../frame.ts';
import { fits } from './link-layer.ts';
import { cutShort, ethernetAfter, notRead, type TypeStep } from './type-step.ts';

/** RFC 3032 section 2.1: labels of 4 bytes until the bottom-of-stack bit. */
export const mpls: TypeStep = (frame) => {
  for (;;) {
    if (!fits(frame, 4)) return cutShort;
    const isLast = (frame.bytes[frame.at + 2]! & 1) === 1;
    frame.at += 4;
    if (isLast) return behindLabels(frame);
  }
};

/**
 * Nothing says what the labels stood in front of, but its first nibble does (RFC 4928 section 3): 4 and 6 are IP, 0 the
 * control word of a pseudowire (RFC 4385 section 3). An Ethernet pseudowire without one begins with any nibble.
 */
const behindLabels = (frame: Frame): number => {
  if (!fits(frame, 1)) return cutShort;
  const nibble = frame.bytes[frame.at]! >> 4;
  if (nibble === 4 && isIpv4(frame)) return etherTypeIpv4;
  if (nibble === 6 && isIpv6(frame)) return etherTypeIpv6;
  if (nibble === 0 && holdsEthernet(frame, controlWordBytes)) return ethernetAfter(controlWordBytes)(frame);
  return holdsEthernet(frame, 0) ? ethernetAfter(0)(frame) : notRead;
};

const controlWordBytes = 4;

/** RFC 791 section 3.1: a header has five words at least, and the packet is not shorter than it. */
const isIpv4 = ({ bytes, at }: Frame): boolean => {
  const headerBytes = (bytes[at]! & 15) * 4;
  const length = u16be(bytes, at + 2);
  return headerBytes >= 20 && (length === 0 || length >= headerBytes);
};

/** An Ethernet frame cannot be told from this by its first byte; its 13th and 14th hold a type that is known. */
const isIpv6 = (frame: Frame): boolean => !holdsEthernet(frame, 0);

/** What is carried in pseudowires here and there, and ends at IP. */
const carried = new Set([etherTypeIpv4, etherTypeIpv6, 0x0806, 0x8100, 0x88a8, 0x8847, 0x8864]);

const holdsEthernet = (frame: Frame, after: number): boolean =>
  fits(frame, after + 14) && carried.has(u16be(frame.bytes, frame.at + after + 12));
