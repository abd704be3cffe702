import { u16be } from '../../../bytes/integers.ts';
import { enterPpp, type Tunnel } from './enter.ts';

const isControl = 0x8000;
const hasLength = 0x4000;
const hasSequence = 0x0800;
const hasOffset = 0x0200;
const reserved = 0x34f0;

/** L2TP version 2, RFC 2661 section 3.1: a data message, then PPP. */
export const l2tp: Tunnel = (frame, start) => {
  const { bytes, end } = frame;
  if (end - start < 8) return false;
  const flags = u16be(bytes, start);
  if ((flags & 0x000f) !== 2 || (flags & (isControl | reserved)) !== 0) return false;
  let at = start + 6 + ((flags & hasLength) === 0 ? 0 : 2) + ((flags & hasSequence) === 0 ? 0 : 4);
  if ((flags & hasOffset) !== 0) at += at + 2 <= end ? 2 + u16be(bytes, at) : end;
  return enterPpp(frame, at);
};
