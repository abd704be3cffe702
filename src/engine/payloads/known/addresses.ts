/** An address of the web, taken apart far enough to be compared. */
export interface WebAddress {
  readonly hasScheme: boolean;
  /** Lower case, with a port that is not the usual one, without `www.`. */
  readonly host: string;
  /** Path and query as written, without fragment. */
  readonly rest: string;
}

const longest = 8192;
// RFC 3986 section 3, the scheme optional: people and programs leave it out.
const form = /^(?:(https?):\/\/|\/\/)?(?:[^/?#@\s]*@)?([^/?#@:\s]+)(:\d{1,5})?([/?#]\S*)?$/i;
const named = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+$/u;

/** Null for what is no address of a page. */
export const readAddress = (text: string): WebAddress | null => {
  if (text.length > longest) return null;
  const [, scheme, host = '', port = '', tail = ''] = form.exec(text) ?? [];
  const name = host.toLowerCase().replace(/\.$/, '');
  if (!named.test(name) && name !== 'localhost') return null;
  const isUsual = port === ':80' || port === ':443';
  return {
    hasScheme: scheme !== undefined || text.startsWith('//'),
    host: withoutWww(name) + (isUsual ? '' : port),
    rest: withoutFragment(tail)
  };
};

const withoutWww = (host: string): string => (host.startsWith('www.') ? host.slice(4) : host);

const withoutFragment = (rest: string): string => {
  const hash = rest.indexOf('#');
  return hash < 0 ? rest : rest.slice(0, hash);
};

/** The one form by which addresses are compared: scheme, `www.`, last slash and ways to escape make no difference. */
export const comparable = ({ host, rest }: WebAddress): string => {
  const mark = rest.indexOf('?');
  const path = mark < 0 ? rest : rest.slice(0, mark);
  const query = mark < 0 ? '' : rest.slice(mark + 1).replaceAll('+', ' ');
  const bare = path.endsWith('/') ? path.slice(0, -1) : path;
  return host + unescaped(bare) + (query === '' ? '' : `?${unescaped(query)}`);
};

export const isRoot = ({ rest }: WebAddress): boolean => rest === '' || rest === '/' || rest === '/?';

/** As `decodeURIComponent`; what is no UTF-8 stays as written, its escapes in upper case. */
export const unescaped = (text: string): string => {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase());
  }
};

/** Fields of an address's query, in order. */
export const queryFields = ({ rest }: WebAddress): (readonly [name: string, value: string])[] => {
  const mark = rest.indexOf('?');
  if (mark < 0) return [];
  return rest
    .slice(mark + 1)
    .split('&')
    .slice(0, 100)
    .map((pair) => {
      const equals = pair.indexOf('=');
      const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return [unescaped(name).toLowerCase(), unescaped(value.replaceAll('+', ' '))] as const;
    });
};

export const pathOfAddress = ({ rest }: WebAddress): string => rest.split('?', 1)[0] ?? '';

const assetEnding =
  /\.(?:js|mjs|css|map|json|xml|png|jpe?g|gif|webp|avif|svg|ico|bmp|woff2?|ttf|otf|eot|mp4|webm|m3u8|mpd|ts|mp3|wasm|zip|gz|apk|txt|vtt|swf|bin|pb)$/i;

/** What pages are made of, and never a page itself. */
export const isAsset = (address: WebAddress): boolean => assetEnding.test(pathOfAddress(address));
