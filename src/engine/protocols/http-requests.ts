import type { Body, SentMessage } from '../model/capture.ts';
import { headerValue, prefersHtml, saysDocument } from '../model/header-fields.ts';
import type { Hostname } from '../model/names.ts';
import { urlTarget } from '../model/url.ts';
import type { CaptureBuilder } from './capture-builder.ts';
import type { FlowTable } from './flow-table.ts';
import { BodyGatherer } from './body-gatherer.ts';
import type { HttpRequest, RequestTaker } from './http1.ts';
import { WebSocketReader } from './websocket.ts';

/** More of one body is not kept. */
const maxBody = 1 << 20;

/** From requests in packets to names and exchanges. */
export class HttpRequests {
  constructor(
    private readonly flows: FlowTable,
    private readonly builder: CaptureBuilder,
    private readonly source: () => number
  ) {}

  /** Null where HTTP ends with this request: CONNECT. */
  add(side: number, request: HttpRequest): RequestTaker | null {
    const flow = side >> 1;
    const isConnect = request.method === 'CONNECT';
    const target = urlTarget(request.target);
    const isAbsolute = target.host !== null || target.address !== null;
    if (isConnect || isAbsolute) this.builder.proxied.add(flow);
    if (isConnect) this.builder.flowName(flow, request.target, 'connect');
    const field = headerValue(request.headers, 'host');
    const stated = field === null ? null : this.builder.flowName(flow, field, 'http-host');
    if (isConnect) return null;
    // RFC 9112 section 3.2.2: an absolute target overrides the Host field
    const host = target.host === null ? stated : this.builder.flowName(flow, target.host, 'http-host');
    return this.#exchange(side, request, isAbsolute, isAbsolute && target.address ? null : host);
  }

  /** An exchange has its place from the head of the request on; its body comes when it is there. */
  #exchange(side: number, request: HttpRequest, isAbsolute: boolean, host: Hostname | null): RequestTaker {
    const { headers } = request;
    const content = { headers, body: null as Body | null, messages: [] as SentMessage[] };
    const exchange = {
      timeMs: request.timeUs > 0 ? request.timeUs / 1000 : null,
      method: request.method,
      url: isAbsolute ? request.target : this.#url(side, request),
      host,
      address: isAbsolute ? null : this.flows.farAddress(side),
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
    this.builder.exchange(exchange, this.source(), side >> 1);
    const { payloads } = this.builder;
    const mediaType = headerValue(headers, 'content-type');
    const body = new BodyGatherer(payloads, maxBody, (data, cutFrom) => {
      content.body = { data, mediaType, cutFrom };
    });
    return { body, webSocket: () => new WebSocketReader(payloads, content.messages) };
  }

  #url(side: number, { headers, target }: HttpRequest): string {
    const address = this.flows.farAddress(side);
    const authority = headerValue(headers, 'host') ?? (address.includes(':') ? `[${address}]` : address);
    return `http://${authority}${target.startsWith('/') ? target : `/${target}`}`;
  }
}
