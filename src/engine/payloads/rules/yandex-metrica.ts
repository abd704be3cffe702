import { fieldsAt, webAddress, type Row } from './fields.ts';
import type { Rule } from './rule.ts';

const server = 'https://github.com/hcodes/server_yametrika/blob/master/node/yametrika.js';
const cookies = 'https://yandex.com/support/metrica/general/cookie-usage.html';

const hosts = [
  ...['ru', 'com', 'by', 'kz', 'uz', 'az', 'ua', 'com.tr', 'com.ge', 'com.am'].map(
    (tld) => `mc.yandex.${tld}`
  ),
  'mc.webvisor.org',
  'mc.webvisor.com',
  'mc.yango.com'
];

/** `pv:1:la:de:s:1080x2340x24:t:Title: more of it`: pairs, and last the title with whatever it holds. */
const inBrowserInfo =
  (wanted: string) =>
  (text: string): string | null => {
    const parts = text.split(':');
    for (let at = 0; at + 1 < parts.length; at += 2) {
      const isTitle = parts[at] === 't';
      if (parts[at] === wanted) return isTitle ? parts.slice(at + 1).join(':') : (parts[at + 1] ?? null);
      if (isTitle) return null;
    }
    return null;
  };

/** Minutes east of Greenwich. */
const timeZone = (text: string): string | null => {
  const minutes = Number(inBrowserInfo('z')(text) ?? NaN);
  return Number.isInteger(minutes) ? `${minutes} min` : null;
};

/** A goal is told as an address of its own kind. */
const goal = (text: string): string | null => /^goal:\/\/[^/]*\/(.+)$/.exec(text)?.[1] ?? null;

const ofWatch: readonly Row[] = [
  ['page-url', 'page-visited', 'page-address', { value: webAddress, source: server }],
  ['page-url', 'usage', 'event', { value: goal, source: server }],
  ['page-ref', 'page-visited', 'referrer-address', { value: webAddress, source: server }],
  ['browser-info', 'page-title', 'title', { value: inBrowserInfo('t'), source: server }],
  ['browser-info', 'device', 'language', { value: inBrowserInfo('la') }],
  ['browser-info', 'device', 'screen', { value: inBrowserInfo('s') }],
  ['browser-info', 'device', 'time-zone', { value: timeZone }],
  ['browser-info', 'identifier', 'cookie-id', { value: inBrowserInfo('u'), source: cookies }],
  ['site-info/__ym/user_id', 'identifier', 'user-id']
];

export const yandexMetrica: Rule = {
  id: 'yandex-metrica',
  name: 'Yandex Metrica',
  source: 'https://yandex.com/support/metrica/en/code/data-collected.md',
  endpoints: hosts.map((host) => ({ host, path: /^\/(?:watch|webvisor|clmap)\/\d+(?:\/\d)?$/ })),
  fields: [
    ...fieldsAt(['query', 'body'], 'research', ofWatch),
    ...fieldsAt(['cookie'], 'documented', [['yandexuid', 'identifier', 'cookie-id', { source: cookies }]])
  ]
};

/** The same number as `u` of `browser-info`, kept by the site's own pages. */
export const yandexCookie: Rule = {
  id: 'yandex-metrica-cookie',
  name: 'Yandex Metrica: cookie',
  source: cookies,
  endpoints: [{ has: ['cookie/_ym_uid'] }],
  fields: fieldsAt(['cookie'], 'documented', [['_ym_uid', 'identifier', 'cookie-id']])
};
