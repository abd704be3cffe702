import { getDomain } from 'tldts';
import type { Hostname } from '../model/names.ts';

/**
 * The registrable domain of a host name by the public suffix list (its ICANN part: `github.io` is GitHub's, not a suffix
 * of its own). `null` for addresses, single labels and names that are a suffix themselves.
 */
export const siteOf = (host: Hostname): string | null =>
  getDomain(host, { allowPrivateDomains: false, validateHostname: false });
