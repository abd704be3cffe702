import { fieldsAt, webAddress, type Row } from './fields.ts';
import type { Endpoint, Rule } from './rule.ts';

const kit = 'https://github.com/mixpanel/mixpanel-js/blob/master/src/utils.js';

/** One event or a list of them, bare or as `data` of a form, there as JSON or in base64. */
const events = ['body', 'body/[]', 'body/data', 'body/data/[]', 'query/data', 'query/data/[]'];

const pages: readonly Row[] = [
  ['$current_url', 'page-visited', 'page-address', { value: webAddress, source: kit }],
  ['$referrer', 'page-visited', 'referrer-address', { value: webAddress, source: kit }],
  ['mp_page', 'page-visited', 'page-address', { value: webAddress, source: kit }],
  ['mp_referrer', 'page-visited', 'referrer-address', { value: webAddress, source: kit }],
  ['$initial_referrer', 'page-visited', 'referrer-address', { value: webAddress }],
  ['current_page_title', 'page-title', 'title'],
  ['mp_keyword', 'search', 'search-words']
];

const device: readonly Row[] = [
  ['distinct_id', 'identifier', 'user-id'],
  ['$device_id', 'identifier', 'device-id'],
  ['$user_id', 'account', 'account-name'],
  ['$ios_ifa', 'identifier', 'advertising-id'],
  ['$os', 'device', 'os'],
  ['$os_version', 'device', 'os'],
  ['$browser', 'device', 'browser'],
  ['$device', 'device', 'model'],
  ['$model', 'device', 'model'],
  ['$manufacturer', 'device', 'maker'],
  ['$brand', 'device', 'maker'],
  ['$carrier', 'device', 'carrier'],
  ['$radio', 'device', 'network-type'],
  ['$screen_width', 'device', 'screen'],
  ['$screen_height', 'device', 'screen'],
  ['$app_version_string', 'device', 'app'],
  ['$city', 'location', 'place-name'],
  ['$region', 'location', 'place-name'],
  ['mp_country_code', 'location', 'place-name']
];

const profile: readonly Row[] = [
  ['$distinct_id', 'identifier', 'user-id'],
  ['$set/$email', 'account', 'email'],
  ['$set/$phone', 'account', 'phone-number'],
  ['$set/$name', 'account', 'person-name'],
  ['$set/$first_name', 'account', 'person-name'],
  ['$set/$last_name', 'account', 'person-name']
];

const under = (rows: readonly Row[]): readonly Row[] =>
  rows.map(([at, kind, what, extra]): Row => [`properties/${at}`, kind, what, extra ?? {}]);

const told = events.flatMap((event): Endpoint[] =>
  ['properties/token', '$token'].map((token) => ({ host: 'mixpanel.com', has: [`${event}/${token}`] }))
);

export const mixpanel: Rule = {
  id: 'mixpanel',
  name: 'Mixpanel',
  source: 'https://docs.mixpanel.com/docs/data-structure/property-reference/default-properties',
  endpoints: told,
  fields: fieldsAt(events, 'documented', [
    ['event', 'usage', 'event'],
    ...under(pages),
    ...under(device),
    ...profile
  ])
};
