import { fieldsAt, webAddress, type Row } from './fields.ts';
import { valuesInLines } from './lines.ts';
import type { Field, Rule } from './rule.ts';

const gtag = 'https://github.com/d8a-tech/d8a/blob/master/docs/docs/articles/tracking-protocols/ga4-gtag.md';
const universal = 'https://developers.google.com/analytics/devguides/collection/protocol/v1/parameters';
const measurement = 'https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference';

/** Parameters stand in the address, or in the body where there are many. */
const places = ['query', 'body'];

const common: readonly Row[] = [
  ['dl', 'page-visited', 'page-address', { value: webAddress }],
  ['dr', 'page-visited', 'referrer-address', { value: webAddress }],
  ['dt', 'page-title', 'title'],
  ['cid', 'identifier', 'cookie-id'],
  ['uid', 'identifier', 'user-id'],
  ['ul', 'device', 'language'],
  ['sr', 'device', 'screen']
];

const ofGtag: readonly Row[] = [
  ...common,
  ['sid', 'identifier', 'session-id'],
  ['_fid', 'identifier', 'install-id'],
  ['en', 'usage', 'event'],
  ['_et', 'usage', 'duration'],
  ['ep.search_term', 'search', 'search-words'],
  ['ep.user_id', 'identifier', 'user-id'],
  ['up.user_id', 'identifier', 'user-id'],
  ['_uc', 'location', 'place-name'],
  ['uap', 'device', 'os'],
  ['uapv', 'device', 'os'],
  ['uam', 'device', 'model'],
  ['uafvl', 'device', 'browser'],
  ['uaa', 'device', 'hardware']
];

/** Several events are sent as one line each, with what they share in the address. */
const inLines = (
  name: string,
  kind: Field['kind'],
  what: Field['what'],
  refine?: (value: string) => string | null
): Field => ({ at: 'body', kind, what, reason: 'research', through: [], value: valuesInLines(name, refine) });

const batched: readonly Field[] = [
  inLines('en', 'usage', 'event'),
  inLines('_et', 'usage', 'duration'),
  inLines('dl', 'page-visited', 'page-address', webAddress),
  inLines('dr', 'page-visited', 'referrer-address', webAddress),
  inLines('dt', 'page-title', 'title'),
  inLines('ep.search_term', 'search', 'search-words')
];

/** GA4 of web pages. Sites may send it by way of a host of their own; then it is told by what it holds. */
export const googleAnalytics4: Rule = {
  id: 'google-analytics-4',
  name: 'Google Analytics 4',
  source: gtag,
  endpoints: [
    { host: 'google-analytics.com', path: '/g/collect' },
    { host: 'analytics.google.com', path: '/g/collect' },
    { host: 'doubleclick.net', path: '/g/collect' },
    { path: /\/g\/collect$/, has: ['query/tid', 'query/cid', 'query/_p'] }
  ],
  fields: [...fieldsAt(places, 'research', ofGtag), ...batched]
};

const ofParameters: readonly Row[] = [
  ['page_location', 'page-visited', 'page-address', { value: webAddress }],
  ['page_referrer', 'page-visited', 'referrer-address', { value: webAddress }],
  ['page_title', 'page-title', 'title'],
  ['search_term', 'search', 'search-words'],
  ['session_id', 'identifier', 'session-id'],
  ['engagement_time_msec', 'usage', 'duration']
];

/** The Measurement Protocol, which apps and servers speak. */
export const googleMeasurement: Rule = {
  id: 'google-measurement-protocol',
  name: 'Google Analytics 4: Measurement Protocol',
  source: measurement,
  endpoints: [
    { host: 'google-analytics.com', path: /^\/(?:debug\/)?mp\/collect$/ },
    { host: 'analytics.google.com', path: /^\/(?:debug\/)?mp\/collect$/ }
  ],
  fields: [
    ...fieldsAt(['body'], 'documented', [
      ['client_id', 'identifier', 'cookie-id'],
      ['app_instance_id', 'identifier', 'install-id'],
      ['user_id', 'identifier', 'user-id'],
      ['events/[]/name', 'usage', 'event']
    ]),
    ...fieldsAt(['body/events/[]/params'], 'documented', ofParameters)
  ]
};

/** Other types are housekeeping between Google's own services. */
const hitTypes = /^(?:pageview|screenview|event|transaction|item|social|exception|timing)$/;
const hitType = (text: string): string | null => (hitTypes.test(text) ? text : null);

const ofUniversal: readonly Row[] = [
  ...common,
  ['_gid', 'identifier', 'cookie-id'],
  ['t', 'usage', 'event', { value: hitType }],
  ['ea', 'usage', 'event'],
  ['cd', 'usage', 'screen-name', { when: { at: 't', is: 'screenview' } }],
  ['an', 'device', 'app'],
  ['aid', 'device', 'app'],
  ['ua', 'device', 'browser'],
  ['uip', 'location', 'ip-address']
];

/** Its predecessor, which some senders still speak. */
export const universalAnalytics: Rule = {
  id: 'universal-analytics',
  name: 'Google Universal Analytics',
  source: universal,
  endpoints: [
    { host: 'google-analytics.com', path: '/collect' },
    ...['google-analytics.com', 'analytics.google.com', 'doubleclick.net'].flatMap((host) => [
      { host, path: /^\/[rj]\/collect$/, has: ['query/tid'] },
      { host, path: /^\/[rj]\/collect$/, has: ['body/tid'] }
    ])
  ],
  fields: fieldsAt(places, 'documented', ofUniversal)
};

/** `GA1.2.1402.1588000000`: after version and domain depth comes the client id, as `cid` carries it. */
const clientId = (text: string): string | null => /^GA\d\.[\d-]+\.(\d+\.\d+)$/.exec(text)?.[1] ?? null;

export const googleAnalyticsCookie: Rule = {
  id: 'google-analytics-cookie',
  name: 'Google Analytics: cookie',
  source: 'https://support.google.com/analytics/answer/11397207',
  endpoints: [{ has: ['cookie/_ga'] }],
  fields: [
    { at: 'cookie/_ga', kind: 'identifier', what: 'cookie-id', reason: 'documented', value: clientId },
    { at: 'cookie/_gid', kind: 'identifier', what: 'cookie-id', reason: 'documented', value: clientId }
  ]
};
