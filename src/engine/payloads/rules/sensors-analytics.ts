import type { Endpoint, Field, Rule } from './rule.ts';
import { degrees, fieldsAt, webAddress, type Row } from './fields.ts';
import { sensorsNotes } from './sensors-notes.ts';

const dataFormat =
  'https://manual.sensorsdata.cn/sa/latest/en/%E6%95%B0%E6%8D%AE%E6%A0%BC%E5%BC%8F-1573775.html';
const presetProperties = 'https://manual.sensorsdata.cn/sa/latest/en/preset-attribute-table-185863259.html';
const channelSource =
  'https://github.com/sensorsdata/sa-sdk-android/blob/master/SensorsAnalyticsSDK/src/main/java/com/sensorsdata/analytics/android/sdk/util/ChannelUtils.java';

/** Where an event stands, alone or in a list: kits for apps post `data_list`, those for the web send `data`. */
const events = [
  'body/data_list/[]',
  'body/data_list',
  'body/data',
  'body/data/[]',
  'query/data',
  'query/data_list/[]'
];

/** Anyone may run the server, so that contents tell the format: `lib/$lib` names the kit that made the event. */
const contents = events.map((event): Endpoint => ({ has: [`${event}/distinct_id`, `${event}/lib/$lib`] }));
const path = /\/(?:sa|sa\.gif|debug)$/;
/** The documented interface can be spoken without a kit. */
const documented = events.map((event): Endpoint => ({
  path,
  has: [`${event}/distinct_id`, `${event}/type`]
}));
/** What was cut or sealed is told by the fields around it. */
const carriers: readonly Endpoint[] = [
  { path, has: ['body/gzip', 'body/data_list'] },
  { path, has: ['body/gzip', 'body/data'] },
  { path, has: ['body/ext', 'body/data'] },
  { path, has: ['query/ext', 'query/data'] }
];
const encrypted = events.flatMap((event): Endpoint[] => [
  { has: [`${event}/ekey`, `${event}/payloads`] },
  { has: [`${event}/key_id`, `${event}/payload`] },
  { has: [`${event}/key_id`, `${event}/payloads`] }
]);

/** `track_signup` says that the id of before, `original_id`, is this account from now on. */
const isLogin = { at: 'type', is: 'track_signup' };
const isNoLogin = { at: 'type', is: /^(?!track_signup)/ };

/** Kits for Android take the Android ID where they may, and a random id where not. */
const androidId = (text: string): string | null => (/^[0-9a-f]{16}$/.test(text) ? text : null);
const otherId = (text: string): string | null => (androidId(text) === null ? text : null);

const ofEvent: readonly Row[] = [
  ['event', 'usage', 'event'],
  ['distinct_id', 'identifier', 'user-id', { when: isNoLogin, value: otherId }],
  ['distinct_id', 'identifier', 'android-id', { when: isNoLogin, value: androidId }],
  ['distinct_id', 'account', 'account-name', { when: isLogin }],
  ['original_id', 'account', 'account-link', { when: isLogin }],
  ['anonymous_id', 'identifier', 'install-id', { value: otherId }],
  ['anonymous_id', 'identifier', 'android-id', { value: androidId }],
  ['login_id', 'account', 'account-name']
];

const ofIdentities: readonly Row[] = [
  ['$identity_login_id', 'account', 'account-name'],
  ['$identity_mobile', 'account', 'phone-number'],
  ['$identity_email', 'account', 'email'],
  ['$identity_anonymous_id', 'identifier', 'install-id', { value: otherId }],
  ['$identity_cookie_id', 'identifier', 'cookie-id'],
  ['$identity_android_id', 'identifier', 'android-id', { value: androidId }],
  ['$identity_android_uuid', 'identifier', 'install-id'],
  ['$identity_idfv', 'identifier', 'vendor-id'],
  ['$identity_idfa', 'identifier', 'advertising-id']
];

/** The kit writes why it has no words: "no value", "no value, opened directly", "error taking the value". */
const searchWords = (text: string): string | null =>
  /^(?:未取到值|取值异常|解析失败)/.test(text) ? null : text;

const pages: readonly Row[] = [
  ['$url', 'page-visited', 'page-address', { value: webAddress }],
  ['$title', 'page-title', 'title'],
  ['$referrer', 'page-visited', 'referrer-address', { value: webAddress }],
  ['$referrer_title', 'page-title', 'title'],
  ...['$latest_referrer', '$first_referrer'].map((name): Row => [
    name,
    'page-visited',
    'referrer-address',
    { value: webAddress }
  ]),
  ['$latest_landing_page', 'page-visited', 'page-address', { value: webAddress }],
  ['$latest_search_keyword', 'search', 'search-words', { value: searchWords }],
  ['$first_search_keyword', 'search', 'search-words', { value: searchWords }]
];

/** What `$device_id` is depends on the kit. */
const deviceIdOf = (kit: string, what: 'android-id' | 'vendor-id' | 'cookie-id' | 'device-id'): Row => [
  ...(['$device_id', 'identifier', what] as const),
  { when: { at: '../lib/$lib', is: new RegExp(`^(?:${kit})$`) } }
];

/** `android_id=...##imei=...##mac=...`: sent at the first start, to tell which advertisement led to it. */
const inChannel = (key: string) => (text: string) =>
  text
    .split('##')
    .find((part) => part.startsWith(`${key}=`))
    ?.slice(key.length + 1) ?? null;

