import { siteOf } from '../attribution/site.ts';
import type { Exchange } from '../model/capture.ts';
import type { Decoded } from '../model/decoded.ts';
import { headerValue } from '../model/header-fields.ts';
import type { Found, Opened } from './found.ts';
import { siteOfUrl } from './site-of-url.ts';

/** Sites of the recipient and of the page that the request belongs to. */
export const sitesOf = (exchange: Exchange): Pick<Opened, 'site' | 'pageSite'> => ({
  site: exchange.host === null ? exchange.address : (siteOf(exchange.host) ?? exchange.host),
  pageSite: exchange.page === null ? null : siteOfUrl(exchange.page)
});

/** What browsers send of themselves with every request: told as `referrer`, or not at all. */
const everyRequest = new Set(['referer', 'origin', 'user-agent']);

/**
 * What is no finding, whatever a rule calls it: a page told to its own site, which served it; a cookie sent back to the
 * site that set it for its own page; and what browsers send of themselves, unless the user asks for just that.
 */
export const isNoNews = (found: Found, opened: Opened): boolean => {
  const [part, field] = placeOf(found.node);
  if (part === 'header' && everyRequest.has(field ?? '')) return found.kind !== 'own-value';
  if (found.kind === 'page-visited') return isSite(siteOfUrl(found.value), opened);
  return part === 'cookie' && isOnOwnPage(opened);
};

const isSite = (site: string | null, { site: own }: Opened): boolean => site !== null && site === own;

/** The page, or the document that asks (RFC 9110 section 10.1.3), is of the recipient's own site, or is what is opened. */
export const isOnOwnPage = (opened: Opened): boolean => {
  const { exchange, pageSite } = opened;
  if (exchange.isDocument || isSite(pageSite, opened)) return true;
  const headers = exchange.content?.headers ?? '';
  // RFC 6455 section 10.2: WebSockets name their page by Origin alone.
  const asking = headerValue(headers, 'referer') ?? headerValue(headers, 'origin');
  return asking !== null && isSite(siteOfUrl(asking), opened);
};

/** The part of the request, and the member of it. */
const placeOf = (node: Decoded): readonly [string, string?] => {
  let [at, below]: [Decoded, Decoded | null] = [node, null];
  while (at.parent?.parent) [at, below] = [at.parent, at];
  return below ? [at.label, below.label] : [at.label];
};
