import { adapters, type Adapter, type Request } from 'trackhar';
import type { Reason } from '../../model/finding.ts';
import { decodeBase64 } from '../decode/decoders/base64.ts';
import type { Found, Opened, Origin } from '../found.ts';
import type { Bridge, Bridged } from './bridged.ts';
import { tellingText } from './telling.ts';
import { domainsIn } from './trackhar-domains.ts';
import { TextPlaces } from './trackhar-nodes.ts';
import { meaningOf } from './trackhar-properties.ts';
import { isModestProtobuf } from './trackhar-protobuf.ts';
import { requestOf, withBytes, withFormBody, type TrackharRequest } from './trackhar-request.ts';
import { resultsOf, type TrackharResult } from './trackhar-results.ts';

/*
 * TrackHAR (Datenanfragen.de e. V., CC0): adapters of 32 companies. It is given what its own reader of HAR files leaves
 * out, bytes and rebuilt forms, and its findings are put to their nodes in our tree.
 */

/** Each adapter has a page there, made from it: its steps, its properties and the reason for each. */
const wiki = 'https://trackers.tweasel.org/t';
const maxValues = 20;

const idOf = ({ tracker, slug }: Adapter): string => `trackhar/${tracker.slug}/${slug}`;

const originOf = (adapter: Adapter): Origin => ({
  id: idOf(adapter),
  name: `TrackHAR: ${adapter.tracker.name}, ${adapter.name}`,
  source: `${wiki}/${adapter.tracker.slug}/${adapter.slug}`
});

export const trackharOrigins: readonly Origin[] = [
  ...new Map(adapters.map((adapter) => [idOf(adapter), originOf(adapter)])).values()
];

/**
 * The last two labels of an endpoint's host, or the longest before an end that a pattern leaves open: a request to no
 * such host is none of TrackHAR's.
 */
const domainOf = (endpoint: string | RegExp): string => {
  const source = typeof endpoint === 'string' ? endpoint : endpoint.source.replaceAll('\\/', '/');
  const labels = (/:\/\/([^/]+)/.exec(source)?.[1] ?? '').split(/\\?\./);
  const isPlain = (label: string): boolean => /^[a-z0-9-]+$/.test(label);
  const last = labels.slice(-2);
  if (last.every(isPlain)) return last.join('.');
  const longest = labels
    .filter(isPlain)
    .reduce((one, other) => (other.length > one.length ? other : one), '');
  return `${longest}.*`;
};

const byDomain = new Map<string, Set<Adapter>>();
for (const adapter of adapters)
  for (const domain of adapter.endpointUrls.map(domainOf))
    byDomain.set(domain, (byDomain.get(domain) ?? new Set()).add(adapter));

/** What `trackhar-domains.ts` lists. */
export const domainsOfAdapters = (): string[] => [...byDomain.keys()].sort();

/** In TrackHAR's order: the first that matches is taken. */
const candidatesFor = (host: string): readonly Adapter[] | null => {
  const domains = domainsIn(host, byDomain);
  return (
    domains && adapters.filter((adapter) => domains.some((domain) => byDomain.get(domain)?.has(adapter)))
  );
};

const nothing: Bridged = { found: [], failures: [] };

/** What TrackHAR says of an opened request. Never throws. */
export const trackharFindings = (opened: Opened): Bridged => {
  const { host } = opened.exchange;
  const candidates = host === null ? null : candidatesFor(host);
  const given = candidates === null ? null : requestOf(opened);
  const adapter = candidates && given ? adapterFor(candidates, given.request) : undefined;
  return given && adapter ? read(opened, given, adapter) : nothing;
};

const read = ({ root }: Opened, given: TrackharRequest, adapter: Adapter): Bridged => {
  const places = new TextPlaces(root);
  const results = isReadable(given, adapter, places) ? processed(given, adapter) : null;
  if (results === null || isLost(results, given, adapter))
    return { found: [], failures: [{ adapter: idOf(adapter) }] };
  return { found: results.flatMap((result) => foundIn(result, adapter, places)), failures: [] };
};

/** As TrackHAR chooses: the first that matches, with or without a slash at the end. */
const adapterFor = (candidates: readonly Adapter[], request: Request): Adapter | undefined => {
  const urls = [request.endpointUrl, request.endpointUrl.replace(/\/$/, '')];
  const isMeant = (wanted: string | RegExp) =>
    urls.some((url) => (typeof wanted === 'string' ? wanted === url : wanted.test(url)));
  for (const adapter of candidates)
    if (adapter.endpointUrls.some(isMeant) && (!adapter.match || adapter.match(request) === true))
      return adapter;
  return undefined;
};

const takes = ({ decodingSteps }: Adapter, step: string): boolean =>
  decodingSteps.some((one) => one.function === step);

