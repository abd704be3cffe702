import { adapters, processRequest, type Adapter, type Request } from 'trackhar';
import type { Exchange } from '../../model/capture.ts';
import type { Decoded } from '../../model/decoded.ts';
import type { Reason } from '../../model/finding.ts';
import { latin1 } from '../../bytes/latin1.ts';
import type { Found, Opened, Origin } from '../found.ts';
import { trackharProperties } from './trackhar-properties.ts';
import { tellingText } from './telling.ts';

/*
 * TrackHAR (Datenanfragen.de e. V., CC0): adapters of 32 companies. It is given what its own reader of HAR files leaves
 * out, bytes and rebuilt forms, and its findings are put to their nodes in our tree.
 */

const repository = 'https://github.com/tweaselORG/TrackHAR';
const maxBody = 1 << 20;
const maxValues = 20;

const idOf = (adapter: Adapter): string => `trackhar/${adapter.tracker.slug}/${adapter.slug}`;

export const trackharOrigins: readonly Origin[] = [
  ...new Map(
    adapters.map((adapter) => [
      idOf(adapter),
      {
        id: idOf(adapter),
        name: `TrackHAR: ${adapter.tracker.name}, ${adapter.name}`,
        source: `${repository}/blob/main/src/adapters/${adapter.tracker.slug}.ts`
      }
    ])
  ).values()
];

/** The most telling label of an endpoint's host: a request to a host without any of them is none of TrackHAR's. */
const labelOf = (endpoint: string | RegExp): string => {
  const source = typeof endpoint === 'string' ? endpoint : endpoint.source.replaceAll('\\/', '/');
  const host = /:\/\/([^/]+)/.exec(source)?.[1] ?? '';
  const labels = host.split(/\\?\./).filter((label) => /^[a-z0-9-]+$/.test(label));
  return labels.reduce((longest, label) => (label.length > longest.length ? label : longest), '');
};

const labels: ReadonlySet<string> = new Set(
  adapters.flatMap(({ endpointUrls }) => endpointUrls.map(labelOf))
);

export interface Bridged {
  readonly found: readonly Found[];
  /** Adapters that knew the request and could not read it. */
  readonly failures: readonly { readonly adapter: string }[];
}

const nothing: Bridged = { found: [], failures: [] };

/** What TrackHAR says of an opened request. Never throws. */
export const trackharFindings = (opened: Opened): Bridged => {
  const { exchange } = opened;
  if (!exchange.host?.split('.').some((label) => labels.has(label))) return nothing;
  const request = requestOf(exchange);
  if (!request) return nothing;
  const adapter = adapterFor(request);
  if (!adapter) return nothing;
  const results = annotated(request);
  if (!results || results.length === 0) return { found: [], failures: [{ adapter: idOf(adapter) }] };
  const nodes = new Nodes(opened.root);
  return { found: results.flatMap((result) => foundIn(result, adapter, nodes)), failures: [] };
};

/** As TrackHAR chooses: the first that matches. */
const adapterFor = (request: Request): Adapter | undefined =>
  adapters.find(
    ({ endpointUrls, match }) =>
      endpointUrls.some((url) =>
        typeof url === 'string' ? url === request.endpointUrl : url.test(request.endpointUrl)
      ) &&
      (match === undefined || matches(match, request))
  );

const matches = (match: NonNullable<Adapter['match']>, request: Request): boolean => {
  try {
    return match(request) === true;
  } catch {
    return false; // it asked for something this request does not have
  }
};

type Annotated = NonNullable<ReturnType<typeof processRequest>>;

const annotated = (request: Request): Annotated | undefined => {
  try {
    return processRequest(request);
  } catch {
    return undefined; // counted by the caller
  }
};

