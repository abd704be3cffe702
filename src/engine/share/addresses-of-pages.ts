import { parseAddress } from '../model/address.ts';
import { urlTarget } from '../model/url.ts';
import type { Hostname, IpAddress } from '../model/names.ts';
import type { Names } from './names.ts';
import { isAtLeast } from './policy.ts';
import type { Secrets } from './secrets.ts';
import type { ShareTerms } from './shareable.ts';
import { isTellingName, mask, withoutTellingForms } from './telling-forms.ts';

// RFC 3986 appendix B: scheme, authority, path, query; the fragment never leaves
const parts = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#\\]*))?([^?#]*)(?:\?([^#]*))?/i;
const isWeb = /^https?:\/\//i;
const port = /:(\d{1,5})$/;
const schemeless = /^(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]|$)/i;

/** Nobody reads more of one address. */
const mostLength = 2000;
const mostComposed = 2 * mostLength;
const mostPieceLength = 200;
const mostPairs = 50;

/** Which values of a query are shown, besides that nothing in them tells of anybody. */
export type ShowsValue = (name: string, value: string) => boolean;
/** Of a page that was opened. */
export const showsHarmless: ShowsValue = (name) => !isTellingName(name);

/** Addresses of requests and pages as the share has them. */
export class PageAddresses {
  constructor(
    private readonly terms: ShareTerms,
    private readonly names: Names,
    private readonly secrets: Secrets
  ) {}

  page(url: string): string {
    return this.#address(url, showsHarmless);
  }

  /** Of what a request asks for, only the values that were found and are shown. */
  request(url: string, shows: ShowsValue): string {
    return this.#address(url, shows);
  }

  #address(url: string, shows: ShowsValue): string {
    const text = schemeless.test(url) ? `//${url}` : url;
    const [, scheme, authority, path = '', query] =
      parts.exec(text.startsWith('//') ? `https:${text}` : text) ?? [];
    if (scheme === undefined) return mask;
    const begin = text.startsWith('//') ? '' : `${scheme.toLowerCase()}://`;
    const host = authority === undefined ? null : this.#host(authority);
    if (host === null) return `${scheme.toLowerCase()}:${mask}`;
    const isCut = !host.isShown || !isAtLeast(this.terms.level, 'paths') || url.length > mostLength;
    const cut = `${begin}${host.text}/${mask}`;
    if (isCut) return cut;
    const whole = `${begin}${host.text}${this.#path(path)}${this.#query(query, shows)}`;
    if (whole.length > mostComposed) return cut;
    // What is left is longer than one piece: a page that was left out, a folder.
    return this.secrets.isIn(whole) || this.secrets.isIn(decoded(whole)) ? cut : whole;
  }

  /** Without who logs in (RFC 3986 section 3.2.1); null where it names nobody. */
  #host(authority: string): { readonly text: string; readonly isShown: boolean } | null {
    const bare = authority.slice(authority.lastIndexOf('@') + 1);
    const { host, address } = urlTarget(`https://${bare}/`);
    const name = host ?? address;
    if (name === null) return null;
    const text = host === null ? this.names.address(name as IpAddress) : this.names.host(name as Hostname);
    const isShown = text === name;
    const number = isShown ? (port.exec(bare)?.[0] ?? '') : '';
    return { text: `${isV6(text) ? `[${text}]` : text}${number}`, isShown };
  }

  #path(path: string): string {
    return path
      .split('/')
      .map((piece) => this.#piece(piece))
      .join('/');
  }

  #query(query: string | undefined, shows: ShowsValue): string {
    if (query === undefined) return '';
    if (!isAtLeast(this.terms.level, 'values')) return `?${mask}`;
    const pairs = query.split('&');
    const shown = pairs.slice(0, mostPairs).map((pair) => this.#pair(pair, shows));
    return `?${shown.join('&')}${pairs.length > mostPairs ? `&${mask}` : ''}`;
  }

  #pair(pair: string, shows: ShowsValue): string {
    const equals = pair.indexOf('=');
    const name = this.#piece(equals < 0 ? pair : pair.slice(0, equals));
    if (equals < 0) return name;
    const value = pair.slice(equals + 1);
    const plain = decoded(value.replaceAll('+', ' '));
    if (isWeb.test(plain) && shows(name, plain)) return `${name}=${encodeURIComponent(this.#within(plain))}`;
    if (this.secrets.isIn(plain)) return `${name}=${this.#piece(value)}`;
    return `${name}=${shows(name, plain) ? this.#piece(value) : mask}`;
  }

  /** An address within another, and no further. */
  #within(url: string): string {
    return this.#address(url, (name, value) => !isWeb.test(value) && showsHarmless(name, value));
  }

  /** As it stands where nothing in it tells of anybody, however it is written. */
  #piece(piece: string): string {
    if (piece.length > mostPieceLength) return mask;
    const plain = decoded(piece.replaceAll('+', ' '));
    const token = this.secrets.tokenIn(piece) ?? this.secrets.tokenIn(plain);
    if (token !== null) return token;
    const clean = withoutTellingForms(plain);
    const isClean = clean === plain && withoutTellingForms(piece) === piece;
    return isClean ? piece : clean.replace(/[\s/?#&=%]+/g, '-');
  }
}

export const showsOnly =
  (values: ReadonlySet<string>): ShowsValue =>
  (_, value) =>
    values.has(value);

const isV6 = (text: string): boolean => text.includes(':') && parseAddress(text) !== null;

/** Percent-encoded as often as people do it. */
const decoded = (text: string): string => {
  let plain = text;
  for (let times = 0; times < 3 && plain.includes('%'); times++) {
    try {
      plain = decodeURIComponent(plain);
    } catch {
      return plain; // A stray % is only a %.
    }
  }
  return plain;
};
