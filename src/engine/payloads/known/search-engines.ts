/** Where a search service keeps the words that were typed. */
export interface SearchEngine {
  readonly host: RegExp;
  readonly path: RegExp;
  readonly words: readonly string[];
  readonly source: string;
}

const matomo =
  'https://github.com/matomo-org/searchengine-and-social-list/blob/02e45a1caccbcefaba4d27e407f969bc1d777557/SearchEngines.yml';
const chromium =
  'https://github.com/chromium/chromium/blob/047bbd11c991f6c53fccf7cc32a3f5e0763c12bd/components/search_engines/prepopulated_engines.json';
const brave =
  'https://github.com/brave/brave-core/blob/2e49093d9699bfcc9ed9029db3a1f37319ea1248/components/brave_ads/core/internal/common/search_engine/search_engine_constants.cc';
const kagi =
  'https://github.com/kagisearch/bangs/blob/005d67e0fdbd185e5718753a5055a1e8bd74e746/data/bangs.json';

const anyPath = /^/;

/**
 * Hosts and names of fields, in lower case, are those of the lists given; `path` is ours, and keeps other pages of the
 * same hosts out.
 */
export const searchEngines: readonly SearchEngine[] = [
  {
    host: /^(?:[a-z0-9-]+\.)*google\.[a-z.]{2,6}$/,
    path: /^\/(?:search|webhp|images|imghp|maps|scholar)?$/,
    words: ['q'],
    source: matomo
  },
  { host: /^(?:[a-z0-9-]+\.)*bing\.com$/, path: /search|^\/$/, words: ['q'], source: matomo },
  { host: /^(?:[a-z0-9-]+\.)*duckduckgo\.com$/, path: anyPath, words: ['q'], source: matomo },
  { host: /^(?:[a-z0-9-]+\.)*search\.yahoo\.com$/, path: anyPath, words: ['p', 'q'], source: matomo },
  { host: /^(?:[a-z0-9-]+\.)*search\.aol\.com$/, path: anyPath, words: ['q', 'query'], source: matomo },
  { host: /^(?:[a-z0-9-]+\.)*ask\.com$/, path: /^\/web/, words: ['q'], source: matomo },
  { host: /^search\.brave\.com$/, path: anyPath, words: ['q'], source: chromium },
  { host: /^kagi\.com$/, path: /^\/search/, words: ['q'], source: kagi },
  { host: /^(?:[a-z0-9-]+\.)*mojeek\.com$/, path: /^\/search/, words: ['q'], source: chromium },
  { host: /^presearch\.com$/, path: /^\/search/, words: ['q'], source: chromium },
  { host: /^yep\.com$/, path: /^\/web/, words: ['q'], source: chromium },

  // Europe
  { host: /^(?:[a-z0-9-]+\.)*startpage\.com$/, path: anyPath, words: ['query', 'q'], source: kagi },
  { host: /^(?:[a-z0-9-]+\.)*ecosia\.org$/, path: anyPath, words: ['q'], source: matomo },
  { host: /^(?:[a-z0-9-]+\.)*qwant\.com$/, path: anyPath, words: ['q'], source: matomo },
  { host: /^swisscows\.com$/, path: /\/web/, words: ['query'], source: brave },
  { host: /^metager\.(?:de|org)$/, path: anyPath, words: ['eingabe'], source: chromium },
  { host: /^(?:m\.)?suche\.web\.de$/, path: anyPath, words: ['su', 'q'], source: matomo },
  {
    host: /^(?:search|suche)\.gmx\.(?:at|com|co\.uk|es|fr|net)$/,
    path: anyPath,
    words: ['q'],
    source: chromium
  },
  { host: /^suche\.1und1\.de$/, path: anyPath, words: ['q'], source: matomo },
  { host: /^suche\.t-online\.de$/, path: anyPath, words: ['q'], source: matomo },
  { host: /^search\.lilo\.org$/, path: anyPath, words: ['q'], source: matomo },
  { host: /^lemoteur\.orange\.fr$/, path: anyPath, words: ['kw'], source: matomo },
  { host: /^ricerca(?:immagini|news|video)?\.virgilio\.it$/, path: anyPath, words: ['qs'], source: matomo },
  { host: /^arianna\.libero\.it$/, path: anyPath, words: ['query'], source: matomo },
  { host: /^szukaj\.onet\.pl$/, path: anyPath, words: ['qt'], source: matomo },
  { host: /^szukaj\.wp\.pl$/, path: anyPath, words: ['szukaj'], source: matomo },
  { host: /^search\.seznam\.(?:cz|sk)$/, path: anyPath, words: ['q'], source: chromium },
  { host: /^zoznam\.sk$/, path: /^\/hladaj/, words: ['s'], source: matomo },
  { host: /^neti\.ee$/, path: /otsing/, words: ['query'], source: matomo },

  // Russia and its neighbours
  {
    host: /^(?:[a-z0-9-]+\.)*yandex\.[a-z.]{2,6}$/,
    path: /search|^\/$/,
    words: ['text'],
    source: matomo
  },
  {
    host: /^ya\.ru$/,
    path: /search|^\/$/,
    words: ['text'],
    source:
      'https://github.com/d0m-4k/SearchEngineLanguageRedirect/blob/bf21653eb01ec8f7f827b6bbb09ec9d11931aada/content-script.js'
  },
  { host: /^go\.mail\.ru$/, path: /search/, words: ['q'], source: chromium },
  { host: /^nova\.rambler\.ru$/, path: anyPath, words: ['query', 'words'], source: matomo },
  { host: /^meta\.ua$/, path: /search/, words: ['q'], source: matomo },

  // China
  {
    host: /^(?:[a-z0-9-]+\.)*baidu\.com$/,
    path: /^\/$|\/(?:s|f|ns|baidu|search|search\/index)\/?$/,
    words: ['wd', 'word', 'kw'],
    source: matomo
  },
  { host: /^(?:[a-z0-9-]+\.)*sogou\.com$/, path: anyPath, words: ['query', 'keyword'], source: matomo },
  {
    host: /^(?:(?:[a-z0-9-]+\.)*(?:so|haosou)\.com|so\.360\.cn)$/,
    path: anyPath,
    words: ['q'],
    source: matomo
  },
  { host: /^(?:[a-z0-9-]+\.)*sm\.cn$/, path: anyPath, words: ['q'], source: matomo },
  {
    host: /^so\.toutiao\.com$/,
    path: /^\/search/,
    words: ['keyword'],
    source: 'https://github.com/xieyi64/one/blob/038bb21920a44669b7408623283787eb1f2d37ad/js/config.js'
  },
  { host: /^petalsearch\.com$/, path: anyPath, words: ['query'], source: chromium },

  // Korea, Japan, Viet Nam, India
  { host: /^(?:[a-z0-9-]+\.)*search\.naver\.com$/, path: anyPath, words: ['query'], source: matomo },
  { host: /^(?:[a-z0-9-]+\.)*search\.daum\.net$/, path: anyPath, words: ['q'], source: matomo },
  { host: /^(?:[a-z0-9-]+\.)*search\.nate\.com$/, path: anyPath, words: ['q'], source: matomo },
  { host: /^search\.zum\.com$/, path: anyPath, words: ['query'], source: matomo },
  { host: /^(?:[a-z0-9-]+\.)*search\.yahoo\.co\.jp$/, path: anyPath, words: ['p', 'vp'], source: matomo },
  { host: /^(?:ocn)?search\.goo\.ne\.jp$/, path: anyPath, words: ['mt'], source: matomo },
  { host: /^(?:image\.)?search\.smt\.docomo\.ne\.jp$/, path: anyPath, words: ['mt'], source: matomo },
  { host: /^(?:sp-|sp-image\.|sp-web\.)?search\.auone\.jp$/, path: anyPath, words: ['q'], source: matomo },
  { host: /^search\.nifty\.com$/, path: anyPath, words: ['q', 'text'], source: matomo },
  { host: /^websearch\.rakuten\.co\.jp$/, path: anyPath, words: ['qt'], source: matomo },
  { host: /^coccoc\.com$/, path: /^\/search/, words: ['query'], source: matomo },
  { host: /^epicsearch\.in$/, path: anyPath, words: ['q'], source: matomo },

  // Searches of one site
  { host: /^(?:[a-z0-9-]+\.)*youtube\.com$/, path: /^\/results/, words: ['search_query'], source: brave },
  { host: /^(?:[a-z0-9-]+\.)*wikipedia\.org$/, path: anyPath, words: ['search'], source: kagi },
  // `field-keywords`, of earlier years, is in the list of Kagi
  {
    host: /^(?:[a-z0-9-]+\.)*amazon\.[a-z.]{2,6}$/,
    path: /^\/(?:s|gp\/search|gp\/aw\/s)/,
    words: ['k', 'field-keywords'],
    source: brave
  }
];

/** Names that leave little doubt, on any page that was opened. */
export const searchNames: ReadonlySet<string> = new Set([
  'q',
  'query',
  'search',
  'search_query',
  'searchterm',
  'search_term',
  'searchtext',
  'keyword',
  'keywords',
  'wd'
]);

/** Names that are search words only on a page of results. */
export const looseSearchNames: ReadonlySet<string> = new Set(['s', 'text', 'term', 'k', 'p', 'words']);
