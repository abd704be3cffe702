import { degrees, fieldsAt, webAddress, type Row } from './fields.ts';
import type { Rule } from './rule.ts';

const web =
  'https://github.com/codepository/WebAnalytics/blob/46dd99856759f7c0c61708702857fd4b47eaa304/src/utils/hm.js';
const amp =
  'https://github.com/ampproject/amphtml/blob/main/extensions/amp-analytics/0.1/vendors/baiduanalytics.json';

/** `uid_*reader-4711!plan*free*1`: properties, of which `uid_` is the account that the site has set. */
const account = (text: string): string | null =>
  text
    .split('!')
    .map((property) => property.split('*'))
    .find(([name]) => name === 'uid_')?.[1] ?? null;

/** `category*action*label*value` */
const isEvent = { at: 'et', is: '4' };
/** `read,open` in milliseconds. */
const isDuration = { at: 'et', is: '3' };
const firstOfTwo = (text: string): string | null => /^(\d+),\d+$/.exec(text)?.[1] ?? null;

const ofImage: readonly Row[] = [
  ['u', 'page-visited', 'page-address', { value: webAddress }],
  ['su', 'page-visited', 'referrer-address', { value: webAddress }],
  ['tt', 'page-title', 'title'],
  ['p', 'account', 'account-name', { value: account }],
  ['ep', 'usage', 'event', { when: isEvent, source: amp }],
  ['ep', 'usage', 'duration', { when: isDuration, value: firstOfTwo }],
  ['hca', 'identifier', 'cookie-id'],
  ['ds', 'device', 'screen'],
  ['ln', 'device', 'language']
];

/** Baidu's counter for web pages: one image a view, an event, or a page left. */
export const baiduTongji: Rule = {
  id: 'baidu-tongji',
  name: 'Baidu Tongji',
  source: web,
  endpoints: [{ host: 'hm.baidu.com', path: '/hm.gif', has: ['query/si'] }],
  fields: [
    ...fieldsAt(['query'], 'sdk-source', ofImage),
    ...fieldsAt(['cookie'], 'sdk-source', [['HMACCOUNT', 'identifier', 'cookie-id']])
  ]
};

const names =
  'https://github.com/fehead-studio/TA_Apk_Crack/blob/9ac74a9652b37506c1cff8b83fb29a5e65eb9830/MMTS/smali/com/baidu/mobstat/Config.smali';

/** Area, cell and a third number; zeros where the app may not ask. */
const cell = (text: string): string | null => (/^(?:0_)+0$/.test(text) ? null : text);
const place = (text: string): string | null =>
  text.split(/[_,|]/).filter((part) => degrees(part) !== null).length >= 2 ? text : null;

const ofHeader: readonly Row[] = [
  ['d', 'identifier', 'device-id'],
  ['dd', 'identifier', 'device-id'],
  ['i', 'identifier', 'device-id'],
  ['ii', 'identifier', 'device-id'],
  ['mc', 'identifier', 'mac-address'],
  ['bm', 'identifier', 'mac-address'],
  ['uid', 'identifier', 'user-id'],
  ['cl', 'location', 'cell-id', { value: cell }],
  ['gl', 'location', 'coordinates', { value: place }],
  ['o', 'device', 'os'],
  ['s', 'device', 'os'],
  ['sv', 'device', 'os'],
  ['ma', 'device', 'maker'],
  ['bd', 'device', 'maker'],
  ['m', 'device', 'model'],
  ['dn', 'device', 'model'],
  ['op', 'device', 'carrier'],
  ['l', 'device', 'network-type'],
  ['w', 'device', 'screen'],
  ['h', 'device', 'screen'],
  ['pn', 'device', 'app'],
  ['n', 'device', 'app']
];

/** Baidu's kit for apps, as it was taken apart: gzip over JSON; over http it is encrypted besides. */
export const baiduMobile: Rule = {
  id: 'baidu-mobile',
  name: 'Baidu Mobile Tongji',
  source:
    'https://github.com/n0099/open-tbclient/blob/0b46d9707be7e1aa51c7173d479c8e778e9ddc4d/com/baidu/mobstat/HeadObject.java',
  endpoints: [{ host: 'hmma.baidu.com', has: ['body/he/k'] }],
  fields: [
    ...fieldsAt(['body/he'], 'research', ofHeader),
    ...fieldsAt(['body/ev/[]'], 'research', [
      ['i', 'usage', 'event', { source: names }],
      ['l', 'usage', 'event', { source: names }]
    ]),
    ...fieldsAt(['body/pr/[]/p/[]'], 'research', [
      ['n', 'usage', 'screen-name', { source: names }],
      ['t', 'usage', 'screen-name', { source: names }],
      ['d', 'usage', 'duration', { source: names }]
    ])
  ]
};
