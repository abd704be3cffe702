import { u24be } from '../../bytes/integers.ts';
import type { FlowTable } from '../flow-table.ts';
import { isGoogleQuic, parseGoogleHello } from './google.ts';
import { readFrames } from './frames.ts';
import { clientKeys, type InitialKeys } from './keys.ts';
import { hasLongHeader, openInitial, parseLongPacket, type LongPacket } from './packet.ts';
import { CryptoStream } from './stream.ts';
import { parseHandshake, type ClientHello } from '../tls/client-hello.ts';

// States of a side of UDP (`FlowTable.sideState`): below `done`, how many of its datagrams were looked at in vain.
const done = 255;
/** A flow whose beginning was not captured never opens. */
const tries = 8;
/** Initials of one client that are read without its hello becoming whole. */
const maxInitials = 64;
/** Hellos that are waited for at once; the one waited for longest gives way. */
const maxConnections = 1024;

/** The hello; `more` where a client's packet was read, but the hello is not whole; null where nothing was read. */
type Answer = ClientHello | 'more' | null;

/** A client of whom an Initial was read, but not yet the whole hello. */
interface Connection {
  readonly destinationId: Uint8Array;
  readonly keys: InitialKeys;
  readonly stream: CryptoStream;
  initials: number;
}

/** RFC 9000 section 14.1: a client's datagrams with Initials have so many bytes; servers discard smaller ones. */
const minDatagramBytes = 1200;

/** Could this datagram hold a client's hello? A few compares for all that is not QUIC. */
export const maybeQuic = (bytes: Uint8Array, start: number, end: number): boolean =>
  (end - start >= minDatagramBytes && hasLongHeader(bytes, start, end)) ||
  (end - start > 20 && isGoogleQuic(bytes, start));

/** Reads the hellos of QUIC's clients, each from as many datagrams as it needs. */
export class QuicReader {
  readonly #connections = new Map<number, Connection>();

  constructor(
    private readonly flows: FlowTable,
    private readonly onName: (side: number, name: string) => void
  ) {}

  isDone(side: number): boolean {
    return this.flows.sideState[side] === done;
  }

  /** Was this a client's packet? From the first one on, the other side is known for a server's: it names nobody. */
  datagram(side: number, bytes: Uint8Array, start: number, end: number): boolean {
    const { sideState } = this.flows;
    const hello = this.#hello(side, bytes, start, end);
    if (hello !== null) sideState[side ^ 1] = done;
    if (hello === null) sideState[side] = sideState[side]! < tries ? sideState[side]! + 1 : done;
    else if (hello !== 'more') sideState[side] = done;
    if (this.isDone(side)) this.#connections.delete(side);
    if (hello !== null && hello !== 'more' && hello.serverName !== null) this.onName(side, hello.serverName);
    return hello !== null;
  }

  #hello(side: number, bytes: Uint8Array, start: number, end: number): Answer {
    if (isGoogleQuic(bytes, start)) return parseGoogleHello(bytes, start, end);
    let soFar: 'more' | null = null;
    for (
      let packet = parseLongPacket(bytes, start, end);
      packet;
      packet = parseLongPacket(bytes, packet.end, end)
    ) {
      if (!packet.isInitial) continue;
      const answer = this.#initial(side, bytes, packet);
      if (answer !== 'more') return answer ?? soFar;
      soFar = answer;
    }
    return soFar;
  }

  #initial(side: number, bytes: Uint8Array, packet: LongPacket): Answer {
    const known = this.#connections.get(side);
    const payload = known && openInitial(known.keys, bytes, packet);
    if (payload) return read(known, payload);
    return known && isSame(known.destinationId, packet.destinationId)
      ? null
      : this.#first(side, bytes, packet);
  }

  /** The first Initial of a connection, or after a Retry: then ID, keys and hello begin anew (RFC 9001 section 5.2). */
  #first(side: number, bytes: Uint8Array, packet: LongPacket): Answer {
    const { version } = packet;
    const keys = clientKeys(version, packet.destinationId);
    const payload = openInitial(keys, bytes, packet);
    if (!payload) return null;
    if (version.isGoogle) return parseGoogleHello(payload, 0, payload.length) ?? 'more';
    const destinationId = packet.destinationId.slice();
    const connection = { destinationId, keys, stream: new CryptoStream(), initials: 0 };
    this.#remember(side, connection);
    return read(connection, payload);
  }

  #remember(side: number, connection: Connection): void {
    this.#connections.delete(side);
    const [oldest] = this.#connections.size < maxConnections ? [] : this.#connections.keys();
    if (oldest !== undefined) this.#connections.delete(oldest);
    this.#connections.set(side, connection);
  }
}

/** The name is known as soon as it stands in the beginning of the hello, also where the rest is still to come. */
const read = (connection: Connection, payload: Uint8Array): Answer => {
  if (++connection.initials > maxInitials) return null;
  readFrames(payload, connection.stream);
  const bytes = connection.stream.beginning();
  const hello = parseHandshake(bytes, 0, bytes.length);
  if (hello?.serverName) return hello;
  const isWhole = bytes.length >= 4 && bytes.length >= 4 + u24be(bytes, 1);
  return isWhole ? { serverName: null } : 'more';
};

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);
