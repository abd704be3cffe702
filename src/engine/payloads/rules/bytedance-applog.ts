import type { Decoded } from '../../model/decoded.ts';
import { fieldsAt, webAddress, type Row } from './fields.ts';
import type { Rule } from './rule.ts';
import { nodesAt, textOf } from './values.ts';

const android =
  'https://github.com/volcengine/datarangers-sdk-android/tree/main/agent/src/main/java/com/bytedance/applog';

/** All that the kit for apps asks of its server; anyone may run one. */
const services = /\/service\/2\/(?:app_log|device_register|log_settings|abtest_config|profile|id_bind)\/?$/;

const imei = (text: string): string | null => (/^\d{14,16}$/.test(text) ? text : null);
/** `terminate` keeps the screens of a session: name, seconds. */
const activities = 'body/terminate/[]/activites/[]';

const ofHeader: readonly Row[] = [
  ['device_id', 'identifier', 'device-id'],
  ['bd_did', 'identifier', 'device-id'],
  ['openudid', 'identifier', 'device-id'],
  ['clientudid', 'identifier', 'install-id'],
  ['install_id', 'identifier', 'install-id'],
  ['ssid', 'identifier', 'user-id'],
  ['user_unique_id', 'account', 'account-name'],
  ['google_aid', 'identifier', 'advertising-id'],
  ['udid', 'identifier', 'imei', { value: imei }],
  ['serial_number', 'identifier', 'serial-number'],
  ['sim_serial_number', 'identifier', 'serial-number'],
  ['os', 'device', 'os'],
  ['os_version', 'device', 'os'],
  ['rom', 'device', 'os'],
  ['device_model', 'device', 'model'],
  ['device_brand', 'device', 'maker'],
  ['device_manufacturer', 'device', 'maker'],
  ['cpu_abi', 'device', 'hardware'],
  ['resolution', 'device', 'screen'],
  ['carrier', 'device', 'carrier'],
  ['mcc_mnc', 'device', 'carrier'],
  ['sim_region', 'location', 'place-name'],
  ['region', 'location', 'place-name'],
  ['access', 'device', 'network-type'],
  ['language', 'device', 'language'],
  ['tz_name', 'device', 'time-zone'],
  ['user_agent', 'device', 'browser'],
  ['package', 'device', 'app'],
  ['display_name', 'device', 'app'],
  ['app_version', 'device', 'app']
];

const ofEvent: readonly Row[] = [
  ['event', 'usage', 'event'],
  ['session_id', 'identifier', 'session-id'],
  ['params/page_key', 'usage', 'screen-name'],
  ['params/page_title', 'usage', 'screen-name'],
  ['params/refer_page_key', 'usage', 'screen-name'],
  ['params/duration', 'usage', 'duration']
];

/** ByteDance's kit for apps: AppLog, sold as DataRangers. */
export const byteDanceAppLog: Rule = {
  id: 'bytedance-applog',
  name: 'ByteDance AppLog',
  source: android,
  endpoints: [
    { path: services, has: ['body/magic_tag', 'body/header/aid'] },
    { path: services, has: ['header/content-type', 'body'] }
  ],
  fields: [
    ...fieldsAt(['body/header'], 'sdk-source', ofHeader),
    ...fieldsAt(['body/event_v3/[]'], 'sdk-source', ofEvent),
    ...fieldsAt([activities], 'sdk-source', [
      ['[0]', 'usage', 'screen-name'],
      ['[1]', 'usage', 'duration']
    ])
  ],
  notes: (root) => (isEncrypted(root) ? bodiesOf(root).map((node) => ({ node, note: encrypted(node) })) : [])
};

/** `putContentTypeHeader` of the kit says so, and with what. */
const isEncrypted = (root: Decoded): boolean =>
  nodesAt(root, 'header/content-type').some((node) => /;\s*tt-data=/.test(textOf(node) ?? ''));

const bodiesOf = (root: Decoded): Decoded[] => root.children.filter(({ label }) => label === 'body');

const encrypted = ({ value }: Decoded) =>
  ({
    kind: 'encrypted',
    how: 'ByteDance EncryptorUtil',
    keyId: null,
    bytes: value instanceof Uint8Array || typeof value === 'string' ? value.length : 0
  }) as const;

const ofUser: readonly Row[] = [
  ['user_unique_id', 'identifier', 'user-id'],
  ['user_id', 'account', 'account-name'],
  ['web_id', 'identifier', 'cookie-id'],
  ['anonymous_id', 'identifier', 'cookie-id'],
  ['device_id', 'identifier', 'device-id']
];

const ofWebHeader: readonly Row[] = [
  ['referrer', 'page-visited', 'referrer-address', { value: webAddress }],
  ['custom/$latest_referrer', 'page-visited', 'referrer-address', { value: webAddress }],
  ['custom/$latest_search_keyword', 'search', 'search-words'],
  ['wechat_openid', 'account', 'account-name'],
  ['wechat_unionid', 'account', 'account-name'],
  ['os_name', 'device', 'os'],
  ['os_version', 'device', 'os'],
  ['device_model', 'device', 'model'],
  ['language', 'device', 'language'],
  ['resolution', 'device', 'screen'],
  ['browser', 'device', 'browser'],
  ['browser_version', 'device', 'browser']
];

const ofWebEvent: readonly Row[] = [
  ['event', 'usage', 'event'],
  ['session_id', 'identifier', 'session-id'],
  ['params/url', 'page-visited', 'page-address', { value: webAddress }],
  ['params/page_key', 'page-visited', 'page-address', { value: webAddress }],
  ['params/referrer', 'page-visited', 'referrer-address', { value: webAddress }],
  ['params/refer_page_key', 'page-visited', 'referrer-address', { value: webAddress }],
  ['params/page_title', 'page-title', 'title'],
  ['params/refer_page_title', 'page-title', 'title']
];

/** The same firm's kit for the web; it posts a list of packets, each with its events, user and header. */
export const byteDanceWeb: Rule = {
  id: 'bytedance-applog-web',
  name: 'ByteDance AppLog for the web',
  source: 'https://github.com/volcengine/datarangers-sdk-javascript/tree/main/src/collect',
  endpoints: [
    {
      path: /\/list\/?$/,
      has: ['body/[]/user', 'body/[]/header/sdk_version', 'body/[]/events/[]/local_time_ms']
    }
  ],
  fields: [
    ...fieldsAt(['body/[]/user'], 'sdk-source', ofUser),
    ...fieldsAt(['body/[]/header'], 'sdk-source', ofWebHeader),
    ...fieldsAt(['body/[]/events/[]'], 'sdk-source', ofWebEvent)
  ]
};
