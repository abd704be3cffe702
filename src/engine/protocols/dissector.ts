import { u16be, u32be } from '../bytes/integers.ts';
import { formatAddress } from '../model/address.ts';
import type { Hostname, NameKind } from '../model/names.ts';
import { urlTarget } from '../model/url.ts';
import type { CaptureBuilder } from './capture-builder.ts';
import { DnsTcpReader } from './dns-tcp.ts';
import { parseDns } from './dns.ts';
import { clientIsHigh, clientIsLow, FlowTable, keyWords } from './flow-table.ts';
import { Frame } from './frame.ts';
import { HttpRequestReader, looksLikeRequest, type HttpRequest } from './http1.ts';
import { entersTunnel, readIp } from './ip.ts';
import { linkLayers, type LinkLayer } from './link.ts';
import { hasLongHeader } from './quic-packet.ts';
import { maybeQuic, QuicReader } from './quic.ts';
import type { StreamReader } from './stream-reader.ts';
import { TcpStream } from './tcp-stream.ts';
import { ClientHelloReader, handshakeRecord, isTlsRecord } from './tls.ts';

// States of a side. Between `tried` and `reading`: how often its segments were looked at in vain.
const fresh = 0;
const synSeen = 1;
const tried = 2;
const reading = 254;
const finished = 255;
/** Segments of a side whose beginning is looked at before the side is given up: STARTTLS, or a capture begun midway. */
const tries = 24;

// `FlowTable.readable`; 0 is a flow that carried nothing. What was encrypted stays so: CONNECT in clear, TLS behind it.
const undecodable = 1;
const clear = 2;
const encrypted = 3;

const protocolTcp = 6;
const protocolUdp = 17;
const portDns = 53;
const nameServices: ReadonlyMap<number, NameKind> = new Map([
  [portDns, 'dns'],
  [5353, 'mdns'],
  [5355, 'llmnr']
]);

/** IP packets inside IP packets are followed so deep; the innermost addresses are the flow's. */
const maxTunnels = 4;

const flagSyn = 0x02;
const flagRst = 0x04;
const flagFin = 0x01;
const flagAck = 0x10;

