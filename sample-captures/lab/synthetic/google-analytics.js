// Google Analytics 4 as its script on web pages sends it, alone and in batches, its Measurement Protocol, and its
// predecessor.
export const source = [
  'https://github.com/d8a-tech/d8a/blob/master/docs/docs/articles/tracking-protocols/ga4-gtag.md',
  'https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference',
  'https://developers.google.com/analytics/devguides/collection/protocol/v1/parameters',
  'https://support.google.com/analytics/answer/11397207'
];

const page = 'https://www.shop.example/tablets?q=hay%20fever';
const client = '1402953218.1795338000';

const shared = {
  ...{ v: '2', tid: 'G-EXAMPLE0001', gtm: '45je5', _p: '1795338000123', cid: client, uid: 'reader-4711' },
  ...{
    ul: 'de-de',
    sr: '1920x1080',
    sid: '1795338000',
    sct: '3',
    seg: '1',
    _s: '1',
    _uc: 'DE',
    _fid: 'dXk3ZmlkLTE3OTUzMzg'
  },
  ...{
    uaa: 'x86',
    uab: '64',
    uafvl: 'Chromium;156.0.8078.79',
    uamb: '0',
    uam: 'Phone 5',
    uap: 'Android',
    uapv: '13'
  }
};
const shown = { dl: page, dt: 'Tablets | Shop', dr: 'https://search.example/' };
const search = {
  en: 'view_search_results',
  'ep.search_term': 'hay fever',
  _et: '4021',
  'up.user_id': 'reader-4711',
  'ep.user_id': 'reader-4711'
};
const query = (values) => new URLSearchParams(values).toString();

const measured = {
  client_id: client,
  user_id: 'reader-4711',
  events: [
    {
      name: 'page_view',
      params: {
        page_location: page,
        page_referrer: 'https://search.example/',
        page_title: 'Tablets | Shop',
        search_term: 'hay fever',
        session_id: '1795338000',
        engagement_time_msec: 4021
      }
    }
  ]
};
const inApp = {
  app_instance_id: 'c1d2e3f405162738495a6b7c8d9e0f12',
  events: [{ name: 'session_start', params: {} }]
};

const universal = {
  ...{
    v: '1',
    tid: 'UA-0000000-1',
    cid: client,
    uid: 'reader-4711',
    _gid: '1199338877.1795338000',
    t: 'pageview'
  },
  ...{
    dl: page,
    dr: 'https://search.example/',
    dt: 'Tablets | Shop',
    ul: 'de-de',
    sr: '1920x1080',
    ea: 'open',
    geoid: '1004074'
  }
};
const screen = {
  ...{
    v: '1',
    tid: 'UA-0000000-2',
    cid: '35009a79-1a05-49d7-b876-2b884d0f825b',
    t: 'screenview',
    cd: 'Basket'
  },
  ...{ an: 'Shop', aid: 'example.shop', av: '5.2.0', ua: 'Shop/5.2.0 (Android 13)', uip: '192.0.2.7' }
};

const text = { 'content-type': 'text/plain;charset=UTF-8' };
const json = { 'content-type': 'application/json' };

export const requests = [
  {
    url: `https://region1.google-analytics.com/g/collect?${query({ ...shared, ...shown, ...search })}`,
    page
  },
  {
    url: `https://www.google-analytics.com/g/collect?${query(shared)}`,
    headers: text,
    body: [
      query({ ...shown, en: 'page_view', _ee: '1' }),
      query({ en: 'scroll', 'epn.percent_scrolled': '90', _et: '1203' }),
      query({ en: 'view_search_results', 'ep.search_term': 'nasal spray' })
    ].join('\r\n'),
    page
  },
  // By way of a host of the site's own.
  { url: `https://metrics.shop.example/g/collect?${query({ ...shared, ...shown, en: 'page_view' })}`, page },
  {
    url: 'https://www.google-analytics.com/mp/collect?measurement_id=G-EXAMPLE0001&api_secret=example',
    headers: json,
    body: JSON.stringify(measured)
  },
  {
    url: 'https://www.google-analytics.com/mp/collect?firebase_app_id=1:0:android:0&api_secret=example',
    headers: json,
    body: JSON.stringify(inApp)
  },
  { method: 'GET', url: `https://www.google-analytics.com/collect?${query(universal)}`, page },
  { url: 'https://ssl.google-analytics.com/collect', headers: text, body: query(screen) },
  { url: `https://www.google-analytics.com/j/collect?${query(universal)}`, page },
  {
    method: 'GET',
    url: 'https://www.shop.example/basket',
    headers: {
      cookie: `_ga=GA1.2.${client}; _gid=GA1.2.1199338877.1795338000; _ga_EXAMPLE0001=GS1.1.1795338000.3.1.1795338004.0.0.0`
    },
    page
  }
];
