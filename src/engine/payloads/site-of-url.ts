import { siteOf } from '../attribution/site.ts';
import { urlTarget } from '../model/url.ts';

/** The registrable domain of a URL; where none is registered (`localhost`, an address) the host or address itself. */
export const siteOfUrl = (url: string): string | null => {
  const { host, address } = urlTarget(url);
  return host === null ? address : (siteOf(host) ?? host);
};