const address = /^(https?):\/\/(?:[^/?#@]*@)?([^/?#:]+)(?::(\d+))?([^?#]*)(\?[^#]*)?/i;

/** TrackHAR's request: bytes are a string of one character a byte, which is what its decoding steps take. */
const requestOf = (exchange: Exchange): Request | null => {
  const [, scheme = '', host = '', port = '', path = '', query = ''] = address.exec(exchange.url) ?? [];
  const data = exchange.content?.body?.data ?? null;
  if (host === '' || (data !== null && data.length > maxBody)) return null;
  const headers = fieldsOf(exchange.content?.headers ?? '', '\n', ':');
  const cookie = headers.find(({ name }) => name.toLowerCase() === 'cookie')?.value ?? '';
  return {
    startTime: new Date(exchange.timeMs ?? 0),
    method: exchange.method,
    host,
    path: `${path === '' ? '/' : path}${query}`,
    endpointUrl: `${scheme.toLowerCase()}://${host.toLowerCase()}${port === '' ? '' : `:${port}`}${path === '' ? '/' : path}`,
    ...(data === null ? {} : { content: typeof data === 'string' ? data : latin1(data, 0, data.length) }),
    port,
    scheme: scheme.toLowerCase() as 'http' | 'https',
    httpVersion: 'HTTP/1.1',
    headers,
    cookies: fieldsOf(cookie, ';', '=')
  };
};

const fieldsOf = (text: string, between: string, within: string): { name: string; value: string }[] =>
  text.split(between).flatMap((field) => {
    const at = field.indexOf(within);
    return at < 1 ? [] : [{ name: field.slice(0, at).trim(), value: field.slice(at + 1).trim() }];
  });

const foundIn = (result: Annotated[number], adapter: Adapter, nodes: Nodes): Found[] => {
  const meaning = trackharProperties[result.property as string];
  if (!meaning) return [];
  const name = /([^.[\]'"]+)['"\]]*$/.exec(result.path)?.[1] ?? '';
  return scalarsIn(result.value).flatMap((text) => {
    const node = nodes.holding(text, result.context, name);
    const value = tellingText(text);
    if (!node || value === null || (meaning.kind === 'page-visited' && !/^https?:\/\//i.test(value)))
      return [];
    const { kind, what } = meaning;
    const said = { node, kind, what, value, form: 'plain', certainty: 'observed' } as const;
    return [{ ...said, rule: idOf(adapter), reason: reasonOf(result.reasoning) }];
  });
};

const scalarsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.slice(0, maxValues).flatMap(scalarsIn);
  if (typeof value === 'string') return [value];
  return typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
};

const reasonOf = (reasoning: string): Reason => {
  if (reasoning === 'obvious property name') return 'obvious-name';
  return /^https?:/.test(reasoning) ? 'documented' : 'research';
};

/** The nodes of a tree by the text they hold. */
class Nodes {
  readonly #byText = new Map<
    string,
    { readonly node: Decoded; readonly part: string; readonly name: string }[]
  >();
  readonly #parts: readonly Decoded[];

  constructor(root: Decoded) {
    this.#parts = root.children;
    for (const part of root.children) this.#collect(part, part.label, part.label);
  }

  #collect(node: Decoded, part: string, above: string): void {
    const name = node.kind === 'step' ? above : node.label;
    const { value } = node;
    if (value !== null && !(value instanceof Uint8Array)) {
      const text = String(value);
      const same = this.#byText.get(text);
      if (same) same.push({ node, part, name });
      else this.#byText.set(text, [{ node, part, name }]);
    }
    for (const child of node.children) this.#collect(child, part, name);
  }

  /** Where the text stands; where it cannot be found again, the part of the request that TrackHAR read it from. */
  holding(text: string, part: string, name: string): Decoded | null {
    const all = this.#byText.get(text) ?? [];
    const best =
      all.find((one) => one.part === part && one.name === name) ??
      all.find((one) => one.part === part) ??
      all[0];
    return best?.node ?? this.#parts.find(({ label }) => label === part) ?? null;
  }
}
