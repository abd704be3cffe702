import type { Capture, Exchange } from '#engine/model/capture.ts';
import type { Hostname } from '#engine/model/names.ts';
import type { Wanted } from '#engine/model/own-value.ts';
import { findAll, type ContentFinding } from '#engine/payloads/find.ts';

export interface Sent {
  readonly url: string;
  readonly body?: string;
  readonly headers?: string;
  readonly page?: string | null;
  readonly document?: boolean;
}

export const exchangeOf = (sent: Sent, at: number): Exchange => ({
  id: `e${at}`,
  source: 0,
  timeMs: 1000 * at,
  method: sent.body === undefined ? 'GET' : 'POST',
  url: sent.url,
  host: /\/\/([^/?#:]+)/.exec(sent.url)![1] as Hostname,
  ...{ address: null, flow: null, page: sent.page ?? null, app: null, status: 200, notSent: null },
  ...{ bytesSent: 0, bytesReceived: 0, mediaType: sent.document ? 'text/html' : 'application/json' },
  edge: null,
  isDocument: sent.document ?? false,
  content: {
    headers: sent.headers ?? '',
    body: sent.body === undefined ? null : { data: sent.body, mediaType: 'application/json', cutFrom: null },
    messages: []
  }
});

export const captureOf = (sent: readonly Sent[]): Capture => ({
  ...{
    sources: [],
    hosts: new Map(),
    resolutions: [],
    secrets: [],
    pages: [],
    notIp: 0,
    sealed: 0,
    tcpGaps: 0
  },
  ...{
    unreadLinkTypes: new Map(),
    flows: {
      length: 0,
      at: () => {
        throw new Error('no flows');
      },
      each: () => undefined
    }
  },
  exchanges: sent.map(exchangeOf)
});

/** What is found in requests to a host that no rule knows. */
export const findIn = (sent: readonly Sent[], wanted: Partial<Wanted> = {}): readonly ContentFinding[] =>
  findAll(captureOf(sent), { wanted: { own: [], visited: [], ...wanted } }).findings;

/** As `what: value`, of one JSON body sent by an app to a host that no rule knows. */
export const inBody = (body: unknown): string[] =>
  findIn([{ url: 'https://collect.example.net/in', body: JSON.stringify(body) }]).map(said);

export const said = ({ what, value }: ContentFinding): string => `${what}: ${value}`;
