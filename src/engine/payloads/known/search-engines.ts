/** Where a search service keeps the words that were typed. */
export interface SearchEngine {
  readonly host: RegExp;
  readonly path: RegExp;
  readonly words: readonly string[];
  readonly source: string;
}

/** Of the services' own documents, or of the OpenSearch descriptions that they publish for browsers. */
export const searchEngines: readonly SearchEngine[] = [
  {
    host: /^(?:[a-z0-9-]+\.)*google\.[a-z.]{2,6}$/,
    path: /^\/(?:search|webhp|url|imghp|complete\/search)?$/,
    words: ['q'],
    source: 'https://developers.google.com/custom-search/docs/xml_results'
  },
  {
    host: /^(?:[a-z0-9-]+\.)*bing\.com$/,
    path: /search|^\/$/,
    words: ['q'],
    source: 'https://www.bing.com/opensearch.xml'
  },
  {
    host: /^(?:[a-z0-9-]+\.)*duckduckgo\.com$/,
    path: /^/,
    words: ['q'],
    source: 'https://duckduckgo.com/opensearch.xml'
  },
  {
    host: /^(?:[a-z0-9-]+\.)*search\.yahoo\.(?:com|co\.jp)$/,
    path: /^/,
    words: ['p'],
    source: 'https://search.yahoo.com/opensearch.xml'
  },
  {
    host: /^(?:[a-z0-9-]+\.)*(?:yandex\.[a-z.]{2,6}|ya\.ru)$/,
    path: /search|^\/$/,
    words: ['text', 'query'],
    source: 'https://yandex.ru/opensearch.xml'
  },
  {
    host: /^(?:[a-z0-9-]+\.)*baidu\.com$/,
    path: /^\/(?:s|from=|baidu|sugrec|su|search|[a-z0-9=/]*s$)/,
    words: ['wd', 'word'],
    source: 'https://www.baidu.com/content-search.xml'
  },
  {
    host: /^(?:[a-z0-9-]+\.)*sogou\.com$/,
    path: /^/,
    words: ['query', 'keyword'],
    source: 'https://www.sogou.com/content-search.xml'
  },
  {
    host: /^(?:[a-z0-9-]+\.)*so\.com$/,
    path: /^/,
    words: ['q'],
    source: 'https://www.so.com/soopensearch.xml'
  },
  {
    host: /^(?:[a-z0-9-]+\.)*startpage\.com$/,
    path: /^/,
    words: ['query', 'q'],
    source: 'https://www.startpage.com/en/opensearch.xml'
  },
  {
    host: /^(?:[a-z0-9-]+\.)*ecosia\.org$/,
    path: /^/,
    words: ['q'],
    source: 'https://cdn.ecosia.org/opensearch.xml'
  },
  {
    host: /^(?:[a-z0-9-]+\.)*qwant\.com$/,
    path: /^/,
    words: ['q'],
    source: 'https://www.qwant.com/opensearch.xml'
  },
  {
    host: /^search\.brave\.com$/,
    path: /^/,
    words: ['q'],
    source: 'https://search.brave.com/opensearch.xml'
  },
  {
    host: /^(?:[a-z0-9-]+\.)*naver\.com$/,
    path: /search/,
    words: ['query'],
    source: 'https://developers.naver.com/docs/serviceapi/search/web/web.md'
  },
  {
    host: /^(?:[a-z0-9-]+\.)*daum\.net$/,
    path: /search/,
    words: ['q'],
    source: 'https://developers.kakao.com/docs/latest/en/daum-search/dev-guide'
  },
  {
    host: /^(?:[a-z0-9-]+\.)*youtube\.com$/,
    path: /^\/results/,
    words: ['search_query'],
    source: 'https://www.youtube.com/opensearch'
  },
  {
    host: /^(?:[a-z0-9-]+\.)*wikipedia\.org$/,
    path: /^/,
    words: ['search'],
    source: 'https://www.mediawiki.org/wiki/Help:Searching'
  },
  {
    host: /^(?:[a-z0-9-]+\.)*amazon\.[a-z.]{2,6}$/,
    path: /^\/(?:s|gp\/search|gp\/aw\/s)/,
    words: ['k', 'field-keywords'],
    source: 'https://affiliate-program.amazon.com/help/node/topic/GP38PJ6EUR6PFBEC'
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
