import { getDomain } from 'tldts';
import type { Hostname } from '../model/names.ts';

/**
 * The registrable domain of a host name by the public suffix list (its ICANN part: `github.io` is GitHub's, not a suffix
 * of its own). `null` for addresses, single labels and names that are a suffix themselves.
 */
export const siteOf = (host: Hostname): string | null => {
  const known = sites.get(host);
  if (known !== undefined) return known;
  const site = getDomain(host, { allowPrivateDomains: false, validateHostname: false });
  if (sites.size >= maxSites) sites.clear();
  sites.set(host, site);
  return site;
};

/** The same few hosts are asked for again and again. */
const sites = new Map<Hostname, string | null>();
const maxSites = 20_000;
