import { u16be } from '../../../bytes/integers.ts';
import { etherTypeIpv6 } from '../../frame.ts';
import { enter, enterIp, type Tunnel } from './enter.ts';

/** Teredo, RFC 4380 section 5.1.1: perhaps an authentication, perhaps an origin, then IPv6. */
export const teredo: Tunnel = (frame, start) => {
  const { bytes, end } = frame;
  let at = start;
  if (end - at > 13 && u16be(bytes, at) === 1) at += 13 + bytes[at + 2]! + bytes[at + 3]!;
  if (end - at > 8 && u16be(bytes, at) === 0) at += 8;
  return enter(frame, at, etherTypeIpv6);
};

const forward = 1;

/** AYIYA, draft-massar-v6ops-ayiya-02 section 3: an identity, a signature, and the number of the next header. */
export const ayiya: Tunnel = (frame, at) => {
  const { bytes, end } = frame;
  if (end - at < 8 || (bytes[at + 2]! & 0x0f) !== forward) return false;
  const next = bytes[at + 3];
  const identityBytes = 1 << (bytes[at]! >> 4);
  const signatureBytes = (bytes[at + 1]! >> 4) * 4;
  return (next === 41 || next === 4) && enterIp(frame, at + 8 + identityBytes + signatureBytes);
};
