import { beginsAs } from '../bytes/begins.ts';
import type { CaptureBuilder } from './capture-builder.ts';
import { DnsTcpReader } from './dns/over-tcp.ts';
import { clear, encrypted, type FlowTable } from './flow-table.ts';
import { HttpConnection, type Upgrade } from './http/connection.ts';
import type { HttpExchanges, OpenExchange } from './http/exchanges.ts';
import { looksLikeRequest, type HttpRequest } from './http/request-reader.ts';
import { looksLikeResponse } from './http/response-reader.ts';
import { Http2Connection } from './http2/connection.ts';
import { preface } from './http2/frame-reader.ts';
import { headerValue } from '../model/header-fields.ts';
import { BehindPreamble } from './preambles/behind.ts';
import { ProxyHeader, proxyHeaderBytes } from './preambles/proxy-header.ts';
import { looksLikeSocks, SocksPreamble } from './preambles/socks.ts';
import type { StreamReader, TwoWay } from './stream-reader.ts';
import { FirstLook, tellingBytes, type Choice } from './tcp/first-look.ts';
import { ClientHelloReader, helloIn, isTlsRecord, type ClientHello } from './tls/client-hello.ts';

const portDns = 53;
/** Connections whose second side still finds the first; the oldest are forgotten. */
const maxConnections = 1 << 14;

/** Tells by its first bytes what a stream is, whatever its port, and gives it a reader. */
export class StreamChooser {
  /** By flow: connections of which both sides are read. */
  readonly #connections = new Map<number, TwoWay>();

  constructor(
    private readonly flows: FlowTable,
    private readonly builder: CaptureBuilder,
    private readonly exchanges: HttpExchanges
  ) {}

  /** A new connection, also on ports that were used before. */
  begins(flow: number): void {
    this.#connections.delete(flow);
  }

  /** `isFirst`: the stream begins with these bytes. */
  readerFor(
    side: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    isFirst: boolean
  ): StreamReader | null | 'nobody' {
    const choice = this.#choose(side, bytes, start, end, isFirst);
    return choice === 'wait' ? this.firstLook(side, isFirst) : choice;
  }

  /** A reader for a stream whose first bytes are still to come. */
  firstLook(side: number, isFirst: boolean): StreamReader {
    return new FirstLook((...piece) => this.#choose(side, ...piece), isFirst);
  }

  #choose(side: number, bytes: Uint8Array, start: number, end: number, isFirst: boolean): Choice {
    if (this.flows.hasPort(side, portDns)) return this.#dns(side);
    const known = this.#connections.get(side >> 1);
    if (known && !this.flows.isClient(side)) return this.#answers(known, side, bytes, start, end, isFirst);
    if (end - start < tellingBytes) return 'wait';
    if (isTlsRecord(bytes, start)) return this.#tls(side, bytes, start, end);
    return (isFirst ? this.#preamble(side, bytes, start, end) : null) ?? this.#http(side, bytes, start, end);
  }

  #answers(
    known: TwoWay,
    side: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    isFirst: boolean
  ): Choice {
    const isAnswer = known.isAnswer(bytes, start, end);
    if (isAnswer !== true) return isAnswer === null ? 'wait' : null;
    this.flows.mark(side, clear);
    if (!isFirst) known.server.skip(0);
    return known.server;
  }

  #dns(side: number): StreamReader {
    return new DnsTcpReader(this.builder.dns, () => {
      this.flows.mark(side, clear);
    });
  }

  /** A server's hello, or a stream met midway: nothing in it names anyone. */
  #tls(side: number, bytes: Uint8Array, start: number, end: number): Choice {
    this.flows.mark(side, encrypted);
    const hello = helloIn(bytes, start, end);
    if (hello === 'cut')
      return new ClientHelloReader((gathered) => {
        this.#hello(side, gathered);
      });
    if (hello) this.#hello(side, hello);
    return 'nobody';
  }

  #hello(side: number, hello: ClientHello): void {
    this.flows.mark(side, encrypted);
    this.flows.setClient(side);
    this.builder.flowHello(side >> 1, hello, 'sni');
  }

  #preamble(side: number, bytes: Uint8Array, start: number, end: number): Choice {
    const behind = (): StreamReader => this.firstLook(side, false);
    const header = proxyHeaderBytes(bytes, start, end);
    if (header < 0) return 'wait';
    if (header > 0) return new BehindPreamble(new ProxyHeader(), behind);
    if (!looksLikeSocks(bytes, start, end)) return null;
    const socks = new SocksPreamble((host) => {
      this.flows.setClient(side);
      this.builder.proxied.add(side >> 1);
      if (host !== null) this.builder.flowName(side >> 1, host, 'socks');
    });
    return new BehindPreamble(socks, behind);
  }

  #http(side: number, bytes: Uint8Array, start: number, end: number): Choice {
    if (beginsAs(bytes, start, end, preface))
      return end - start < preface.length ? 'wait' : this.#http2(side, null).client;
    const request = looksLikeRequest(bytes, start, end);
    if (request === 2) return this.#http1(side).client;
    if (request === 1) return 'wait';
    if (looksLikeResponse(bytes, start, end)) this.flows.mark(side, clear);
    return null;
  }

  #http1(side: number): TwoWay {
    return this.#add(
      side,
      new HttpConnection({
        asked: (request) => {
          this.flows.mark(side, clear);
          this.flows.setClient(side);
          const exchange = this.exchanges.add(side, request);
          return {
            method: request.method,
            exchange,
            upgrade: exchange && this.#upgrade(side, request, exchange)
          };
        },
        tunnel: () => this.firstLook(side, false)
      })
    );
  }

  #http2(side: number, upgraded: OpenExchange | null): TwoWay {
    this.flows.mark(side, clear);
    this.flows.setClient(side);
    return this.#add(
      side,
      new Http2Connection((request) => this.exchanges.addStream(side, request), upgraded)
    );
  }

  /** What a request asks to go on with: a WebSocket (RFC 6455 section 4.1) or HTTP/2 (RFC 7540 section 3.2). */
  #upgrade(side: number, { headers }: HttpRequest, exchange: OpenExchange): Upgrade | null {
    const wanted = headerValue(headers, 'upgrade')?.toLowerCase() ?? '';
    if (wanted === 'websocket') return { client: () => exchange.webSocket(), server: () => null };
    if (!/\bh2c\b/.test(wanted)) return null;
    let next: TwoWay | null = null;
    const http2 = (): TwoWay => (next ??= this.#http2(side, exchange));
    return { client: () => http2().client, server: () => http2().server };
  }

  #add(side: number, connection: TwoWay): TwoWay {
    const [oldest] = this.#connections.size < maxConnections ? [] : this.#connections.keys();
    if (oldest !== undefined) this.#connections.delete(oldest);
    this.#connections.set(side >> 1, connection);
    return connection;
  }
}
