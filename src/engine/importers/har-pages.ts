import { prefersHtml, saysDocument } from '../model/header-fields.ts';
import { objectAt, stringAt, type JsonObject } from '../model/json.ts';
import type { ExchangeDraft, PageDraft } from '../model/sink.ts';

const webAddress = /^https?:\/\//;

interface ListedPage {
  readonly isListed: boolean;
  readonly title: string | null;
  readonly timeMs: number | null;
  /** As the file says, or the first document that belongs to the page. */
  url: string | null;
  /** Of the first exchange that belongs to the page, whatever it is. */
  firstUrl: string | null;
}

/** The pages a HAR lists, and which of its entries opened them. */
export class HarPages {
  readonly #pages = new Map<string, ListedPage>();
  /** Pages whose document was seen, or something else in its place. */
  readonly #begun = new Set<string>();

  page(value: JsonObject | null): void {
    const id = stringAt(value, 'id');
    if (id === null || this.#pages.get(id)?.isListed) return;
    const title = stringAt(value, 'title');
    const timeMs = Date.parse(stringAt(value, 'startedDateTime') ?? '');
    // Chrome writes the page's address into its title, WebPageTest and Browsertime into a field; Firefox has a title.
    const isAddress = title !== null && webAddress.test(title);
    const url = isAddress ? title : (stringAt(value, '_url') ?? stringAt(value, '_URL'));
    const known = this.#pages.get(id);
    this.#pages.set(id, {
      isListed: true,
      title: isAddress || title === '' ? null : title,
      url: url !== null && webAddress.test(url) ? url : (known?.url ?? null),
      firstUrl: known?.firstUrl ?? null,
      timeMs: Number.isNaN(timeMs) ? null : timeMs
    });
  }

  /** Whether an entry is the document of a page. Entries are told in the file's order. */
  isDocument(entry: JsonObject, pageRef: string | null, draft: ExchangeDraft): boolean {
    const isFirst = pageRef !== null && !this.#begun.has(pageRef);
    const isDocument =
      documentByType(entry, draft) ?? (isFirst ? isHtml(draft) : readsAsPage(pageRef, draft));
    if (pageRef !== null && webAddress.test(draft.url)) this.#entryOf(pageRef, draft, isDocument);
    return isDocument;
  }

  #entryOf(id: string, { url, status }: ExchangeDraft, isDocument: boolean): void {
    let page = this.#pages.get(id);
    if (!page)
      this.#pages.set(id, (page = { isListed: false, title: null, url: null, firstUrl: null, timeMs: null }));
    page.firstUrl ??= url;
    if (isDocument && !this.#begun.has(id)) page.url ??= url;
    // Behind a redirect the document is still to come.
    if (!isDocument || !isRedirect(status)) this.#begun.add(id);
  }

  addressOf(id: string): string | null {
    const page = this.#pages.get(id);
    return page?.url ?? page?.firstUrl ?? null;
  }

  list(): PageDraft[] {
    return [...this.#pages.values()]
      .filter(({ isListed }) => isListed)
      .map(({ url, title, timeMs }) => ({ url, title, timeMs }));
  }
}

/** What the browser says itself; null where it says nothing. Of a frame's document only the request tells. */
const documentByType = (entry: JsonObject, { content }: ExchangeDraft): boolean | null => {
  const said = content && saysDocument(content.headers);
  if (said !== null) return said;
  const type = stringAt(entry, '_resourceType')?.toLowerCase() ?? null;
  return type === null ? null : type === 'document';
};

const isHtml = ({ mediaType, status }: ExchangeDraft): boolean =>
  mediaType === 'text/html' || mediaType === 'application/xhtml+xml' || isRedirect(status);

const isRedirect = (status: number | null): boolean => status !== null && status >= 300 && status < 400;

/** A file without pages, of an app or a proxy: a page was asked for, and a page came. */
const readsAsPage = (pageRef: string | null, draft: ExchangeDraft): boolean =>
  pageRef === null &&
  draft.method === 'GET' &&
  isHtml(draft) &&
  draft.content !== null &&
  prefersHtml(draft.content.headers);

/** The media type of an answer: lower case, without parameters. */
export const answerType = (entry: JsonObject): string | null => {
  const type = stringAt(objectAt(objectAt(entry, 'response'), 'content'), 'mimeType');
  return type?.split(';')[0]?.trim().toLowerCase() || null;
};
