import { u16be, u24be } from '../../bytes/integers.ts';
import { etherTypeIpv4, etherTypeIpv6, type Frame } from '../frame.ts';
import { fits } from './link-layer.ts';
import { cutShort, ethernetAfter, notRead, type TypeStep } from './type-step.ts';

// IEEE 802.2: both service access points and the control field, which is "unnumbered information"
const snap = 0xaaaa03;
const ip = 0x060603;
/** RFC 2684 section 5.2: ISO protocols, told apart by the byte behind. */
const routedIso = 0xfefe03;

/** An 802.2 LLC header. */
export const llc: TypeStep = (frame) => {
  if (!fits(frame, 4)) return cutShort;
  const header = u24be(frame.bytes, frame.at);
  frame.at += 3;
  // RFC 2684 section 5.1: bridged frames are padded by two bytes on ATM, which is where they come with LLC
  if (header === snap) return behindSnap(frame, 2);
  if (header === ip) return etherTypeIpv4;
  return header === routedIso ? behindNlpid(frame) : notRead;
};

// RFC 1042; IEEE 802.1H for protocols that a bridge would else mistake
const encapsulatedEthernet = new Set([0x000000, 0x0000f8]);
const organisation8021 = 0x0080c2;
/** RFC 2427 section 4.2: a bridged Ethernet frame with its FCS, and without. */
const bridgedEthernet = new Set([1, 7]);

/** Organisation and protocol identifier (RFC 1042). */
export const behindSnap = (frame: Frame, bridgePadding: number): number => {
  if (!fits(frame, 5)) return cutShort;
  const organisation = u24be(frame.bytes, frame.at);
  const protocol = u16be(frame.bytes, frame.at + 3);
  frame.at += 5;
  if (encapsulatedEthernet.has(organisation)) return protocol;
  return organisation === organisation8021 && bridgedEthernet.has(protocol)
    ? ethernetAfter(bridgePadding)(frame)
    : notRead;
};

/** IANA nlpids; 0x80 is SNAP, which stands behind (RFC 2427 section 4.1). */
const nlpids: ReadonlyMap<number, number> = new Map([
  [0xcc, etherTypeIpv4],
  [0x8e, etherTypeIpv6]
]);
const nlpidSnap = 0x80;
const padding = 0;

/** A network layer protocol identifier, with a byte of padding before it or not (RFC 2427 section 3). */
export const behindNlpid = (frame: Frame): number => {
  if (fits(frame, 2) && frame.bytes[frame.at] === padding) frame.at++;
  if (!fits(frame, 1)) return cutShort;
  const nlpid = frame.bytes[frame.at++]!;
  return nlpid === nlpidSnap ? behindSnap(frame, 0) : (nlpids.get(nlpid) ?? notRead);
};
