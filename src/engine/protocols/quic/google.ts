import { u16be, u16le, u32be, u32le } from '../../bytes/integers.ts';
import { ascii, type ClientHello } from '../tls/client-hello.ts';

// Public header of "QUIC Wire Layout Specification" (Google, Q033 to Q043): flags, connection ID, version
const flagVersion = 0x01;
const flagConnectionId = 0x08;
const flagLongHeader = 0x80;
const publicVersionAt = 9;
/** Where the first frame's data begins at the latest: packet number, hash, frame header; and ACKs before it. */
const maxHeadBytes = 256;
/** QUICHE, quic/core/crypto/crypto_protocol.h: kMaxEntries. */
const maxEntries = 128;
const chlo = 0x43484c4f;
const sni = 0x534e4900;

/** A packet with a version of Google's, `Q` and three digits, in the public header or (Q044 to Q049) in a long one. */
export const isGoogleQuic = (bytes: Uint8Array, start: number): boolean => {
  const flags = bytes[start]!;
  if (flags & flagLongHeader) return isGoogleVersion(bytes, start + 1, 0x34);
  const hasVersion = (flags & flagVersion) !== 0 && (flags & flagConnectionId) !== 0;
  return hasVersion && isGoogleVersion(bytes, start + publicVersionAt, 0x32);
};

/** "Q0", a digit from `least` to 4, a digit. From Q050 on, the first packets are encrypted. */
const isGoogleVersion = (bytes: Uint8Array, at: number, least: number): boolean =>
  u16be(bytes, at) === 0x5130 &&
  bytes[at + 2]! >= least &&
  bytes[at + 2]! <= 0x34 &&
  bytes[at + 3]! >= 0x30 &&
  bytes[at + 3]! <= 0x39;

/**
 * The client hello ("QUIC Crypto", Google: CHLO) in a packet in clear. The frame around it differs from version to
 * version, so that it is looked for by its tag; a CHLO is never split over packets.
 */
export const parseGoogleHello = (bytes: Uint8Array, start: number, end: number): ClientHello | null => {
  const last = Math.min(start + maxHeadBytes, end - 8);
  for (let at = start; at <= last; at++)
    if (bytes[at] === 0x43 && u32be(bytes, at) === chlo) return parseChlo(bytes, at, end);
  return null;
};

/** CHLO, number of entries (16 bits, little endian), two bytes of padding, entries of (tag, end of value), values. */
const parseChlo = (bytes: Uint8Array, start: number, end: number): ClientHello | null => {
  const entries = u16le(bytes, start + 4);
  const values = start + 8 + entries * 8;
  if (entries > maxEntries || values > end) return null;
  let from = 0;
  for (let at = start + 8; at < values; at += 8) {
    const to = u32le(bytes, at + 4);
    if (to < from || values + to > end) return null;
    if (u32be(bytes, at) === sni)
      return { serverName: ascii(bytes, values + from, values + to), offersEch: false };
    from = to;
  }
  return { serverName: null, offersEch: false };
};