const opensBodyBy = ({ decodingSteps }: Adapter, step: string): boolean =>
  decodingSteps.some((one) => one.function === step && 'input' in one && one.input === 'body');

/** Protocol Buffers must be bytes still, and few enough for the way TrackHAR reads them. */
const isReadable = ({ request, bytes }: TrackharRequest, adapter: Adapter, places: TextPlaces): boolean => {
  if (!takes(adapter, 'decodeProtobuf')) return true;
  if (!opensBodyBy(adapter, 'decodeProtobuf')) return areModest(places.textsOf('body'));
  if (bytes) return isModestProtobuf(bytes);
  const { content = '' } = request;
  return (
    !/[^\0-\xff]/.test(content) && isModestProtobuf(Uint8Array.from(content, (one) => one.charCodeAt(0)))
  );
};

const shortestPacked = 64;

const areModest = (texts: Iterable<string>): boolean => {
  for (const text of texts) {
    if (text.length < shortestPacked) continue;
    const digits = text.replaceAll(/[^A-Za-z0-9+/_-]/g, '');
    const bytes = decodeBase64(digits, 0, digits.length);
    if (bytes && !isModestProtobuf(bytes)) return false;
  }
  return true;
};

const processed = (given: TrackharRequest, adapter: Adapter): TrackharResult[] | null => {
  const isForm = opensBodyBy(adapter, 'parseQueryString');
  const asText = isForm ? withFormBody(given.request) : given.request;
  try {
    return resultsOf(takes(adapter, 'decodeProtobuf') ? withBytes(given) : asText, adapter);
  } catch {
    return null; // counted by the caller
  }
};

/** There was a body, the adapter knows what stands in it, and nothing of that was found. */
const isLost = (
  results: readonly TrackharResult[],
  { request }: TrackharRequest,
  { containedDataPaths }: Adapter
): boolean => {
  const known = Object.values(containedDataPaths).flatMap((paths) => paths ?? []);
  return (
    (request.content ?? '') !== '' &&
    known.some(({ context }) => context === 'body') &&
    !results.some(({ path }) => path.context === 'body')
  );
};

/** Header fields that say nothing meant for this recipient, or of which a detector speaks. */
const ofBrowsers = /^(?:user-agent|referer|origin|accept-language|sec-ch-.*)$/i;

const foundIn = (result: TrackharResult, adapter: Adapter, places: TextPlaces): Found[] => {
  const { context, path, reasoning } = result.path;
  const way = path.split(/[^\w-]+/).filter((name) => name !== '');
  const name = way.at(-1) ?? '';
  if (context === 'header' && ofBrowsers.test(name)) return [];
  const prefix = /startsWith\('([a-z-]+\/)'\)/.exec(path)?.[1] ?? '';
  return scalarsIn(result.value).flatMap((raw) => {
    const text = asUtf8(raw.startsWith(prefix) ? raw.slice(prefix.length) : raw);
    const meaning = meaningOf(result.property, name, text);
    const value = meaning === null || isSwitch.test(text) ? null : tellingText(text);
    const node = value === null ? null : places.holding(text, context, way);
    if (!meaning || value === null || !node) return [];
    const what = context === 'cookie' && meaning.kind === 'identifier' ? 'cookie-id' : meaning.what;
    const said = { node, kind: meaning.kind, what, value, form: 'plain', certainty: 'observed' } as const;
    return [{ ...said, rule: idOf(adapter), reason: reasonOf(reasoning) }];
  });
};

/** Yes or no says nothing without the name of what is asked. */
const isSwitch = /^\s*(?:true|false)\s*$/i;

/** A number that lost its last digits in being read would be told wrong. */
const scalarsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.slice(0, maxValues).flatMap(scalarsIn);
  if (typeof value === 'number')
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? [] : [`${value}`];
  return typeof value === 'string' ? [value] : [];
};

/** Where TrackHAR opened base64 or Protocol Buffers it leaves a character for each byte. */
const asUtf8 = (text: string): string => {
  if (!/[\x80-\xff]/.test(text) || /[^\0-\xff]/.test(text)) return text;
  const read = new TextDecoder().decode(Uint8Array.from(text, (one) => one.charCodeAt(0)));
  return read.includes('\ufffd') ? text : read;
};

/** Told by a third party, not by who receives it. */
const notTheirOwn = /^https?:\/\/www\.thyngster\.com\//;

const reasonOf = (reasoning: string): Reason => {
  if (reasoning === 'obvious property name') return 'obvious-name';
  return /^https?:/.test(reasoning) && !notTheirOwn.test(reasoning) ? 'documented' : 'research';
};

export const trackhar: Bridge = { origins: trackharOrigins, findings: trackharFindings };
