import { degrees, fieldsAt, webAddress, type Row } from './fields.ts';
import type { Rule } from './rule.ts';

const definitions = 'https://amplitude.com/docs/get-started/event-property-definitions';
const enrichment = 'https://amplitude.com/docs/sdks/analytics/browser/page-url-enrichment-plugin';

const ofEvent: readonly Row[] = [
  ['event_type', 'usage', 'event'],
  ['user_id', 'account', 'account-name'],
  ['device_id', 'identifier', 'device-id'],
  ['session_id', 'identifier', 'session-id'],
  ['idfa', 'identifier', 'advertising-id'],
  ['adid', 'identifier', 'advertising-id'],
  ['idfv', 'identifier', 'vendor-id'],
  ['android_id', 'identifier', 'android-id'],
  ['location_lat', 'location', 'coordinates', { value: degrees }],
  ['location_lng', 'location', 'coordinates', { value: degrees }],
  ['country', 'location', 'place-name'],
  ['region', 'location', 'place-name'],
  ['city', 'location', 'place-name'],
  ['dma', 'location', 'place-name'],
  ['ip', 'location', 'ip-address', { value: (text) => (text === '$remote' ? null : text) }],
  ['os_name', 'device', 'os'],
  ['os_version', 'device', 'os'],
  ['platform', 'device', 'os'],
  ['device_brand', 'device', 'maker'],
  ['device_manufacturer', 'device', 'maker'],
  ['device_model', 'device', 'model'],
  ['carrier', 'device', 'carrier'],
  ['language', 'device', 'language'],
  ['app_version', 'device', 'app'],
  ['user_agent', 'device', 'browser']
];

const ofPage: readonly Row[] = [
  ['[Amplitude] Page Location', 'page-visited', 'page-address', { value: webAddress, source: definitions }],
  ['[Amplitude] Page URL', 'page-visited', 'page-address', { value: webAddress, source: definitions }],
  ['[Amplitude] Page Title', 'page-title', 'title', { source: definitions }],
  [
    '[Amplitude] Previous Page Location',
    'page-visited',
    'referrer-address',
    { value: webAddress, source: enrichment }
  ]
];

const pages = ofPage.map(([at, ...rest]): Row => [`event_properties/${at}`, ...rest]);

/** `e` is what the interface before this one called its list; kits of that time still speak it. */
const events = ['body/events/[]', 'body/e/[]'];

export const amplitude: Rule = {
  id: 'amplitude',
  name: 'Amplitude',
  source: 'https://amplitude.com/docs/apis/analytics/http-v2',
  endpoints: events.map((list) => ({ host: 'amplitude.com', has: [`${list}/event_type`] })),
  fields: fieldsAt(events, 'documented', [...ofEvent, ...pages])
};
