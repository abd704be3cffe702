import type { Request } from 'trackhar';
import type { Exchange } from '../../model/capture.ts';
import type { Decoded } from '../../model/decoded.ts';
import type { Opened } from '../found.ts';
import { latin1 } from '../../bytes/latin1.ts';
import { maybeText } from '../decode/utf8.ts';

/** A request as TrackHAR takes it, and its body as bytes where it was sent as such. */
export interface TrackharRequest {
  readonly request: Request;
  readonly bytes: Uint8Array | null;
}

const maxBody = 1 << 20;
const maxFields = 200;

const address = /^(https?):\/\/(?:[^/?#@]*@)?([^/?#:]+)(?::(\d+))?([^?#]*)(\?[^#]*)?/i;
const ownPort: Readonly<Record<string, string>> = { http: '80', https: '443' };

/** Null for what none of its adapters can mean, and for bodies over 1 MB. */
export const requestOf = ({ exchange, root }: Opened): TrackharRequest | null => {
  const [, scheme = '', host = '', port = '', path = '', query = ''] = address.exec(exchange.url) ?? [];
  const body = bodyIn(root);
  if (host === '' || (body !== null && body.length > maxBody)) return null;
  const place = placeOf({ scheme: scheme.toLowerCase(), host: host.toLowerCase(), port, path });
  const text = typeof body === 'string' ? body : body === null ? undefined : textOf(body);
  const request = {
    ...{ ...place, ...fieldsOf(exchange), startTime: new Date(exchange.timeMs ?? 0) },
    ...{ method: exchange.method, httpVersion: 'HTTP/1.1', path: pathOf(place.path, query) },
    ...(text === undefined ? {} : { content: text })
  };
  return { request, bytes: body instanceof Uint8Array ? body : null };
};

/** What TrackHAR's steps take for bytes: one character a byte. */
export const withBytes = ({ request, bytes }: TrackharRequest): Request =>
  bytes === null ? request : { ...request, content: latin1(bytes, 0, bytes.length) };

/** Its reader of query strings begins after the first `?`, wherever that stands. */
export const withFormBody = (request: Request): Request =>
  request.content?.includes('?') ? { ...request, content: request.content.replaceAll('?', '%3F') } : request;

/** RFC 9110 section 8.4: what a client packs for the way is unpacked before anyone reads it. */
const codings = new Set(['gzip', 'zlib', 'deflate', 'brotli', 'zstd', 'lz4']);

const bodyIn = (root: Decoded): string | Uint8Array | null => {
  let body: Decoded | undefined = root.children.find(({ label }) => label === 'body');
  let value: Decoded['value'] = null;
  for (; body; body = body.children.find(({ kind, label }) => kind === 'step' && codings.has(label)))
    value = body.value;
  return typeof value === 'string' || value instanceof Uint8Array ? value : null;
};

const textOf = (bytes: Uint8Array): string => maybeText(bytes) ?? latin1(bytes, 0, bytes.length);

interface Place {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
  readonly path: string;
}

const placeOf = ({ scheme, host, port: stated, path: stood }: Place) => {
  const port = stated === ownPort[scheme] ? '' : stated;
  const path = stood === '' ? '/' : stood;
  const endpointUrl = `${scheme}://${host}${port === '' ? '' : `:${port}`}${path}`;
  return { scheme: scheme as 'http' | 'https', host, port, path, endpointUrl };
};

/** It reads the query only as far as a second `?`. */
const pathOf = (path: string, query: string): string =>
  `${path}${query === '' ? '' : `?${query.slice(1).replaceAll('?', '%3F')}`}`;

const fieldsOf = ({ content }: Exchange) => {
  const headers = pairsOf(content?.headers ?? '', '\n', ':');
  const cookie = headers.find(({ name }) => name.toLowerCase() === 'cookie')?.value ?? '';
  return { headers, cookies: pairsOf(cookie, ';', '=') };
};

/** Its work grows with the square of their number. */
const pairsOf = (text: string, between: string, within: string): { name: string; value: string }[] =>
  text
    .split(between, maxFields)
    .map((field) => ({ field, at: field.indexOf(within) }))
    .filter(({ at }) => at > 0)
    .map(({ field, at }) => ({ name: field.slice(0, at).trim(), value: field.slice(at + 1).trim() }));
