import type { Exchange } from '../model/capture.ts';
import { headerValue } from '../model/header-fields.ts';
import { siteOfUrl } from '../payloads/site-of-url.ts';

/** The site of the page that an exchange belongs to, by one who remembers: the same few pages are asked for. */
export const pageSites = (): ((exchange: Exchange) => string | null) => {
  const sites = new Map<string, string | null>();
  const siteOf = (url: string): string | null => {
    let site = sites.get(url);
    if (site === undefined) sites.set(url, (site = siteOfUrl(url)));
    return site;
  };
  return (exchange) => {
    const page = exchange.isDocument ? exchange.url : (exchange.page ?? askingDocument(exchange));
    return page === null ? null : siteOf(page);
  };
};

/** RFC 9110 section 10.1.3; WebSockets name their page by Origin alone (RFC 6455 section 10.2). */
const askingDocument = ({ content }: Exchange): string | null => {
  const headers = content?.headers ?? '';
  return headerValue(headers, 'referer') ?? headerValue(headers, 'origin');
};
