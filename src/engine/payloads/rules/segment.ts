import { degrees, fieldsAt, webAddress, type Row } from './fields.ts';
import type { Rule } from './rule.ts';

const page = 'https://www.twilio.com/docs/segment/spec/page';
const pixel =
  'https://github.com/ampproject/amphtml/blob/main/extensions/amp-analytics/0.1/vendors/segment.json';

const ofMessage: readonly Row[] = [
  ['event', 'usage', 'event'],
  ['anonymousId', 'identifier', 'cookie-id'],
  ['userId', 'account', 'account-name'],
  ['previousId', 'account', 'account-link'],
  ['properties/url', 'page-visited', 'page-address', { value: webAddress, source: page }],
  ['properties/referrer', 'page-visited', 'referrer-address', { value: webAddress, source: page }],
  ['properties/title', 'page-title', 'title', { source: page, when: { at: '../type', is: 'page' } }]
];

const ofTraits: readonly Row[] = [
  ['email', 'account', 'email'],
  ['phone', 'account', 'phone-number'],
  ['name', 'account', 'person-name'],
  ['firstName', 'account', 'person-name'],
  ['lastName', 'account', 'person-name'],
  ['username', 'account', 'account-name']
];
const traits = (at: string): Row[] =>
  ofTraits.map(([name, kind, what]): Row => [
    `${at}/${name}`,
    kind,
    what,
    { source: 'https://www.twilio.com/docs/segment/connections/spec/identify' }
  ]);

const ofContext: readonly Row[] = [
  ['page/url', 'page-visited', 'page-address', { value: webAddress }],
  ['page/referrer', 'page-visited', 'referrer-address', { value: webAddress }],
  ['page/title', 'page-title', 'title'],
  ['ip', 'location', 'ip-address'],
  ['location/city', 'location', 'place-name'],
  ['location/country', 'location', 'place-name'],
  ['location/latitude', 'location', 'coordinates', { value: degrees }],
  ['location/longitude', 'location', 'coordinates', { value: degrees }],
  ['device/id', 'identifier', 'device-id'],
  ['device/advertisingId', 'identifier', 'advertising-id'],
  ['device/token', 'identifier', 'install-id'],
  ['device/manufacturer', 'device', 'maker'],
  ['device/model', 'device', 'model'],
  ['os/name', 'device', 'os'],
  ['os/version', 'device', 'os'],
  ['network/carrier', 'device', 'carrier'],
  ['locale', 'device', 'language'],
  ['timezone', 'device', 'time-zone'],
  ['screen/width', 'device', 'screen'],
  ['screen/height', 'device', 'screen'],
  ['userAgent', 'device', 'browser'],
  ['app/name', 'device', 'app'],
  ['app/namespace', 'device', 'app'],
  ['app/version', 'device', 'app']
];
const context = ofContext.map(([at, ...rest]): Row => [`context/${at}`, ...rest]);

const inAddress: readonly Row[] = [
  ['anonymousId', 'identifier', 'cookie-id'],
  ['context.page.url', 'page-visited', 'page-address', { value: webAddress }],
  ['context.page.referrer', 'page-visited', 'referrer-address', { value: webAddress }],
  ['context.page.title', 'page-title', 'title'],
  ['context.locale', 'device', 'language'],
  ['context.screen.width', 'device', 'screen'],
  ['context.screen.height', 'device', 'screen']
];

const hosts = ['segment.io', 'segment.com', 'segmentapis.com'];

/** Twilio Segment: one message, or a batch of them; pages without scripts of their own (AMP) put it into an address. */
export const segment: Rule = {
  id: 'segment',
  name: 'Twilio Segment',
  source: 'https://www.twilio.com/docs/segment/connections/spec/common',
  endpoints: hosts.flatMap((host) => [
    { host, path: /^\/v1\/\w+$/, has: ['body/context'] },
    { host, path: /^\/v1\/\w+$/, has: ['body/batch/[]'] },
    { host, path: /^\/v1\/pixel\/\w+$/, has: ['query/writeKey'] }
  ]),
  fields: [
    ...fieldsAt(['body', 'body/batch/[]'], 'documented', [
      ...[...ofMessage, ...context, ...traits('traits'), ...traits('context/traits')]
    ]),
    ...fieldsAt(['query'], 'sdk-source', inAddress).map((field) => ({ ...field, source: pixel }))
  ]
};
