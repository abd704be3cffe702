import { etherTypeIpv4, etherTypeIpv6, type Frame } from '../frame.ts';
import type { LinkLayer } from './link-layer.ts';
import { llc } from './llc.ts';
import { mpls } from './mpls.ts';
import { pppoeSession, pppPacket } from './ppp.ts';
import { arista, macSecurity, serviceChain, trill } from './tags.ts';
import { cutShort, ethernetAfter, ethernetHeader, llcFollows, tagOf, type TypeStep } from './type-step.ts';

/** What may stand between a link header and IP, by EtherType (IANA ieee-802-numbers, IEEE RA). */
const steps: ReadonlyMap<number, TypeStep> = new Map([
  // IEEE 802.1Q: two bytes of tag, then a type; 802.1ad, and the numbers that were used before it
  [0x8100, tagOf(4)],
  [0x88a8, tagOf(4)],
  [0x9100, tagOf(4)],
  [0x9200, tagOf(4)],
  [0x9300, tagOf(4)],
  // IEEE 802.1ah: a tag of four bytes, then the whole frame of the customer
  [0x88e7, ethernetAfter(4)],
  // Cisco VN-Tag; IEEE 802.1BR E-TAG; 802.1CB R-TAG; IEC 62439-3 HSR
  [0x8926, tagOf(6)],
  [0x893f, tagOf(8)],
  [0xf1c1, tagOf(6)],
  [0x892f, tagOf(6)],
  // Cisco metadata: version, length, an option of four bytes with the security group
  [0x8909, tagOf(8)],
  // Cisco FabricPath: two bytes of tag, then the whole frame
  [0x8903, ethernetAfter(2)],
  // jumbo frames of 802.3: LLC, though longer than a length may say
  [0x8870, llc],
  // transparent Ethernet bridging (RFC 1701)
  [0x6558, ethernetHeader],
  [0x8847, mpls],
  [0x8848, mpls],
  [0x8864, pppoeSession],
  [0x880b, pppPacket],
  [0x88e5, macSecurity],
  [0x22f3, trill],
  [0x894f, serviceChain],
  [0xd28b, arista]
]);

/** Follows types to the one that nothing more is known to stand behind. Each step moves on, so this ends. */
export const followTypes = (frame: Frame, firstType: number): boolean => {
  let type = firstType;
  while (type !== etherTypeIpv4 && type !== etherTypeIpv6) {
    const step = type < 0x600 ? llc : steps.get(type);
    if (!step) break;
    type = step(frame);
    if (type === cutShort) return false;
  }
  frame.etherType = type;
  return true;
};

/** A layer whose header is stepped over in one go, and ends with, or stands for, a type. */
export const following =
  (step: TypeStep): LinkLayer =>
  (frame) => {
    const type = step(frame);
    return type !== cutShort && followTypes(frame, type);
  };

/** As `following`, where the frame begins with what a type stands for. */
export const ofType =
  (type: number): LinkLayer =>
  (frame) =>
    followTypes(frame, type);

/** The frame begins with an LLC header. */
export const llcFrame: LinkLayer = ofType(llcFollows);
