import { degrees, fieldsAt, webAddress } from './fields.ts';
import type { Endpoint, Rule } from './rule.ts';

/** In the address, in a form, or many at once as JSON: a list of addresses' queries. */
const places = ['query', 'body', 'body/requests/[]'];

/** Anyone may run it; `rec=1` beside the number of the site is what it asks for. */
const told = [['query/idsite', 'query/rec'], ['body/idsite', 'body/rec'], ['body/requests/[]/rec']].map(
  (has): Endpoint => ({ path: /\/(?:(?:matomo|piwik|ppms)\.php|js\/)$/, has })
);

export const matomo: Rule = {
  id: 'matomo',
  name: 'Matomo',
  source: 'https://developer.matomo.org/api-reference/tracking-api',
  endpoints: told,
  open: [{ at: 'body/requests/[]', steps: ['form'] }],
  fields: [
    ...fieldsAt(places, 'documented', [
      ['url', 'page-visited', 'page-address', { value: webAddress }],
      ['urlref', 'page-visited', 'referrer-address', { value: webAddress }],
      ['action_name', 'page-title', 'title'],
      ['search', 'search', 'search-words'],
      ['link', 'page-visited', 'page-address', { value: webAddress }],
      ['_id', 'identifier', 'cookie-id'],
      ['cid', 'identifier', 'cookie-id'],
      ['uid', 'account', 'account-name'],
      ['e_c', 'usage', 'event'],
      ['e_a', 'usage', 'event'],
      ['e_n', 'usage', 'event'],
      ['res', 'device', 'screen'],
      ['lang', 'device', 'language'],
      ['ua', 'device', 'browser'],
      ['cip', 'location', 'ip-address'],
      ['country', 'location', 'place-name'],
      ['region', 'location', 'place-name'],
      ['city', 'location', 'place-name'],
      ['lat', 'location', 'coordinates', { value: degrees }],
      ['long', 'location', 'coordinates', { value: degrees }]
    ])
  ]
};
