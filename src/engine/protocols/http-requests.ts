import type { Hostname } from '../model/names.ts';
import { urlTarget } from '../model/url.ts';
import type { CaptureBuilder } from './capture-builder.ts';
import type { FlowTable } from './flow-table.ts';
import type { HttpRequest } from './http1.ts';

/** From requests in packets to names and exchanges. */
export class HttpRequests {
  constructor(
    private readonly flows: FlowTable,
    private readonly builder: CaptureBuilder,
    private readonly source: () => number
  ) {}

  /** False where HTTP ends with this request: CONNECT. */
  add(side: number, request: HttpRequest): boolean {
    const flow = side >> 1;
    const isConnect = request.method === 'CONNECT';
    const target = urlTarget(request.target);
    const isAbsolute = target.host !== null || target.address !== null;
    if (isConnect || isAbsolute) this.builder.proxied.add(flow);
    if (isConnect) this.builder.flowName(flow, request.target, 'connect');
    const stated = request.host === null ? null : this.builder.flowName(flow, request.host, 'http-host');
    if (isConnect) return false;
    // RFC 9112 section 3.2.2: an absolute target overrides the Host field
    const host = target.host === null ? stated : this.builder.flowName(flow, target.host, 'http-host');
    this.#exchange(side, request, isAbsolute, isAbsolute && target.address ? null : host);
    return true;
  }

  #exchange(side: number, request: HttpRequest, isAbsolute: boolean, host: Hostname | null): void {
    const exchange = {
      timeMs: request.timeUs > 0 ? request.timeUs / 1000 : null,
      method: request.method,
      url: isAbsolute ? request.target : this.#url(side, request),
      host,
      address: isAbsolute ? null : this.flows.farAddress(side),
      page: request.referer,
      status: null,
      notSent: null,
      bytesSent: request.headBytes,
      bytesReceived: 0,
      mediaType: null,
      isDocument: false,
      content: null
    };
    this.builder.exchange(exchange, this.source(), side >> 1);
  }

  #url(side: number, request: HttpRequest): string {
    const address = this.flows.farAddress(side);
    const authority = request.host ?? (address.includes(':') ? `[${address}]` : address);
    return `http://${authority}${request.target.startsWith('/') ? request.target : `/${request.target}`}`;
  }
}
