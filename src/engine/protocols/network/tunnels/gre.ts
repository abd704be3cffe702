import { u16be } from '../../../bytes/integers.ts';
import type { Frame } from '../../frame.ts';
import { bridged, enter, enterPpp, type Tunnel } from './enter.ts';

// RFC 2784 section 2, RFC 2890 section 2, RFC 1701, RFC 2637 section 4.1
const hasChecksum = 0x8000;
const hasRouting = 0x4000;
const hasKey = 0x2000;
const hasSequence = 0x1000;
const hasAcknowledgement = 0x0080;
const version = 0x0007;
const ppp = 0x880b;
// draft-foschiano-erspan-03: type II (with a sequence number) and I, and type III
const erspan2 = 0x88be;
const erspan3 = 0x22eb;

/** Generic Routing Encapsulation, version 0, and 1 of PPTP. */
export const gre: Tunnel = (frame, start) => {
  const { bytes, end } = frame;
  if (end - start < 4) return false;
  const flags = u16be(bytes, start);
  const type = u16be(bytes, start + 2);
  const has = (flag: number): number => ((flags & flag) === 0 ? 0 : 4);
  if ((flags & version) === 1) {
    const at = start + 8 + has(hasSequence) + has(hasAcknowledgement);
    return type === ppp && (flags & hasKey) !== 0 && enterPpp(frame, at);
  }
  if ((flags & version) !== 0) return false;
  const optional = start + 4 + Math.max(has(hasChecksum), has(hasRouting)) + has(hasKey) + has(hasSequence);
  const at = (flags & hasRouting) === 0 ? optional : behindRoutes(frame, optional);
  if (type === erspan2) return enter(frame, at + ((flags & hasSequence) === 0 ? 0 : 8), bridged);
  return type === erspan3 ? erspan(frame, at) : enter(frame, at, type);
};

/** RFC 1701: source routes of a length each, until one is empty. */
const behindRoutes = ({ bytes, end }: Frame, start: number): number => {
  let at = start;
  while (at + 4 <= end) {
    const isLast = u16be(bytes, at) === 0 && bytes[at + 3] === 0;
    at += 4 + bytes[at + 3]!;
    if (isLast) return at;
  }
  return end;
};

/** Twelve bytes, and eight more where their last bit says so; then the frame, or IP alone (type 2). */
const erspan = (frame: Frame, at: number): boolean => {
  if (frame.end - at < 12) return false;
  const isLong = (frame.bytes[at + 11]! & 1) === 1;
  return enter(frame, at + (isLong ? 20 : 12), bridged);
};
