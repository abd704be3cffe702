import { JsonItems } from '../bytes/json-items.ts';
import { maybeAddress } from '../model/address.ts';
import { edgeIn } from '../model/answer-edge.ts';
import type { RequestContent } from '../model/capture.ts';
import { CaptureError } from '../model/errors.ts';
import { headerValue } from '../model/header-fields.ts';
import { asObject, listAt, numberAt, objectAt, stringAt, type JsonObject } from '../model/json.ts';
import type { CaptureSink, ExchangeDraft } from '../model/sink.ts';
import { urlTarget } from '../model/url.ts';
import { namedValues } from './har-fields.ts';
import { payloadLength, requestContent, withoutPayload } from './har-content.ts';
import { answerType, HarPages } from './har-pages.ts';
import type { Importer, Likelihood } from './importer.ts';

const maxEntryBytes = 64 << 20;

/** HAR 1.1 and 1.2 (the W3C draft and softwareishard.com/blog/har-12-spec), with the additions of browsers and proxies. */
export const har: Importer = {
  id: 'har',
  name: 'HAR',
  gives: 'exchanges',
  detect: (head, fileName) => detectHar(new TextDecoder().decode(head), fileName),
  async read(source, sink) {
    const log = new HarLog(sink);
    const items = new JsonItems({
      take: (path) => log.wants(path),
      leaveOut: (path, from) =>
        path[from] === 'response' && path[from + 1] === 'content' && path[from + 2] === 'text',
      onItem: (path, json, offset) => {
        log.item(path[1] ?? '', json, offset);
      },
      maxItemBytes: maxEntryBytes,
      onTooLong: (offset) => {
        sink.warn('har-entry-too-long', offset);
      }
    });
    for await (const chunk of source.chunks()) items.push(chunk);
    log.end(items);
  }
};

