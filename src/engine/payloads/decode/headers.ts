import type { HeaderField, HeaderLines } from './header-lines.ts';
import { Labels } from './labels.ts';
import type { OpenNode } from './open-node.ts';
import type { Opener } from './opener.ts';

/** The headers of a request, as far as opening it needs them. */
export interface Headers {
  readonly fields: readonly HeaderField[];
  readonly cookies: readonly HeaderField[];
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

export const headersOf = (text: string, lines: HeaderLines): Headers => {
  const fields: HeaderField[] = [];
  const cookies: HeaderField[] = [];
  let mediaType: string | null = null;
  const encodings: string[] = [];
  for (let from = 0; from < text.length;) {
    const next = text.indexOf('\n', from);
    const end = next < 0 ? text.length : next;
    const line = lines.read(text.slice(from, end));
    from = end + 1;
    if (line === null) continue;
    if (!('name' in line)) {
      for (const cookie of line) cookies.push(cookie);
      continue;
    }
    fields.push(line);
    if (line.name === 'content-type') mediaType = line.value;
    else if (line.name === 'content-encoding') encodings.push(...line.value.split(','));
  }
  return { fields, cookies, mediaType, encodings };
};

export const fillHeaders = (opener: Opener, root: OpenNode, { fields, cookies }: Headers): void => {
  fillPart(opener, root, 'header', fields);
  fillPart(opener, root, 'cookie', cookies);
};

const fillPart = (
  opener: Opener,
  root: OpenNode,
  name: 'header' | 'cookie',
  fields: readonly HeaderField[]
): void => {
  const part = fields.length > 0 ? opener.add(root, 'part', name, null) : null;
  if (!part) return;
  const labels = new Labels();
  for (const field of fields) {
    const node = opener.add(part, 'member', labels.next(field.name), field.value);
    if (!node) return;
    node.field = field;
    if (name === 'cookie' || !plain.has(field.name)) opener.openField(node, field);
  }
};
