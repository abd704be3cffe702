import type { PageDraft } from '../model/sink.ts';
import { objectAt, stringAt, type JsonObject } from '../model/json.ts';
import type { ExchangeDraft } from '../model/sink.ts';
import { headerValue } from './har-content.ts';

const webAddress = /^https?:\/\//;

interface ListedPage {
  readonly title: string | null;
  readonly timeMs: number | null;
  url: string | null;
}

/** The pages a HAR lists, and which of its entries opened them. */
export class HarPages {
  readonly #pages = new Map<string, ListedPage>();
  readonly #began = new Set<string>();

  page(value: JsonObject | null): void {
    const id = stringAt(value, 'id');
    if (id === null || this.#pages.has(id)) return;
    const title = stringAt(value, 'title');
    const timeMs = Date.parse(stringAt(value, 'startedDateTime') ?? '');
    // Chrome writes the page's address into its title; Firefox writes the title proper.
    const isAddress = title !== null && webAddress.test(title);
    this.#pages.set(id, {
      title: isAddress || title === '' ? null : title,
      url: isAddress ? title : null,
      timeMs: Number.isNaN(timeMs) ? null : timeMs
    });
  }

  /** Whether an entry is the document of a page. A page without an address of its own has that of its first entry. */
  isDocument(entry: JsonObject, pageRef: string | null, draft: ExchangeDraft): boolean {
    const isFirst = pageRef !== null && !this.#began.has(pageRef);
    if (isFirst && webAddress.test(draft.url)) this.#begin(pageRef, draft.url);
    return documentByType(entry, draft) ?? (isFirst ? isHtml(draft) : readsAsPage(pageRef, draft));
  }

  #begin(id: string, url: string): void {
    this.#began.add(id);
    const page = this.#pages.get(id);
    if (!page) this.#pages.set(id, { title: null, url, timeMs: null });
    else page.url ??= url;
  }

  addressOf(id: string): string | null {
    return this.#pages.get(id)?.url ?? null;
  }

  list(): PageDraft[] {
    return [...this.#pages.values()];
  }
}

/** What the browser says itself; null where it says nothing. */
const documentByType = (entry: JsonObject, { content }: ExchangeDraft): boolean | null => {
  const type = stringAt(entry, '_resourceType')?.toLowerCase() ?? null;
  // Fetch Metadata (W3C): `dest` is document for a page of its own, iframe or frame for one within
  const dest = content ? headerValue(content.headers, 'sec-fetch-dest') : null;
  if (dest !== null) return dest === 'document';
  if (type !== null) return type === 'document' || type === 'doc';
  const mode = content ? headerValue(content.headers, 'sec-fetch-mode') : null;
  return mode === null ? null : mode === 'navigate';
};

const isHtml = ({ mediaType, status }: ExchangeDraft): boolean =>
  mediaType === 'text/html' || mediaType === 'application/xhtml+xml' || isRedirect(status);

const isRedirect = (status: number | null): boolean => status !== null && status >= 300 && status < 400;

/** A file without pages, of an app or a proxy: a page was asked for, and a page came. */
const readsAsPage = (pageRef: string | null, draft: ExchangeDraft): boolean => {
  if (pageRef !== null || draft.method !== 'GET' || draft.mediaType !== 'text/html') return false;
  const { content } = draft;
  return content !== null && prefersHtml(content.headers);
};

/** As browsers ask for a page (RFC 9110 section 12.5.1). */
export const prefersHtml = (headers: string): boolean =>
  /^text\/html/i.test(headerValue(headers, 'accept') ?? '');

/** The media type of an answer: lower case, without parameters. */
export const answerType = (entry: JsonObject): string | null => {
  const type = stringAt(objectAt(objectAt(entry, 'response'), 'content'), 'mimeType');
  return type?.split(';')[0]?.trim().toLowerCase() || null;
};
