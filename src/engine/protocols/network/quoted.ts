import { u16be } from '../../bytes/integers.ts';
import type { Frame } from '../frame.ts';

export const protocolIcmp = 1;
export const protocolIcmpV6 = 58;
const protocolUdp = 17;
const portDns = 53;
const icmpHeaderBytes = 8;
const udpHeaderBytes = 8;
// RFC 792: destination unreachable, source quench, redirect, time exceeded, parameter problem
const errors = new Set([3, 4, 5, 11, 12]);
/** RFC 4443 section 2.1: errors have types below 128, and these four are all that quote a packet. */
const lastErrorV6 = 4;

/**
 * Where the DNS message begins that an ICMP error gives back (RFC 792, RFC 4443 section 3), a question or the answer that
 * came too late: it was asked, also where the capture does not hold the asking. -1 where there is none.
 */
export const quotedQuestion = ({ bytes, at, end, protocol }: Frame): number => {
  if (end - at < icmpHeaderBytes + 20) return -1;
  const type = bytes[at]!;
  const isError = protocol === protocolIcmp ? errors.has(type) : type > 0 && type <= lastErrorV6;
  return isError ? questionIn(bytes, at + icmpHeaderBytes, end) : -1;
};

const questionIn = (bytes: Uint8Array, ip: number, end: number): number => {
  const isV6 = bytes[ip]! >> 4 === 6;
  const carried = isV6 ? bytes[ip + 6] : bytes[ip + 9];
  const udp = ip + (isV6 ? 40 : (bytes[ip]! & 15) * 4);
  const message = udp + udpHeaderBytes;
  if (carried !== protocolUdp || message >= end) return -1;
  return u16be(bytes, udp) === portDns || u16be(bytes, udp + 2) === portDns ? message : -1;
};
