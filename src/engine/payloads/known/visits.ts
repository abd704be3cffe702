import { headerValue, saysDocument } from '../../model/header-fields.ts';
import type { Capture, Exchange } from '../../model/capture.ts';
import { siteOfUrl } from '../site-of-url.ts';
import { isAsset, isRoot, readAddress } from './addresses.ts';
import type { KnownValue } from './known-values.ts';
import { searchWordsIn } from './search-words.ts';
import { isTitle } from './titles.ts';

const longestAddress = 2000;
const maxVisits = 20_000;

/** What the device is known to have opened: pages, their titles, and what was searched for on them. */
export const visitsOf = (capture: Capture, extra: readonly string[]): KnownValue[] => {
  const visits = new Visits();
  for (const { url, title } of capture.pages) visits.page(url, title);
  const documents = new Documents(capture);
  for (const exchange of capture.exchanges) {
    if (exchange.notSent !== null) continue;
    if (documents.isPage(exchange)) visits.page(exchange.url, null);
    visits.page(documents.pageOf(exchange), null);
    visits.page(documents.referrer(exchange), null);
  }
  for (const text of extra) visits.page(withScheme(text.trim()), null);
  return visits.list();
};

const withScheme = (text: string): string => (/^https?:\/\//i.test(text) ? text : `https://${text}`);

class Visits {
  readonly #known = new Map<string, KnownValue>();
  readonly #seen = new Set<string>();

  page(url: string | null, title: string | null): void {
    const site = url === null ? null : siteOfUrl(url);
    if (title !== null && isTitle(title)) this.#add('page-title', 'title', title.trim(), site);
    if (url === null || this.#seen.has(url) || this.#seen.size >= maxVisits) return;
    this.#seen.add(url);
    this.#address(url, site);
  }

  list(): KnownValue[] {
    return [...this.#known.values()];
  }

  #address(url: string, site: string | null): void {
    const address = /^https?:\/\//i.test(url) && url.length <= longestAddress ? readAddress(url) : null;
    if (!address || isAsset(address)) return;
    this.#add('page-visited', 'page-address', url, site);
    for (const words of searchWordsIn(address)) this.#add('search', 'search-words', words, site);
  }

  /** The same words may be searched on several sites: none of them is told anything by the others. */
  #add(kind: KnownValue['kind'], what: KnownValue['what'], value: string, site: string | null): void {
    const key = `${kind} ${kind === 'page-visited' ? value : value.toLowerCase()}`;
    const before = this.#known.get(key);
    const sites = site === null || before?.sites.includes(site) ? [] : [site];
    this.#known.set(key, {
      ...(before ?? { kind, what, value }),
      sites: [...(before?.sites ?? []), ...sites]
    });
  }
}

/** Tells pages from what is shown within them: a frame of an advertiser is a document, too. */
class Documents {
  readonly #begun = new Set<string>();
  readonly #notPages = new Set<string>();

  constructor(capture: Capture) {
    for (const exchange of capture.exchanges) if (isPartOfPage(exchange)) this.#notPages.add(exchange.url);
    for (const { url, isDocument } of capture.exchanges) if (isDocument) this.#notPages.delete(url);
  }

  /** The page that an exchange belongs to: where a capture lists none it is what the request says, frame or page. */
  pageOf({ page }: Exchange): string | null {
    return page === null || this.#notPages.has(page) ? null : page;
  }

  isPage({ isDocument, page, url, source, content }: Exchange): boolean {
    if (!isDocument) return false;
    const key = `${source} ${page ?? ''}`;
    const isFirst = !this.#begun.has(key);
    this.#begun.add(key);
    if (page === null || isFirst || siteOfUrl(url) === siteOfUrl(page)) return true;
    // Fetch Metadata (W3C): a frame would be `iframe`
    return content !== null && headerValue(content.headers, 'sec-fetch-dest') === 'document';
  }

  /** The page that an exchange says it comes from, where that is one. */
  referrer({ content, page }: Exchange): string | null {
    const text = content === null ? null : headerValue(content.headers, 'referer');
    const address = text === null ? null : readAddress(text);
    if (text === null || !address || isRoot(address) || this.#notPages.has(text)) return null;
    return page === null || siteOfUrl(text) === siteOfUrl(page) ? text : null;
  }
}

/** What is shown within pages: style sheets and scripts, and frames that say so. */
const isPartOfPage = ({ isDocument, mediaType, content }: Exchange): boolean =>
  !isDocument && (mediaType !== 'text/html' || (content !== null && saysDocument(content.headers) === false));
