import type { AnswerEdge } from '../../model/answer-edge.ts';
import type { Body, SentMessage } from '../../model/capture.ts';
import { headerValue, prefersHtml, saysDocument } from '../../model/header-fields.ts';
import type { Hostname } from '../../model/names.ts';
import { urlTarget } from '../../model/url.ts';
import type { CaptureBuilder, WrittenExchange } from '../capture-builder.ts';
import type { FlowTable } from '../flow-table.ts';
import type { StreamReader } from '../stream-reader.ts';
import { BodyGatherer } from './body-gatherer.ts';
import type { BodyTaker } from './message-body.ts';
import type { HttpRequest } from './request-reader.ts';
import { WebSocketReader } from './websocket.ts';

/** More of one body is not kept. */
const maxBody = 1 << 20;

/** An exchange has its place from the head of its request on; the body, and the answer, come when they are there. */
export interface OpenExchange {
  readonly body: BodyTaker;
  /** `mediaType` as the answer's field gives it. */
  answer(status: number, mediaType: string | null, edge: AnswerEdge | null): void;
  /** So many bytes more were received for it. */
  received(bytes: number): void;
  /** Reads what the client says where the connection became a WebSocket. */
  webSocket(): StreamReader;
}

/** A request of HTTP/2 (RFC 9113 section 8.3.1): whom it is for stands beside its fields. */
export interface StreamRequest {
  readonly method: string;
  readonly scheme: string;
  readonly authority: string | null;
  readonly path: string;
  readonly headers: string;
  readonly headBytes: number;
  readonly timeUs: number;
}

/** What both versions say of a request. */
interface Request {
  readonly method: string;
  readonly url: string;
  readonly host: Hostname | null;
  /** Null where the request goes on from a proxy. */
  readonly isDirect: boolean;
  readonly headers: string;
  readonly headBytes: number;
  readonly timeUs: number;
}

/** From requests in packets to names and exchanges. */
export class HttpExchanges {
  constructor(
    private readonly flows: FlowTable,
    private readonly builder: CaptureBuilder,
    private readonly source: () => number
  ) {}

  /** Null for CONNECT: what it asks for is a way, and what goes that way is another matter. */
  add(side: number, request: HttpRequest): OpenExchange | null {
    const { headers } = request;
    if (request.method === 'CONNECT') {
      this.#tunnel(side, request.target);
      this.#name(side, headerValue(headers, 'host'), 'http-host');
      return null;
    }
    const target = urlTarget(request.target);
    const isDirect = target.host === null && target.address === null;
    if (!isDirect) this.builder.proxied.add(side >> 1);
    const stated = this.#name(side, headerValue(headers, 'host'), 'http-host');
    // RFC 9112 section 3.2.2: an absolute target overrides the Host field
    const host = isDirect ? stated : this.#name(side, target.host, 'http-host');
    const url = isDirect
      ? this.#url(side, 'http', headerValue(headers, 'host'), request.target)
      : request.target;
    return this.#open(side, { ...request, url, host, isDirect });
  }

  /** As `add`, for HTTP/2: CONNECT has no path (RFC 9113 section 8.5). */
  addStream(side: number, request: StreamRequest): OpenExchange | null {
    const { method, scheme, authority, path, headers } = request;
    if (method === 'CONNECT' && path === '') {
      if (authority !== null) this.#tunnel(side, authority);
      return null;
    }
    const named = authority ?? headerValue(headers, 'host');
    const host = this.#name(side, named, 'h2-authority');
    return this.#open(side, { ...request, url: this.#url(side, scheme, named, path), host, isDirect: true });
  }

  #tunnel(side: number, target: string): void {
    this.builder.proxied.add(side >> 1);
    this.#name(side, target, 'connect');
  }

  #name(side: number, text: string | null, kind: 'http-host' | 'h2-authority' | 'connect'): Hostname | null {
    return text === null ? null : this.builder.flowName(side >> 1, text, kind);
  }

  #open(side: number, request: Request): OpenExchange {
    const { headers, isDirect } = request;
    const content = { headers, body: null as Body | null, messages: [] as SentMessage[] };
    const draft = {
      timeMs: request.timeUs > 0 ? request.timeUs / 1000 : null,
      method: request.method,
      url: request.url,
      host: request.host,
      address: isDirect && !this.builder.proxied.has(side >> 1) ? this.flows.farAddress(side) : null,
      page: headerValue(headers, 'referer'),
      app: this.flows.apps.get(side >> 1) ?? null,
      status: null,
      notSent: null,
      bytesSent: request.headBytes,
      bytesReceived: 0,
      mediaType: null,
      isDocument: saysDocument(headers) ?? (request.method === 'GET' && prefersHtml(headers)),
      content
    };
    return new WrittenInParts(this.builder, this.builder.exchange(draft, this.source(), side >> 1), content);
  }

  #url(side: number, scheme: string, authority: string | null, path: string): string {
    const address = this.flows.farAddress(side);
    const host = authority ?? (address.includes(':') ? `[${address}]` : address);
    return `${scheme}://${host}${path.startsWith('/') ? path : `/${path}`}`;
  }
}

interface Content {
  readonly headers: string;
  body: Body | null;
  readonly messages: SentMessage[];
}

/** An exchange of the capture that its connection still writes to. */
class WrittenInParts implements OpenExchange {
  readonly body: BodyTaker;

  constructor(
    private readonly builder: CaptureBuilder,
    private readonly exchange: WrittenExchange,
    private readonly content: Content
  ) {
    const mediaType = headerValue(content.headers, 'content-type');
    this.body = new BodyGatherer(builder.payloads, maxBody, (data, cutFrom) => {
      content.body = { data, mediaType, cutFrom };
      exchange.bytesSent += cutFrom ?? data.length;
    });
  }

  answer(status: number, mediaType: string | null, edge: AnswerEdge | null): void {
    this.exchange.edge = edge;
    this.exchange.status = status;
    this.exchange.mediaType = mediaType?.split(';', 1)[0]!.trim().toLowerCase() ?? null;
  }

  received(bytes: number): void {
    this.exchange.bytesReceived += bytes;
  }

  webSocket(): StreamReader {
    return new WebSocketReader(this.builder.payloads, this.content.messages);
  }
}
