import type { FlowTable } from '../flow-table.ts';
import { isGoogleQuic, parseGoogleHello } from './google.ts';
import { readFrames } from './frames.ts';
import { InitialText } from './initial-text.ts';
import { InitialKeys, type QuicVersion } from './keys.ts';
import { hasLongHeader, parseLongPacket, type LongPacket } from './packet.ts';
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

const noBytes = new Uint8Array(0);

/** The hello; `more` where a client's packet was read, but the hello is not whole; null where nothing was read. */
type Answer = ClientHello | 'more' | null;

/** A client of whom an Initial was read, but not yet the whole hello. */
class Connection {
  version: QuicVersion | null = null;
  destinationId: Uint8Array = noBytes;
  initials = 0;
  readonly keys = new InitialKeys();
  readonly stream = new CryptoStream();

  begin({ version, destinationId }: LongPacket): void {
    this.version = version;
    this.destinationId = destinationId;
    this.initials = 0;
    this.stream.clear();
    this.keys.ofClient(version, destinationId);
  }
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
  readonly #text = new InitialText();
  /** Most hellos come in one packet: what reads them serves the next one. */
  #next = new Connection();

  constructor(
    private readonly flows: FlowTable,
    private readonly onHello: (side: number, hello: ClientHello) => void
  ) {}

  /** Is nothing more to be learned from this side, as far as this datagram tells? */
  isDone(side: number, bytes: Uint8Array, start: number, end: number): boolean {
    if (this.flows.sideState[side] !== done) return false;
    const isLong = (bytes[start]! & 0xc0) === 0xc0 && this.flows.expected[side] !== 0;
    if (!isLong || !this.#isAnother(side, bytes, start, end)) return true;
    this.flows.sideState[side] = 0;
    return false;
  }

  /**
   * A client that speaks with a server over one port for several connections gives each an ID of its own, by which it
   * tells them apart (RFC 9000 section 5.1), and keeps it while it sends Initials (section 7.2).
   */
  #isAnother(side: number, bytes: Uint8Array, start: number, end: number): boolean {
    const packet = end - start < minDatagramBytes ? null : parseLongPacket(bytes, start, end);
    const mark = packet?.isInitial ? markOf(packet.sourceId) : 0;
    return mark !== 0 && mark !== this.flows.expected[side];
  }

  /** Was this a client's packet? From the first one on, the other side is known for a server's: it names nobody. */
  datagram(side: number, bytes: Uint8Array, start: number, end: number): boolean {
    const { sideState } = this.flows;
    const hello = this.#hello(side, bytes, start, end);
    if (hello !== null) sideState[side ^ 1] = done;
    if (hello === null) sideState[side] = sideState[side]! < tries ? sideState[side]! + 1 : done;
    else if (hello !== 'more') sideState[side] = done;
    if (sideState[side] === done) this.#connections.delete(side);
    if (hello !== null && hello !== 'more') this.onHello(side, hello);
    return hello !== null;
  }

  #hello(side: number, bytes: Uint8Array, start: number, end: number): Answer {
    if (isGoogleQuic(bytes, start)) return parseGoogleHello(bytes, start, end);
    this.flows.expected[side] = 0;
    let soFar: 'more' | null = null;
    for (
      let packet = parseLongPacket(bytes, start, end);
      packet;
      packet = parseLongPacket(bytes, packet.end, end)
    ) {
      if (!packet.isInitial) continue;
      const answer = this.#initial(side, packet);
      if (answer !== null) this.flows.expected[side] = markOf(packet.sourceId);
      if (answer !== 'more') return answer ?? soFar;
      soFar = answer;
    }
    return soFar;
  }

  #initial(side: number, packet: LongPacket): Answer {
    const known = this.#connections.get(side);
    const isOfKnown = known?.version === packet.version;
    if (isOfKnown && this.#text.open(known.keys, packet)) return this.#read(side, known, packet.version);
    return isOfKnown && isSame(known.destinationId, packet.destinationId) ? null : this.#first(side, packet);
  }

  /**
   * The first Initial of a connection, of one in another version, or after a Retry: then ID, keys and hello begin anew
   * (RFC 9000 section 6.2, RFC 9001 section 5.2).
   */
  #first(side: number, packet: LongPacket): Answer {
    const [connection, text] = [this.#next, this.#text];
    connection.begin(packet);
    if (!text.open(connection.keys, packet)) return null;
    if (packet.version.isGoogle) {
      text.upTo(text.length);
      return parseGoogleHello(text.bytes, 0, text.length) ?? 'more';
    }
    const answer = this.#read(side, connection, packet.version);
    if (answer === 'more') this.#remember(side, connection);
    return answer;
  }

  #remember(side: number, connection: Connection): void {
    connection.destinationId = connection.destinationId.slice();
    this.#next = new Connection();
    this.#connections.delete(side);
    const [oldest] = this.#connections.size < maxConnections ? [] : this.#connections.keys();
    if (oldest !== undefined) this.#connections.delete(oldest);
    this.#connections.set(side, connection);
  }

  /** What stands in the beginning of a hello is told at once: the rest may never come. */
  #read(side: number, connection: Connection, { cryptoFrame }: QuicVersion): Answer {
    const { stream } = connection;
    if (++connection.initials > maxInitials) return null;
    readFrames(this.#text, stream, cryptoFrame);
    const hello = parseHandshake(stream.bytes, 0, stream.length);
    if (stream.isWhole()) return hello ?? { serverName: null, offersEch: false };
    if (hello) this.onHello(side, hello);
    return 'more';
  }
}

/** Tells connection IDs apart, most of the time: FNV-1a (draft-eastlake-fnv), never 0 but for the empty one. */
const markOf = (id: Uint8Array): number => {
  let hash = 0x811c9dc5;
  for (const byte of id) hash = Math.imul(hash ^ byte, 0x01000193);
  return id.length === 0 ? 0 : (hash | 1) >>> 0;
};

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);
