import { u32be } from '../../bytes/integers.ts';
import { quicVersions, type InitialKeys, type QuicVersion } from './keys.ts';
import { Varints } from './varint.ts';

/** RFC 9000 section 17.2: in both versions of QUIC no connection ID is longer. */
const maxIdBytes = 20;
/** RFC 9001 section 5.4.2: the sample begins where a packet number of four bytes would end. */
const sampleOffset = 4;
const sampleBytes = 16;

/** RFC 9000 section 17.2: header form and fixed bit are set, and the version is one that can be read. */
export const hasLongHeader = (bytes: Uint8Array, start: number, end: number): boolean =>
  (bytes[start]! & 0xc0) === 0xc0 && end - start > 20 && quicVersions.has(u32be(bytes, start + 1));

/** A packet with a long header, by where its parts stand in the datagram. */
export interface LongPacket {
  readonly version: QuicVersion;
  readonly isInitial: boolean;
  readonly start: number;
  readonly destinationId: Uint8Array;
  readonly numberAt: number;
  readonly end: number;
}

/** RFC 9000 sections 17.2.2 to 17.2.4. Null for Retry, which ends its datagram, and for what is not whole. */
export const parseLongPacket = (bytes: Uint8Array, start: number, end: number): LongPacket | null => {
  const version = hasLongHeader(bytes, start, end) ? quicVersions.get(u32be(bytes, start + 1)) : undefined;
  if (!version) return null;
  const type = ((bytes[start]! >> 4) - version.initialType) & 3;
  const idAt = start + 6;
  const idBytes = bytes[start + 5]!;
  const sourceIdBytes = bytes[idAt + idBytes] ?? 0;
  if (type === 3 || idBytes > maxIdBytes || sourceIdBytes > maxIdBytes) return null;
  const rest = new Varints(bytes, idAt + idBytes + 1 + sourceIdBytes, end);
  if (type === 0) rest.skip(rest.next());
  const length = rest.next();
  const numberAt = rest.at;
  rest.skip(length);
  if (rest.isShort) return null;
  const destinationId = bytes.subarray(idAt, idAt + idBytes);
  return { version, isInitial: type === 0, start, destinationId, numberAt, end: rest.at };
};

/** The frames in an Initial packet; null where these keys do not open it. */
export const openInitial = (keys: InitialKeys, bytes: Uint8Array, packet: LongPacket): Uint8Array | null => {
  const header = unmaskedHeader(keys, bytes, packet);
  if (!header) return null;
  const nonce = nonceOf(keys.iv, header, (header[0]! & 3) + 1);
  return keys.payload.open(nonce, header, bytes, packet.start + header.length, packet.end);
};

/** RFC 9001 section 5.4.1. Wrong keys are most often known by the reserved bits, which are 0 (RFC 9000 section 17.2). */
const unmaskedHeader = (keys: InitialKeys, bytes: Uint8Array, packet: LongPacket): Uint8Array | null => {
  const { start, numberAt, end } = packet;
  const sample = numberAt + sampleOffset;
  if (sample + sampleBytes > end) return null;
  const mask = Int32Array.from({ length: 4 }, (_, word) => u32be(bytes, sample + 4 * word));
  keys.header.encrypt(mask, mask);
  const first = bytes[start]! ^ ((mask[0]! >>> 24) & 0x0f);
  if (first & 0x0c) return null;
  const header = bytes.slice(start, numberAt + (first & 3) + 1);
  header[0] = first;
  for (let at = numberAt - start, byte = 1; at < header.length; at++, byte++)
    header[at]! ^= mask[byte >> 2]! >>> (24 - 8 * (byte & 3));
  return header;
};

/** RFC 9001 section 5.3. A client's first packet numbers are small enough to stand there whole. */
const nonceOf = (iv: Uint8Array, header: Uint8Array, numberBytes: number): Uint8Array => {
  const nonce = iv.slice();
  for (let back = 1; back <= numberBytes; back++)
    nonce[nonce.length - back]! ^= header[header.length - back]!;
  return nonce;
};