/** From packets to flows, names and exchanges. One of these serves all files of a case. */
export class Dissector {
  readonly flows = new FlowTable();
  packets = 0;
  notIp = 0;
  tcpGaps = 0;
  readonly unreadLinkTypes = new Map<number, number>();
  readonly #frame = new Frame();
  readonly #streams = new Map<number, TcpStream>();
  readonly #quic = new QuicReader(this.flows, (side, name) => {
    this.builder.flowName(side >> 1, name, 'quic-sni');
  });
  /** A side whose reader is done, but behind whom another protocol begins. */
  #lookAgain = -1;
  #linkType = -1;
  #linkLayer: LinkLayer | undefined;

  constructor(
    private readonly builder: CaptureBuilder,
    private readonly source: () => number
  ) {}

  packet(bytes: Uint8Array, start: number, end: number, timeUs: number, linkType: number): void {
    this.packets++;
    if (linkType !== this.#linkType) {
      this.#linkType = linkType;
      this.#linkLayer = linkLayers.get(linkType);
    }
    if (!this.#linkLayer) {
      this.unreadLinkTypes.set(linkType, (this.unreadLinkTypes.get(linkType) ?? 0) + 1);
      return;
    }
    const frame = this.#frame;
    frame.bytes = bytes;
    frame.at = start;
    frame.end = end;
    frame.timeUs = timeUs;
    if (this.#linkLayer(frame)) this.#network(frame);
    else this.notIp++;
  }

  #network(frame: Frame, depth = 0): void {
    const result = readIp(frame);
    if (result === 'not-ip' || result === 'cut-short') this.notIp++;
    else if (result === 'fragment') this.#countOnly(frame);
    else if (frame.protocol === protocolTcp) this.#tcp(frame);
    else if (frame.protocol === protocolUdp) this.#udp(frame);
    else if (depth < maxTunnels && entersTunnel(frame)) this.#network(frame, depth + 1);
    else this.#countOnly(frame);
  }

  #countOnly(frame: Frame): void {
    this.#count(frame, 0, 0);
  }

  #count(frame: Frame, sourcePort: number, destinationPort: number): number {
    const { flows } = this;
    const before = flows.length;
    const side = flows.side(frame, sourcePort, destinationPort);
    if (flows.length > before) this.#guessClient(side, sourcePort, destinationPort);
    flows.count(side, frame.ipBytes, frame.timeUs);
    return side;
  }

  /** Who sends first is the client, unless that one speaks from a service's port to another's ephemeral port. */
  #guessClient(side: number, sourcePort: number, destinationPort: number): void {
    const fromService = sourcePort < 1024 && destinationPort >= 1024;
    this.#setClient(fromService ? side ^ 1 : side);
  }

  #setClient(side: number): void {
    this.flows.client[side >> 1] = (side & 1) === 0 ? clientIsLow : clientIsHigh;
  }

  #mark(side: number, readable: number): void {
    const flow = side >> 1;
    if (readable > this.flows.readable[flow]!) this.flows.readable[flow] = readable;
  }

  // RFC 768
  #udp(frame: Frame): void {
    const { bytes, at, end } = frame;
    if (end - at < 8) {
      this.#countOnly(frame);
      return;
    }
    const sourcePort = u16be(bytes, at);
    const destinationPort = u16be(bytes, at + 2);
    const side = this.#count(frame, sourcePort, destinationPort);
    const kind = nameServices.get(destinationPort) ?? nameServices.get(sourcePort);
    if (end - at === 8) return;
    if (kind !== undefined) this.#dns(bytes, at + 8, end, kind, side, frame.timeUs);
    else if (!this.#quic.isDone(side)) this.#datagram(bytes, at + 8, end, side);
  }

  #datagram(bytes: Uint8Array, start: number, end: number, side: number): void {
    const isQuicClient = maybeQuic(bytes, start, end) && this.#quic.datagram(side, bytes, start, end);
    if (isQuicClient) this.#setClient(side);
    this.#mark(side, isQuicClient || looksEncrypted(bytes, start, end) ? encrypted : undecodable);
  }

  #dns(bytes: Uint8Array, start: number, end: number, kind: NameKind, side: number, timeUs: number): void {
    const message = parseDns(bytes, start, end);
    this.#mark(side, message ? clear : undecodable);
    if (message) this.builder.dns(message, kind, timeUs);
  }

  // RFC 9293 section 3.1
  #tcp(frame: Frame): void {
    const { bytes, at, end } = frame;
    if (end - at < 20) {
      this.#countOnly(frame);
      return;
    }
    const side = this.#count(frame, u16be(bytes, at), u16be(bytes, at + 2));
    const flags = bytes[at + 13]!;
    const sequence = u32be(bytes, at + 4);
    if (flags & flagSyn) this.#syn(side, flags, sequence, frame.timeUs);
    const payload = at + (bytes[at + 12]! >> 4) * 4;
    const state = this.flows.sideState[side]!;
    if (payload < end && state !== finished) {
      const from = flags & flagSyn ? (sequence + 1) >>> 0 : sequence;
      this.#payload(frame, side, state, from, payload);
    }
    if (flags & (flagFin | flagRst)) this.#ended(side, (flags & flagRst) !== 0);
  }

  /** After a FIN, segments that were lost may still be sent again. */
  #ended(side: number, isReset: boolean): void {
    const stream = this.#streams.get(side);
    if (stream && (isReset || !stream.isWaiting())) this.#finishSide(side);
  }

  /** A SYN begins a connection, also on ports that were used before. */
  #syn(side: number, flags: number, sequence: number, timeUs: number): void {
    const { flows } = this;
    const flow = side >> 1;
    if (flags & flagAck) {
      this.#setClient(side ^ 1);
      if (flows.synUs[flow]! > 0) this.#handshake(flow, timeUs - flows.synUs[flow]!);
      flows.synUs[flow] = 0;
    } else {
      this.#setClient(side);
      // A second SYN before the answer: which of them was answered cannot be told, so neither is timed.
      flows.synUs[flow] = flows.synUs[flow] === 0 ? timeUs : -1;
    }
    const expected = (sequence + 1) >>> 0;
    if (flows.sideState[side] === synSeen && flows.expected[side] === expected) return;
    if (flows.sideState[side] === reading) this.#finishSide(side);
    flows.sideState[side] = synSeen;
    flows.expected[side] = expected;
  }

  #handshake(flow: number, roundTripUs: number): void {
    const { handshakeUs } = this.flows;
    if (roundTripUs > 0 && (handshakeUs[flow] === 0 || roundTripUs < handshakeUs[flow]!))
      handshakeUs[flow] = roundTripUs;
  }

  #payload(frame: Frame, side: number, state: number, sequence: number, start: number): void {
    const { bytes, end, timeUs } = frame;
    this.#mark(side, undecodable);
    let stream = state === reading ? this.#streams.get(side) : undefined;
    stream ??= this.#begin(side, state, sequence, bytes, start, end);
    if (!stream) return;
    stream.segment(sequence, bytes, start, end, frame.missing, timeUs);
    if (stream.isDone()) this.#close(side, stream);
  }

  /** Decides by the first bytes of a segment who shall read the stream; nothing is kept for a stream nobody reads. */
  #begin(
    side: number,
    state: number,
    sequence: number,
    bytes: Uint8Array,
    start: number,
    end: number
  ): TcpStream | undefined {
    const expected = state === synSeen ? this.flows.expected[side]! : sequence;
    const outOfOrder = expected !== sequence;
    const reader = outOfOrder ? this.#firstLook(side) : this.#readerFor(side, bytes, start, end);
    if (reader) {
      const stream = new TcpStream(reader, expected);
      this.#streams.set(side, stream);
      this.flows.sideState[side] = reading;
      return stream;
    }
    const next = Math.max(tried, state + 1);
    this.flows.sideState[side] = next > tried + tries ? finished : next;
    return undefined;
  }

  #close(side: number, stream: TcpStream): void {
    this.tcpGaps += stream.gaps;
    this.#streams.delete(side);
    this.flows.sideState[side] = this.#lookAgain === side ? fresh : finished;
    this.#lookAgain = -1;
  }

  #finishSide(side: number): void {
    const stream = this.#streams.get(side);
    if (!stream) return;
    stream.finish();
    this.#close(side, stream);
  }

  /** The end of the last file: what still waits for more is read as far as it goes. */
  finish(): void {
    for (const side of [...this.#streams.keys()]) this.#finishSide(side);
  }

  #firstLook(side: number): StreamReader {
    return new FirstLook((bytes, start, end) => this.#readerFor(side, bytes, start, end));
  }

  #readerFor(side: number, bytes: Uint8Array, start: number, end: number): StreamReader | null {
    if (this.#port(side) === portDns) return this.#dnsOverTcp(side);
    if (isTlsRecord(bytes, start) || (bytes[start] === handshakeRecord && end - start < 3))
      return this.#tls(side, bytes[start] === handshakeRecord, bytes[start + 5], end - start);
    const request = looksLikeRequest(bytes, start, end);
    if (request === 2) return this.#http(side);
    if (request === 1) return end - start < 3 ? this.#firstLook(side) : this.#http(side);
    if (isHttpResponse(bytes, start, end)) this.#mark(side, clear);
    return null;
  }

  /** 53 where either end of the flow has it. */
  #port(side: number): number {
    const ports = this.flows.keys[(side >> 1) * keyWords + 8]!;
    return ports >>> 16 === portDns || (ports & 0xffff) === portDns ? portDns : 0;
  }

  #dnsOverTcp(side: number): StreamReader {
    return new DnsTcpReader((message, timeUs) => {
      this.#mark(side, clear);
      this.builder.dns(message, 'dns', timeUs);
    });
  }

  #tls(side: number, isHandshake: boolean, message: number | undefined, length: number): StreamReader | null {
    if (length >= 3) this.#mark(side, encrypted);
    // A server hello (2), or a stream met midway: nothing in it names anyone.
    if (!isHandshake || (length > 5 && message !== 1)) return null;
    return new ClientHelloReader((hello) => {
      this.#mark(side, encrypted);
      this.#setClient(side);
      if (hello.serverName !== null) this.builder.flowName(side >> 1, hello.serverName, 'sni');
    });
  }

  #http(side: number): StreamReader {
    return new HttpRequestReader((request) => this.#request(side, request));
  }

  #request(side: number, request: HttpRequest): boolean {
    const flow = side >> 1;
    this.#mark(side, clear);
    this.#setClient(side);
    const isConnect = request.method === 'CONNECT';
    const target = urlTarget(request.target);
    const isAbsolute = target.host !== null || target.address !== null;
    if (isConnect || isAbsolute) this.builder.proxied.add(flow);
    if (isConnect) this.builder.flowName(flow, request.target, 'connect');
    const stated = request.host === null ? null : this.builder.flowName(flow, request.host, 'http-host');
    // What follows CONNECT is another protocol, most often TLS: the next segment is looked at afresh.
    if (isConnect) this.#lookAgain = side;
    else {
      // RFC 9112 section 3.2.2: an absolute target overrides the Host field
      const host = target.host === null ? stated : this.builder.flowName(flow, target.host, 'http-host');
      this.#exchange(side, request, isAbsolute, isAbsolute && target.address ? null : host);
    }
    return !isConnect;
  }

  #exchange(side: number, request: HttpRequest, isAbsolute: boolean, host: Hostname | null): void {
    const exchange = {
      timeMs: request.timeUs > 0 ? request.timeUs / 1000 : null,
      method: request.method,
      url: isAbsolute ? request.target : this.#url(side, request),
      host,
      address: isAbsolute ? null : this.#serverAddress(side),
      page: request.referer,
      status: null,
      notSent: null,
      bytesSent: request.headBytes,
      bytesReceived: 0
    };
    this.builder.exchange(exchange, this.source(), side >> 1);
  }

  #url(side: number, request: HttpRequest): string {
    const address = this.#serverAddress(side);
    const authority = request.host ?? (address.includes(':') ? `[${address}]` : address);
    return `http://${authority}${request.target.startsWith('/') ? request.target : `/${request.target}`}`;
  }

  /** The endpoint that the given side sends to. */
  #serverAddress(side: number): ReturnType<typeof formatAddress> {
    const at = (side >> 1) * keyWords + ((side & 1) === 0 ? 4 : 0);
    const { keys } = this.flows;
    return formatAddress([keys[at]!, keys[at + 1]!, keys[at + 2]!, keys[at + 3]!]);
  }
}

