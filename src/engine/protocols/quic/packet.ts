import { u32be } from '../../bytes/integers.ts';
import { quicVersions, type QuicVersion } from './keys.ts';
import { Varints } from './varint.ts';

/** RFC 9000 section 17.2: in both versions of QUIC no connection ID is longer. */
const maxIdBytes = 20;
/** RFC 9000 section 17.2: header form and fixed bit are set, and the version is one that can be read. */
export const hasLongHeader = (bytes: Uint8Array, start: number, end: number): boolean =>
  (bytes[start]! & 0xc0) === 0xc0 && end - start > 20 && quicVersions.has(u32be(bytes, start + 1));

/** A packet with a long header, by where its parts stand in the datagram. */
export interface LongPacket {
  readonly version: QuicVersion;
  readonly isInitial: boolean;
  /** The datagram. */
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly destinationId: Uint8Array;
  readonly sourceId: Uint8Array;
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
  const sourceIdAt = idAt + idBytes + 1;
  const sourceIdBytes = bytes[sourceIdAt - 1] ?? 0;
  if (type === 3 || idBytes > maxIdBytes || sourceIdBytes > maxIdBytes) return null;
  const rest = new Varints(bytes, sourceIdAt + sourceIdBytes, end);
  if (type === 0) rest.skip(rest.next());
  const length = rest.next();
  const numberAt = rest.at;
  rest.skip(length);
  if (rest.isShort) return null;
  const destinationId = bytes.subarray(idAt, idAt + idBytes);
  const sourceId = bytes.subarray(sourceIdAt, sourceIdAt + sourceIdBytes);
  return { version, isInitial: type === 0, bytes, start, destinationId, sourceId, numberAt, end: rest.at };
};
