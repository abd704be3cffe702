import { fieldsAt, webAddress, type Row } from './fields.ts';
import type { Rule } from './rule.ts';

const matching = 'https://developers.facebook.com/documentation/meta-pixel/advanced/advanced-matching';
const browserIds =
  'https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/fbp-and-fbc/';

/** Names and addresses are hashed on the device, mostly; then they still are the same wherever the person goes. */
const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
const plain = (text: string): string | null => (isHash(text) ? null : text);
const hashed = (text: string): string | null => (isHash(text) ? text : null);

const person = (at: string, what: 'email' | 'phone-number' | 'person-name'): Row[] => [
  [at, 'account', what, { value: plain, source: matching }],
  [at, 'identifier', 'user-id', { value: hashed, source: matching }]
];

const ofPixel: readonly Row[] = [
  ['dl', 'page-visited', 'page-address', { value: webAddress }],
  ['rl', 'page-visited', 'referrer-address', { value: webAddress }],
  ['ev', 'usage', 'event'],
  ['sw', 'device', 'screen'],
  ['sh', 'device', 'screen'],
  ['fbp', 'identifier', 'cookie-id', { source: browserIds }],
  ['fbc', 'identifier', 'cookie-id', { source: browserIds }],
  ...person('ud[em]', 'email'),
  ...person('ud[ph]', 'phone-number'),
  ...person('ud[fn]', 'person-name'),
  ...person('ud[ln]', 'person-name'),
  ['ud[external_id]', 'identifier', 'user-id', { source: matching }],
  ['ud[ct]', 'location', 'place-name', { value: plain, source: matching }],
  ['ud[zp]', 'location', 'place-name', { value: plain, source: matching }],
  ['cd[search_string]', 'search', 'search-words']
];

/** The image, form or beacon that Meta's script on web pages sends. */
export const metaPixel: Rule = {
  id: 'meta-pixel',
  name: 'Meta Pixel',
  source: 'https://developers.facebook.com/docs/meta-pixel/reference',
  endpoints: ['facebook.com', 'facebook.net'].map((host) => ({
    host,
    path: /^\/(?:privacy_sandbox\/pixel\/register\/)?tr(?:igger)?\/?$/
  })),
  fields: fieldsAt(['query', 'body'], 'obvious-name', ofPixel)
};

const ofApp: readonly Row[] = [
  ['advertiser_id', 'identifier', 'advertising-id'],
  ['anon_id', 'identifier', 'install-id'],
  ['app_user_id', 'identifier', 'user-id'],
  ['attribution', 'identifier', 'device-id'],
  ['vendor_id', 'identifier', 'vendor-id'],
  ['installer_package', 'device', 'app'],
  ['event', 'usage', 'event'],
  ['custom_events/[]/_eventName', 'usage', 'event'],
  ...person('ud/em', 'email'),
  ...person('ud/ph', 'phone-number'),
  ...person('ud/fn', 'person-name'),
  ...person('ud/ln', 'person-name')
];

const counted = (unit: string) => (text: string) => (/^\d+$/.test(text) ? `${text} ${unit}` : null);

/** `extinfo` is a list whose places have fixed meanings. */
const ofExtinfo: readonly Row[] = [
  ['extinfo/[1]', 'device', 'app'],
  ['extinfo/[4]', 'device', 'os'],
  ['extinfo/[5]', 'device', 'model'],
  ['extinfo/[6]', 'device', 'language'],
  ['extinfo/[8]', 'device', 'carrier'],
  ['extinfo/[9]', 'device', 'screen'],
  ['extinfo/[10]', 'device', 'screen'],
  ['extinfo/[12]', 'device', 'hardware', { value: counted('cores') }],
  ['extinfo/[13]', 'device', 'hardware', { value: counted('GB of storage') }],
  ['extinfo/[14]', 'device', 'hardware', { value: counted('GB of storage free') }],
  ['extinfo/[15]', 'device', 'time-zone']
];

const appData =
  'https://developers.facebook.com/documentation/ads-commerce/conversions-api/parameters/app-data';

/** What its kit for apps tells, also of apps whose user has no account. */
export const metaAppEvents: Rule = {
  id: 'meta-app-events',
  name: 'Meta app events',
  source: 'https://developers.facebook.com/docs/graph-api/reference/application/activities/',
  endpoints: [{ host: 'graph.facebook.com', path: /^\/(?:v\d+\.\d+\/)?\d+\/activities$/ }],
  fields: [
    ...fieldsAt(['query', 'body'], 'documented', ofApp),
    ...fieldsAt(['query', 'body'], 'documented', ofExtinfo).map((field) => ({ ...field, source: appData }))
  ]
};

/** Both are set by Meta's script for the site's own domain, and carried to Meta as `fbp` and `fbc`. */
export const metaCookie: Rule = {
  id: 'meta-cookie',
  name: 'Meta Pixel: cookies',
  source: browserIds,
  endpoints: [{ has: ['cookie/_fbp'] }, { has: ['cookie/_fbc'] }],
  fields: fieldsAt(['cookie'], 'documented', [
    ['_fbp', 'identifier', 'cookie-id'],
    ['_fbc', 'identifier', 'cookie-id']
  ])
};
