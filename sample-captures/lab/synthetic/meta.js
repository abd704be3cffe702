// Meta's pixel on web pages and its kit for apps.
import { createHash } from 'node:crypto';

export const source = [
  'https://developers.facebook.com/docs/meta-pixel/reference',
  'https://developers.facebook.com/documentation/meta-pixel/advanced/advanced-matching',
  'https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/fbp-and-fbc/',
  'https://developers.facebook.com/docs/graph-api/reference/application/activities/',
  'https://developers.facebook.com/documentation/ads-commerce/conversions-api/parameters/app-data'
];

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const page = 'https://www.shop.example/tablets?q=hay%20fever';
const browserId = 'fb.1.1795338000123.1098115397';
const clickId = 'fb.1.1795338000123.IwAR0ExampleExampleExample';

const pixel = {
  ...{
    id: '100000000000001',
    ev: 'Search',
    dl: page,
    rl: 'https://search.example/',
    if: 'false',
    ts: '1795338000123'
  },
  ...{
    'cd[search_string]': 'hay fever',
    'cd[content_name]': 'Tablets',
    sw: '1920',
    sh: '1080',
    v: '2.9.156',
    r: 'stable'
  },
  ...{
    fbp: browserId,
    fbc: clickId,
    'ud[em]': sha256('reader@example.org'),
    'ud[ph]': sha256('491700000000')
  },
  ...{ 'ud[fn]': sha256('erika'), 'ud[ln]': sha256('mustermann'), 'ud[external_id]': 'reader-4711' }
};
const plain = {
  ...pixel,
  ev: 'PageView',
  'ud[em]': 'reader@example.org',
  'ud[ph]': '491700000000',
  'ud[fn]': 'erika',
  'ud[ln]': 'mustermann',
  'ud[ct]': 'kassel',
  'ud[zp]': '34117'
};

const extinfo = [
  ...['a2', 'example.shop', '520', '5.2.0', '13', 'Phone 5', 'de_DE', 'GMT+01:00', 'Example Mobile'],
  ...['1080', '2340', '2.75', '8', '112', '61', 'Europe/Berlin']
];
const app = {
  event: 'CUSTOM_APP_EVENTS',
  advertiser_id: '38400000-8cf0-11bd-b23e-10b96e40000d',
  advertiser_tracking_enabled: 'true',
  anon_id: 'XZ7d1f0c52-3a64-4e0b-9b8e-2f6a51c0ffee',
  app_user_id: 'reader-4711',
  attribution: 'dddecd0ac07640508ce8c2',
  vendor_id: '5E2C7B10-0D4F-4E1B-9A61-7C8A4E0F2D33',
  installer_package: 'com.android.vending',
  extinfo: JSON.stringify(extinfo),
  ud: JSON.stringify({
    em: sha256('reader@example.org'),
    ph: sha256('491700000000'),
    fn: sha256('erika'),
    ln: sha256('mustermann')
  }),
  custom_events: JSON.stringify([
    { _eventName: 'fb_mobile_search', _logTime: 1795338000, fb_search_string: 'hay fever' }
  ])
};
const query = (values) => new URLSearchParams(values).toString();
const form = { 'content-type': 'application/x-www-form-urlencoded' };

export const requests = [
  { method: 'GET', url: `https://www.facebook.com/tr/?${query(pixel)}`, page },
  { url: 'https://www.facebook.com/tr/', headers: form, body: query(plain), page },
  { url: 'https://graph.facebook.com/v17.0/100000000000002/activities', headers: form, body: query(app) },
  {
    url: 'https://graph.facebook.com/v17.0/100000000000002/activities',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...app,
      ud: { em: 'reader@example.org', ph: '491700000000', fn: 'erika', ln: 'mustermann' }
    })
  },
  {
    method: 'GET',
    url: 'https://www.shop.example/basket',
    headers: { cookie: `_fbp=${browserId}; _fbc=${clickId}` },
    page
  }
];
