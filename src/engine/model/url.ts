import { maybeAddress } from './address.ts';
import { maybeHostname, type Hostname, type IpAddress } from './names.ts';

// RFC 3986 section 3: scheme "://" [ userinfo "@" ] host [ ":" port ]
const authority = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#@]*@)?(\[[^\]/?#]*\]|[^/?#:\\]*)/i;
const networkSchemes = new Set(['http', 'https', 'ws', 'wss']);

/** Whom a URL speaks to; both null for `data:`, `blob:`, extension pages and whatever else reaches no network. */
export const urlTarget = (
  url: string
): { readonly host: Hostname | null; readonly address: IpAddress | null } => {
  const [, scheme, host] = authority.exec(url) ?? [];
  if (!scheme || !host || !networkSchemes.has(scheme.toLowerCase())) return { host: null, address: null };
  const address = maybeAddress(host);
  return address ? { host: null, address } : { host: maybeHostname(host), address: null };
};