/** Waits for the first bytes of a stream that began out of order, or one byte at a time. */
class FirstLook implements StreamReader {
  #reader: StreamReader | null = null;
  #over = false;

  constructor(
    private readonly choose: (bytes: Uint8Array, start: number, end: number) => StreamReader | null
  ) {}

  isDone(): boolean {
    return this.#over || (this.#reader?.isDone() ?? false);
  }

  read(bytes: Uint8Array, start: number, end: number, timeUs: number): number {
    if (!this.#reader) {
      if (end - start < 3) return start;
      this.#reader = this.choose(bytes, start, end);
      this.#over = this.#reader === null;
    }
    return this.#reader ? this.#reader.read(bytes, start, end, timeUs) : end;
  }

  last(bytes: Uint8Array, start: number, end: number, timeUs: number): void {
    this.#reader?.last(bytes, start, end, timeUs);
  }

  skip(missing: number): boolean {
    return this.#reader?.skip(missing) ?? true;
  }
}

const isHttpResponse = (bytes: Uint8Array, start: number, end: number): boolean =>
  // "HTTP/1"
  end - start >= 8 && u32be(bytes, start) === 0x48545450 && u16be(bytes, start + 4) === 0x2f31;

/** DTLS records (RFC 6347 section 4.1), and QUIC's long header. */
const looksEncrypted = (bytes: Uint8Array, start: number, end: number): boolean => {
  const first = bytes[start]!;
  const isDtls = first >= 20 && first <= 25 && bytes[start + 1] === 0xfe && bytes[start + 2]! >= 0xfd;
  return isDtls || hasLongHeader(bytes, start, end);
};