const channel = (name: string): Row[] => [
  [name, 'identifier', 'android-id', { value: inChannel('android_id'), source: channelSource }],
  [name, 'identifier', 'imei', { value: inChannel('imei'), source: channelSource }],
  [name, 'identifier', 'mac-address', { value: inChannel('mac'), source: channelSource }],
  [name, 'identifier', 'advertising-id', { value: inChannel('oaid'), source: channelSource }]
];

const identifiers: readonly Row[] = [
  deviceIdOf('Android', 'android-id'),
  deviceIdOf('iOS', 'vendor-id'),
  deviceIdOf('js', 'cookie-id'),
  deviceIdOf('(?!Android$|iOS$|js$).*', 'device-id'),
  // The Android ID in base64, sent in place of `$device_id` where that is switched off.
  ['$anonymization_id', 'identifier', 'android-id', { through: ['percent', 'base64'] }],
  ['$oaid', 'identifier', 'advertising-id'],
  ['$gaid', 'identifier', 'advertising-id'],
  ...channel('$channel_device_info'),
  ...channel('$ios_install_source')
];

/** Raw numbers of whatever gave the place: some of them count in millionths. */
const coordinate = (text: string): string | null => degrees(text) ?? degrees(String(Number(text) / 1e6));

const device: readonly Row[] = [
  ['$os', 'device', 'os'],
  ['$os_version', 'device', 'os'],
  ['$manufacturer', 'device', 'maker'],
  ['$brand', 'device', 'maker'],
  ['$model', 'device', 'model'],
  ['$screen_width', 'device', 'screen'],
  ['$screen_height', 'device', 'screen'],
  ['$timezone_offset', 'device', 'time-zone'],
  ['$carrier', 'device', 'carrier'],
  ['$network_type', 'device', 'network-type'],
  ['$wifi', 'device', 'network-type', { value: (text) => (text === 'true' ? 'Wi-Fi' : null) }],
  ['$user_agent', 'device', 'browser'],
  ['$browser', 'device', 'browser'],
  ['$app_id', 'device', 'app'],
  ['$app_name', 'device', 'app'],
  ['$latitude', 'location', 'coordinates', { value: coordinate }],
  ['$longitude', 'location', 'coordinates', { value: coordinate }],
  ['$ip', 'location', 'ip-address'],
  ['$country', 'location', 'place-name'],
  ['$province', 'location', 'place-name'],
  ['$city', 'location', 'place-name']
];

const usage: readonly Row[] = [
  ['$screen_name', 'usage', 'screen-name'],
  ['$element_content', 'usage', 'button'],
  ['$element_id', 'usage', 'button'],
  ['$event_duration', 'usage', 'duration'],
  ['event_duration', 'usage', 'duration'],
  ['$sat_has_installed_app', 'installed-apps', 'app-list']
];

const properties = [...pages, ...identifiers, ...device, ...usage].map(([at, kind, what, extra]): Row => [
  `properties/${at}`,
  kind,
  what,
  { source: presetProperties, ...extra }
]);
const identities = ofIdentities.map(([at, ...rest]): Row => [`identities/${at}`, ...rest]);

/** Before it sends anything an app asks for its settings, and says its name. */
const settings: Field = { at: 'query/app_id', kind: 'device', what: 'app', reason: 'sdk-source' };

export const sensorsAnalytics: Rule = {
  id: 'sensors-analytics',
  name: 'Sensors Analytics',
  source: dataFormat,
  endpoints: [
    ...contents,
    ...documented,
    ...carriers,
    ...encrypted,
    { path: /\/config\/(?:Android|iOS)\.conf$/, has: ['query/app_id'] }
  ],
  fields: [...fieldsAt(events, 'documented', [...ofEvent, ...identities, ...properties]), settings],
  notes: sensorsNotes
};

/** Its name carries the id of the site's kit, or the site's name. */
const cookies = ['cookie/sensorsdata2015jssdkcross*', 'cookie/sa_jssdk_2015_*'];

/** An account has taken the place of the id in the cookie, which is kept beside it as `first_id`. */
const hasAccount = { at: 'first_id', is: /./ };

const ofCookie: readonly Row[] = [
  ['distinct_id', 'identifier', 'cookie-id', { when: { at: 'first_id', is: '' } }],
  ['distinct_id', 'account', 'account-name', { when: hasAccount }],
  ['first_id', 'identifier', 'cookie-id'],
  ['$device_id', 'identifier', 'cookie-id'],
  ['history_login_id/value', 'account', 'account-name'],
  ['identities/$identity_cookie_id', 'identifier', 'cookie-id'],
  ['identities/$identity_login_id', 'account', 'account-name'],
  ['props/$latest_referrer', 'page-visited', 'referrer-address', { value: webAddress }],
  ['props/$latest_landing_page', 'page-visited', 'page-address', { value: webAddress }],
  ['props/$latest_search_keyword', 'search', 'search-words', { value: searchWords }]
];

/** The kit for the web keeps its ids, and the last search, in a cookie that goes to the site with every request. */
export const sensorsCookie: Rule = {
  id: 'sensors-analytics-cookie',
  name: 'Sensors Analytics: cookie',
  source: 'https://github.com/sensorsdata/sa-sdk-javascript',
  endpoints: cookies.map((cookie) => ({ has: [cookie] })),
  fields: fieldsAt(cookies, 'sdk-source', ofCookie)
};
