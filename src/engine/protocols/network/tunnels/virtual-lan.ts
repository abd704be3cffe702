import { u16be } from '../../../bytes/integers.ts';
import { bridged, enter, enterIp, type Tunnel } from './enter.ts';

const headerBytes = 8;

const validIdentifier = 0x08;
const saysProtocol = 0x04;
/** What says where the header has version bits, and a packet of the switches' own (O). */
const others = 0x33;

/**
 * RFC 7348 section 5: the flag of a valid identifier, then Ethernet. draft-smith-vxlan-group-policy adds a flag beside it;
 * draft-ietf-nvo3-vxlan-gpe section 3 one by which the header says what follows, also on the port of plain VXLAN.
 */
export const vxlan: Tunnel = (frame, at) => {
  const { bytes, end } = frame;
  if (end - at <= headerBytes || bytes[at + 7] !== 0) return false;
  const flags = bytes[at]!;
  if ((flags & validIdentifier) === 0 || (flags & others) !== 0) return false;
  const behind = at + headerBytes;
  const next = (flags & saysProtocol) === 0 ? ethernetFollows : bytes[at + 3];
  if (next === ethernetFollows) return enter(frame, behind, bridged);
  return (next === 1 || next === 2) && enterIp(frame, behind);
};

const ethernetFollows = 3;

/** RFC 8926 section 3.4: version 0, options of a length in words, a type of Ethernet's. */
export const geneve: Tunnel = (frame, at) => {
  const { bytes, end } = frame;
  if (end - at <= headerBytes || bytes[at]! >> 6 !== 0 || (bytes[at + 1]! & 0x3f) !== 0) return false;
  const behind = at + headerBytes + (bytes[at]! & 0x3f) * 4;
  return bytes[at + 7] === 0 && enter(frame, behind, u16be(bytes, at + 2));
};

/** RFC 3378 section 3: version 3, and twelve bits of nothing. */
export const etherIp: Tunnel = (frame, at) =>
  frame.end - at > 2 && u16be(frame.bytes, at) === 0x3000 && enter(frame, at + 2, bridged);