// A JSONP export wraps the log in a call: onInputData({"log": ...})
const opening = /^\uFEFF?\s*(?:[\w$.]{1,60}\s*\(\s*)?\{/;

const detectHar = (text: string, fileName: string): Likelihood => {
  if (!opening.test(text)) return 0;
  if (/"log"\s*:\s*\{/.test(text)) return 3;
  return /\.(?:har|json)$/i.test(fileName) ? 2 : 1;
};

class HarLog {
  #sawLog = false;
  #entries = 0;
  readonly #drafts: { readonly draft: OpenDraft; readonly pageRef: string | null }[] = [];
  readonly #texts = new Map<string, string>();
  readonly #pages = new HarPages();

  constructor(private readonly sink: CaptureSink) {}

  /** The creator object and each object of the lists of pages and entries. */
  wants(path: readonly string[]): boolean {
    if (path[0] !== 'log') return false;
    this.#sawLog = true;
    if (path.length === 2) return path[1] === 'creator';
    return path.length === 3 && path[2] === '[]' && (path[1] === 'entries' || path[1] === 'pages');
  }

  item(part: string, json: Uint8Array, offset: number): void {
    const value = parseItem(json);
    if (part === 'creator') this.#creator(value);
    else if (part === 'pages') this.#pages.page(value);
    else this.#entry(value, offset);
  }

  #creator(value: JsonObject | null): void {
    const name = [stringAt(value, 'name'), stringAt(value, 'version')].filter(Boolean).join(' ');
    if (name) this.sink.producer(name.slice(0, 200));
  }

  #entry(value: JsonObject | null, offset: number): void {
    this.#entries++;
    const request = objectAt(value, 'request');
    const url = stringAt(request, 'url');
    if (!value || !request || url === null) {
      this.sink.warn('har-entry-broken', offset);
      return;
    }
    const pageRef = stringAt(value, 'pageref');
    const draft = entryDraft(value, request, url, this.#content(value, request), (text) => this.#once(text));
    if (draft.timeMs === null) this.sink.warn('har-time-broken', offset);
    draft.isDocument = this.#pages.isDocument(value, pageRef, draft);
    this.#drafts.push({ draft, pageRef });
  }

  /** What comes again and again is held once. */
  #once<T extends string | null>(text: T): T {
    if (text === null) return text;
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return (known ?? text) as T;
  }

  #content(entry: JsonObject, request: JsonObject): RequestContent | null {
    const content = requestContent(entry, request);
    if (!content || this.sink.mayKeep(payloadLength(content))) return content;
    return withoutPayload(content);
  }

  end(items: JsonItems): void {
    if (!this.#sawLog && items.depth === 0 && items.deepest > 0) throw new CaptureError('har-no-log');
    if (!this.#sawLog || (this.#entries === 0 && items.depth > 0))
      throw new CaptureError('har-broken', { offset: items.offset });
    if (items.depth > 0) this.sink.warn('har-cut-off', items.offset);
    if (this.#entries === 0) this.sink.warn('no-exchanges', 0);
    for (const page of this.#pages.list()) this.sink.page(page);
    for (const { draft, pageRef } of this.#drafts) {
      const listed = pageRef === null ? null : this.#pages.addressOf(pageRef);
      draft.page = this.#once(listed ?? refererOf(draft));
      this.sink.exchange(draft);
    }
  }
}

/** Where the file lists no pages, the page a request says it comes from (RFC 9110 section 10.1.3). */
const refererOf = ({ content }: ExchangeDraft): string | null =>
  content ? headerValue(content.headers, 'referer') : null;

const parseItem = (json: Uint8Array): JsonObject | null => {
  try {
    return asObject(JSON.parse(new TextDecoder().decode(json)));
  } catch {
    return null; // the caller counts it as a broken record
  }
};

/** Whether it is a document, and of which page, is known only after other entries. */
interface OpenDraft extends ExchangeDraft {
  page: string | null;
  isDocument: boolean;
}

const entryDraft = (
  entry: JsonObject,
  request: JsonObject,
  url: string,
  content: RequestContent | null,
  once: <T extends string | null>(text: T) => T
): OpenDraft => {
  const response = objectAt(entry, 'response');
  const target = urlTarget(url);
  const address = maybeAddress(stringAt(entry, 'serverIPAddress') ?? '') ?? target.address;
  const status = numberAt(response, 'status');
  const timeMs = Date.parse(stringAt(entry, 'startedDateTime') ?? '');
  return {
    timeMs: Number.isNaN(timeMs) ? null : timeMs,
    method: once((stringAt(request, 'method') ?? 'GET').toUpperCase()),
    url,
    host: once(target.host),
    address: once(address),
    page: null,
    app: null,
    status: status !== null && status > 0 ? status : null,
    notSent: notSent(entry, status, address !== null),
    bytesSent: requestBytes(request, url),
    bytesReceived: responseBytes(response),
    mediaType: once(answerType(entry)),
    edge: edgeIn(namedValues(response, 'headers')),
    isDocument: false,
    content
  };
};

/** Chrome marks cached answers with `_fromCache`; what a blocker stopped has status 0 and never met an address. */
const notSent = (entry: JsonObject, status: number | null, met: boolean): ExchangeDraft['notSent'] => {
  if (stringAt(entry, '_fromCache') !== null || entry['_fromCache'] === true) return 'from-cache';
  return (status === null || status <= 0) && !met ? 'failed' : null;
};

const atLeastZero = (value: number | null): number => (value !== null && value > 0 ? value : 0);

/** Sizes as the file states them; where it says -1 for the headers, the length of the headers it lists. */
const requestBytes = (request: JsonObject, url: string): number => {
  const stated = numberAt(request, 'headersSize');
  const body = numberAt(request, 'bodySize');
  const head = stated !== null && stated >= 0 ? stated : url.length + listedHeaderBytes(request);
  const text = stringAt(objectAt(request, 'postData'), 'text')?.length ?? 0;
  return head + (body !== null && body >= 0 ? body : text);
};

const responseBytes = (response: JsonObject | null): number => {
  const transferred = numberAt(response, '_transferSize');
  if (transferred !== null && transferred > 0) return transferred;
  const body = numberAt(response, 'bodySize');
  const content = numberAt(objectAt(response, 'content'), 'size');
  return (
    atLeastZero(numberAt(response, 'headersSize')) +
    (body !== null && body >= 0 ? body : atLeastZero(content))
  );
};

const listedHeaderBytes = (message: JsonObject): number => {
  let bytes = 0;
  for (const header of listAt(message, 'headers')) {
    const field = asObject(header);
    // name ": " value CRLF
    bytes += (stringAt(field, 'name')?.length ?? 0) + (stringAt(field, 'value')?.length ?? 0) + 4;
  }
  return bytes;
};
