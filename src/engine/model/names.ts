/** Brands: a value of these types went through the check that its constructor performs. */
declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** A host name: lower case, no trailing dot, no port. */
export type Hostname = Brand<string, 'Hostname'>;
/** An IPv4 address as `a.b.c.d`, or an IPv6 address in the form of RFC 5952. */
export type IpAddress = Brand<string, 'IpAddress'>;
/** ISO 3166-1 alpha-2, upper case (`XK` for Kosovo, as the place tables use it). */
export type CountryCode = Brand<string, 'CountryCode'>;

/** How a host name was seen. gQUIC's names count as `quic-sni`. */
export const nameKinds = [
  'dns',
  'mdns',
  'llmnr',
  'sni',
  'dtls-sni',
  'quic-sni',
  'http-host',
  'h2-authority',
  'h3-authority',
  'connect',
  'socks',
  'har'
] as const;
export type NameKind = (typeof nameKinds)[number];

const hostPort = /:\d{1,5}$/;
/** As most names come: nothing to clean. */
const cleanName = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/;

/**
 * The host name in `text`, cleaned: lower case, without port, without trailing dot. `null` where nothing is left,
 * or where it is longer than RFC 1035 section 2.3.4 allows (253 characters in text form).
 */
export const maybeHostname = (text: string): Hostname | null => {
  if (text.length <= 253 && cleanName.test(text)) return text as Hostname;
  const bare = text.trim().toLowerCase().replace(hostPort, '').replace(/\.$/, '');
  return bare.length > 0 && bare.length <= 253 && !/[\s\u0000-\u001f/@]/.test(bare)
    ? (bare as Hostname)
    : null;
};

export const maybeCountry = (text: string): CountryCode | null =>
  /^[A-Za-z]{2}$/.test(text) ? (text.toUpperCase() as CountryCode) : null;

export const assertNever = (value: never): never => {
  throw new TypeError(`unhandled case: ${JSON.stringify(value)}`);
};
