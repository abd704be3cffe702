import { u16be, u32be } from '../bytes/integers.ts';
import type { CaptureBuilder } from './capture-builder.ts';
import { DnsTcpReader } from './dns-tcp.ts';
import { FirstLook } from './first-look.ts';
import { clear, encrypted, type FlowTable } from './flow-table.ts';
import { HttpRequestReader, looksLikeRequest } from './http1.ts';
import type { HttpRequests } from './http-requests.ts';
import type { StreamReader } from './stream-reader.ts';
import { ClientHelloReader, handshakeRecord, isTlsRecord } from './tls.ts';

const portDns = 53;
/** Bytes by which a stream can be told. */
const tellingBytes = 3;

/** Tells by its first bytes what a stream is, whatever its port, and gives it a reader. */
export class StreamChooser {
  /** A side whose reader is done, but behind whom another protocol begins. */
  #lookAgain = -1;

  constructor(
    private readonly flows: FlowTable,
    private readonly builder: CaptureBuilder,
    private readonly requests: HttpRequests
  ) {}

  /** Null for a stream that nobody here reads. */
  readerFor(side: number, bytes: Uint8Array, start: number, end: number): StreamReader | null {
    if (this.flows.hasPort(side, portDns)) return this.#dns(side);
    if (isTlsRecord(bytes, start) || (bytes[start] === handshakeRecord && end - start < tellingBytes))
      return this.#tls(side, bytes[start] === handshakeRecord, bytes[start + 5], end - start);
    const request = looksLikeRequest(bytes, start, end);
    if (request === 2) return this.#http(side);
    if (request === 1) return end - start < tellingBytes ? this.firstLook(side) : this.#http(side);
    if (isHttpResponse(bytes, start, end)) this.flows.mark(side, clear);
    return null;
  }

  /** A reader for a stream whose first bytes are still to come. */
  firstLook(side: number): StreamReader {
    return new FirstLook((bytes, start, end) => this.readerFor(side, bytes, start, end));
  }

  /** Asked when a reader is done: does another protocol begin behind it? */
  looksAgain(side: number): boolean {
    const isAgain = this.#lookAgain === side;
    if (isAgain) this.#lookAgain = -1;
    return isAgain;
  }

  #dns(side: number): StreamReader {
    return new DnsTcpReader((message, timeUs) => {
      this.flows.mark(side, clear);
      this.builder.dns(message, 'dns', timeUs);
    });
  }

  #tls(side: number, isHandshake: boolean, message: number | undefined, length: number): StreamReader | null {
    if (length >= tellingBytes) this.flows.mark(side, encrypted);
    // A server hello (2), or a stream met midway: nothing in it names anyone.
    if (!isHandshake || (length > 5 && message !== 1)) return null;
    return new ClientHelloReader((hello) => {
      this.flows.mark(side, encrypted);
      this.flows.setClient(side);
      if (hello.serverName !== null) this.builder.flowName(side >> 1, hello.serverName, 'sni');
    });
  }

  #http(side: number): StreamReader {
    return new HttpRequestReader((request) => {
      this.flows.mark(side, clear);
      this.flows.setClient(side);
      const taker = this.requests.add(side, request);
      // What follows CONNECT is another protocol, most often TLS: the next segment is looked at afresh.
      if (!taker) this.#lookAgain = side;
      return taker;
    });
  }
}

const isHttpResponse = (bytes: Uint8Array, start: number, end: number): boolean =>
  // "HTTP/1"
  end - start >= 8 && u32be(bytes, start) === 0x48545450 && u16be(bytes, start + 4) === 0x2f31;
