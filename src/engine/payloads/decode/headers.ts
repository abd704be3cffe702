import { Labels } from './labels.ts';
import type { OpenNode } from './open-node.ts';
import type { Opener } from './opener.ts';

/** The headers of a request, as far as opening it needs them. */
export interface Headers {
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly cookies: readonly string[];
  readonly mediaType: string | null;
  readonly encodings: readonly string[];
}

/** Fields whose values the transport is made of: kept, but there is nothing in them to be opened. */
const plain: ReadonlySet<string> = new Set([
  ...[':authority', ':method', ':path', ':scheme', ':protocol', 'host', 'connection', 'proxy-connection'],
  ...[
    'accept',
    'accept-charset',
    'accept-encoding',
    'accept-language',
    'accept-ranges',
    'access-control-max-age'
  ],
  ...[
    'access-control-request-headers',
    'access-control-request-method',
    'cache-control',
    'pragma',
    'priority'
  ],
  ...[
    'content-encoding',
    'content-length',
    'content-type',
    'date',
    'dnt',
    'expect',
    'keep-alive',
    'origin',
    'range'
  ],
  ...[
    'if-match',
    'if-modified-since',
    'if-none-match',
    'if-range',
    'if-unmodified-since',
    'sec-gpc',
    'save-data'
  ],
  ...['sec-fetch-dest', 'sec-fetch-mode', 'sec-fetch-site', 'sec-fetch-user', 'sec-purpose', 'te', 'trailer'],
  ...['sec-ch-ua', 'sec-ch-ua-arch', 'sec-ch-ua-bitness', 'sec-ch-ua-form-factors', 'sec-ch-ua-full-version'],
  ...['sec-ch-ua-full-version-list', 'sec-ch-ua-mobile', 'sec-ch-ua-model', 'sec-ch-ua-platform'],
  ...['sec-ch-ua-platform-version', 'sec-ch-ua-wow64', 'sec-websocket-extensions', 'sec-websocket-key'],
  ...[
    'sec-websocket-version',
    'transfer-encoding',
    'upgrade',
    'upgrade-insecure-requests',
    'user-agent',
    'via'
  ]
]);

export const headersOf = (text: string): Headers => {
  const fields: [string, string][] = [];
  const cookies: string[] = [];
  let mediaType: string | null = null;
  const encodings: string[] = [];
  for (let from = 0; from < text.length;) {
    const next = text.indexOf('\n', from);
    const end = next < 0 ? text.length : next;
    const colon = text.indexOf(':', from + 1); // the name of a pseudo-header begins with one (RFC 9113 section 8.3)
    if (colon > 0 && colon < end) {
      const name = text.slice(from, colon).toLowerCase();
      const value = text.slice(colon + 1, end).trim();
      if (name === 'cookie') cookies.push(value);
      else fields.push([name, value]);
      if (name === 'content-type') mediaType = value;
      else if (name === 'content-encoding') encodings.push(...value.split(','));
    }
    from = end + 1;
  }
  return { fields, cookies, mediaType, encodings };
};

export const fillHeaders = (opener: Opener, root: OpenNode, { fields }: Headers): void => {
  const part = fields.length > 0 ? opener.add(root, 'part', 'header', null) : null;
  if (!part) return;
  const labels = new Labels();
  for (const [name, value] of fields) {
    const node = opener.add(part, 'member', labels.next(name), value);
    if (!node) return;
    if (!plain.has(name)) opener.open(node);
  }
};

/** RFC 6265 section 4.2.1: pairs joined by `; `. */
export const fillCookies = (opener: Opener, root: OpenNode, { cookies }: Headers): void => {
  const part = cookies.length > 0 ? opener.add(root, 'part', 'cookie', null) : null;
  if (!part) return;
  const labels = new Labels();
  for (const text of cookies)
    for (let from = 0; from < text.length;) {
      const next = text.indexOf(';', from);
      const end = next < 0 ? text.length : next;
      if (!addCookie(opener, part, labels, text.slice(from, end).trim())) return;
      from = end + 1;
    }
};

const addCookie = (opener: Opener, part: OpenNode, labels: Labels, pair: string): boolean => {
  if (pair === '') return true;
  const equals = pair.indexOf('=');
  const name = equals < 0 ? '' : pair.slice(0, equals).trim();
  const node = opener.add(part, 'member', labels.next(name), pair.slice(equals + 1).trim());
  if (node) opener.open(node);
  return node !== null;
};
