import { fieldsAt, webAddress } from './fields.ts';
import type { Rule } from './rule.ts';

/** An image's address, or a beacon's JSON. */
const places = ['query', 'body'];

/** Alibaba's counter for web pages ("aplus"), of Taobao, Tmall, Aliyun, and of sites that use its statistics. */
export const alibabaAplus: Rule = {
  id: 'alibaba-aplus',
  name: 'Alibaba aplus',
  source:
    'https://github.com/xland/redredstar/blob/98ece6ea562dc02ba716c9019349417325728f25/src/renderer/debug2.js',
  endpoints: places.map((place) => ({ host: 'mmstat.com', has: [`${place}/logtype`, `${place}/jsver`] })),
  fields: [
    ...fieldsAt(places, 'obvious-name', [['_p_url', 'page-visited', 'page-address', { value: webAddress }]]),
    ...fieldsAt(places, 'sdk-source', [
      ['pre', 'page-visited', 'referrer-address', { value: webAddress }],
      ['title', 'page-title', 'title'],
      ['cna', 'identifier', 'cookie-id'],
      ['uidaplus', 'identifier', 'user-id'],
      ['nick', 'account', 'account-name'],
      ['scr', 'device', 'screen'],
      ['o', 'device', 'os'],
      ['b', 'device', 'browser']
    ])
  ]
};
