import { u16be } from '../../../bytes/integers.ts';
import type { Frame } from '../../frame.ts';
import { enterIp, type Tunnel } from './enter.ts';

const userPacket = 0xff;
const noMore = 0;

/** GTP-U, 3GPP TS 29.281 section 5.1: version 1, protocol type GTP, a G-PDU. */
export const gtp: Tunnel = (frame, at) => {
  const { bytes, end } = frame;
  if (end - at < 12 || (bytes[at]! & 0xf0) !== 0x30 || bytes[at + 1] !== userPacket) return false;
  if (u16be(bytes, at + 2) === 0) return false;
  const hasMore = (bytes[at]! & 7) !== 0;
  return enterIp(frame, hasMore ? behindExtensions(frame, at + 8) : at + 8);
};

/** Section 5.2: sequence number, N-PDU number and the type of the first extension; each has its length in words. */
const behindExtensions = ({ bytes, end }: Frame, start: number): number => {
  let at = start + 4;
  let next = bytes[start + 3]!;
  while (next !== noMore) {
    const words = at < end ? bytes[at]! : 0;
    at += words * 4;
    if (words === 0 || at > end) return end;
    next = bytes[at - 1]!;
  }
  return at;
};
