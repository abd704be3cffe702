import type { Field, Rule } from './rule.ts';

/** `t26.1;rADDRESS;s1920*1080*24;uADDRESS;hTITLE;RANDOM`: a letter before each field, a random number at the end. */
const partOf = (pattern: RegExp) => (query: string) => pattern.exec(query)?.[1] ?? null;
const before = partOf(/(?:^|;)r(https?:\/\/.+?);(?:s\d|uhttps?:)/i);
const page = partOf(/;u(https?:\/\/.+?)(?:;h|;0\.\d+$|$)/i);
const title = partOf(/;h([^;]+);0\.\d+$/);
const screen = partOf(/;s(\d+\*\d+)(?:\*\d+)?;/);

const inQuery = (kind: Field['kind'], what: Field['what'], value: Field['value'] & object): Field => ({
  ...{ at: 'query', kind, what, reason: 'sdk-source', value }
});

/** The counter that LiveInternet gives to sites; its code stands in their pages for all to read. */
export const liveInternet: Rule = {
  id: 'liveinternet',
  name: 'LiveInternet',
  source: 'https://github.com/ArtyomR102/my-homepage/blob/master/assets/scripts/counter.js',
  endpoints: [{ host: 'counter.yadro.ru', path: /^\/hit(?:;|$)/ }],
  fields: [
    inQuery('page-visited', 'page-address', page),
    inQuery('page-visited', 'referrer-address', before),
    inQuery('page-title', 'title', title),
    inQuery('device', 'screen', screen)
  ]
};
