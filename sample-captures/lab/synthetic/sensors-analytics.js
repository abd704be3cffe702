// Every form in which events of Sensors Analytics are sent. Values are invented; the host is that of a server which
// a firm might run itself.
import { gzipSync } from 'node:zlib';

export const source = [
  'https://manual.sensorsdata.cn/sa/2.5/en/api-1573850.html',
  'https://manual.sensorsdata.cn/sa/latest/en/%E6%95%B0%E6%8D%AE%E6%A0%BC%E5%BC%8F-1573775.html',
  'https://manual.sensorsdata.cn/sa/latest/en/preset-attribute-table-185863259.html',
  'https://github.com/sensorsdata/sa-sdk-android',
  'https://github.com/sensorsdata/sa-sdk-javascript'
];

const server = 'https://events.shop.example/sa?project=production';

/** Java's `String.hashCode`. */
const crcOf = (text) => [...text].reduce((hash, char) => (Math.imul(hash, 31) + char.charCodeAt(0)) | 0, 0);
/** Bytes without meaning, the same in every run: what was encrypted looks like them. */
let seed = 20261122;
const randomBytes = (length) =>
  Uint8Array.from({ length }, () => ((seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) >>> 16) & 255);
const base64 = (bytes) => Buffer.from(bytes).toString('base64');
const formType = { 'content-type': 'application/x-www-form-urlencoded' };

const identities = {
  $identity_login_id: 'reader-4711',
  $identity_mobile: '+491700000000',
  $identity_email: 'reader@example.org',
  $identity_anonymous_id: '7d1f0c52-3a64-4e0b-9b8e-2f6a51c0ffee',
  $identity_android_id: '3f1c9a02b7d4e856',
  $identity_android_uuid: '0b0f3d9e-7e39-4d0c-8c51-6a1f34f2b871',
  $identity_idfv: '5E2C7B10-0D4F-4E1B-9A61-7C8A4E0F2D33',
  $identity_idfa: 'A1B2C3D4-1111-4222-8333-944455556666'
};

const device = {
  $lib: 'Android',
  $device_id: '3f1c9a02b7d4e856',
  $anonymization_id: base64('3f1c9a02b7d4e856'),
  $oaid: 'c0ffee00c0ffee01',
  $gaid: '38400000-8cf0-11bd-b23e-10b96e40000d',
  $channel_device_info:
    'android_id=3f1c9a02b7d4e856##imei=490154203237518##imei_old=##mac=a4:50:46:12:34:56##oaid=c0ffee00c0ffee01',
  $os: 'Android',
  $os_version: '13',
  $manufacturer: 'Example',
  $brand: 'Example',
  $model: 'Phone 5',
  $screen_width: 1080,
  $screen_height: 2340,
  $timezone_offset: -60,
  $carrier: 'Example Mobile',
  $network_type: 'WIFI',
  $wifi: true,
  $app_id: 'example.shop',
  $app_name: 'Shop',
  $app_version: '5.2.0'
};

const event = (type, name, properties, more = {}) => ({
  _track_id: 120894312,
  time: 1795338000123,
  type,
  ...(name === null ? {} : { event: name }),
  distinct_id: '3f1c9a02b7d4e856',
  anonymous_id: '3f1c9a02b7d4e856',
  lib: { $lib: 'Android', $lib_version: '6.8.5', $app_version: '5.2.0', $lib_method: 'code' },
  properties,
  _flush_time: 1795338001000,
  ...more
});

const native = [
  event('track', '$AppStart', { ...device, $screen_name: 'example.shop.MainActivity', $is_first_time: true }),
  event('track', '$AppClick', {
    ...device,
    $element_content: 'Add to basket',
    $element_id: 'add',
    $title: 'Hay fever tablets'
  }),
  event('track', '$AppEnd', { ...device, $event_duration: 42.5, $latitude: 52520008, $longitude: 13404954 }),
  event('track', '$AppDeeplinkLaunch', {
    ...device,
    $latitude: 52.520008,
    $longitude: 13.404954,
    $sat_has_installed_app: true
  }),
  event('track_signup', '$SignUp', device, {
    distinct_id: 'reader-4711',
    login_id: 'reader-4711',
    original_id: '3f1c9a02b7d4e856',
    identities
  })
];

/** Kits for apps: the list in JSON, gzip, base64. */
const packed = (events, { broken = false } = {}) => {
  const data = base64(gzipSync(JSON.stringify(events), { level: 9 }));
  const crc = crcOf(data) + (broken ? 1 : 0);
  return `crc=${crc}&gzip=1&data_list=${encodeURIComponent(data)}`;
};

/** Version 1 of the kit, in the order in which it wrote its fields. */
const packedIn2018 = (events) => {
  const data = base64(gzipSync(JSON.stringify(events), { level: 9 }));
  return `data_list=${encodeURIComponent(data)}&gzip=1&crc=${crcOf(data)}`;
};

const pageview = {
  distinct_id: '19a1f00b2c3d4e-0f1e2d3c4b5a69-26001151-2073600-19a1f00b2c3d4f',
  identities: { $identity_cookie_id: '19a1f00b2c3d4e-0f1e2d3c4b5a69-26001151-2073600-19a1f00b2c3d4f' },
  lib: { $lib: 'js', $lib_method: 'code', $lib_version: '1.27.10' },
  properties: {
    $device_id: '19a1f00b2c3d4e-0f1e2d3c4b5a69-26001151-2073600-19a1f00b2c3d4f',
    $url: 'https://www.shop.example/tablets?q=hay%20fever',
    $title: 'Tablets – 商店',
    $referrer: 'https://www.shop.example/',
    $referrer_title: 'Shop',
    $latest_referrer: 'https://search.example/',
    $first_referrer: 'https://search.example/?q=shop',
    $latest_landing_page: 'https://www.shop.example/welcome',
    $latest_search_keyword: 'hay fever',
    $first_search_keyword: 'shop',
    $screen_width: 1920,
    $screen_height: 1080,
    $timezone_offset: -60,
    $browser: 'Chrome',
    $user_agent: 'Mozilla/5.0 (X11; Linux x86_64)',
    event_duration: 3.25,
    $ip: '192.0.2.7',
    $country: 'Germany',
    $province: 'Hesse',
    $city: 'Kassel'
  },
  anonymous_id: '19a1f00b2c3d4e-0f1e2d3c4b5a69-26001151-2073600-19a1f00b2c3d4f',
  type: 'track',
  event: '$pageview',
  time: 1795338002000,
  _track_id: 812345678
};
const noWords = {
  ...pageview,
  properties: {
    $device_id: pageview.distinct_id,
    $url: 'https://www.shop.example/',
    $latest_search_keyword: '未取到值_直接打开',
    $latest_referrer: '取值异常'
  }
};

/** The kit for the web: one event in JSON, base64, its checksum in a field of its own. */
const single = (one) => {
  const data = base64(JSON.stringify(one));
  return `data=${encodeURIComponent(data)}&ext=${encodeURIComponent(`crc=${crcOf(data)}`)}`;
};

const other = (lib, id) => ({
  ...pageview,
  lib: { $lib: lib },
  properties: { $device_id: id, $ios_install_source: device.$channel_device_info }
});

/** Only the receiver can open the key, and with it the rest. */
const sealed = (key) => [
  {
    ekey: key,
    pkv: 3,
    payloads: [base64(randomBytes(176)), base64(randomBytes(208))],
    flush_time: 1795338003000
  },
  { ekey: key, pkv: 3, payloads: base64(randomBytes(96)), flush_time: 1795338003000 }
];
const sealedBody = (gzip, key) => {
  const data = JSON.stringify(sealed(key));
  return `crc=${crcOf(data)}&gzip=${gzip}&data_list=${encodeURIComponent(data)}`;
};
const sealedByWeb = JSON.stringify({
  key_id: 2,
  key_hash: 'a1b2c3',
  nc: 1,
  payload: base64(randomBytes(144))
});

const shift = (text) =>
  `data:enc;${[...text].map((char) => (char.charCodeAt(0) < 126 ? String.fromCharCode((char.charCodeAt(0) + 13) % 126) : char)).join('')}`;

const state = (more) => ({
  distinct_id: pageview.distinct_id,
  first_id: '',
  props: {
    $latest_referrer: 'https://search.example/?q=tablets',
    $latest_landing_page: 'https://www.shop.example/welcome',
    $latest_search_keyword: 'tablets'
  },
  identities: base64(JSON.stringify({ $identity_cookie_id: pageview.distinct_id })),
  $device_id: pageview.distinct_id,
  ...more
});
const cookie = (name, value) => ({
  cookie: `theme=dark; ${name}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`
});

const page = 'https://www.shop.example/tablets?q=hay%20fever';

export const requests = [
  {
    method: 'GET',
    url: 'https://events.shop.example/config/Android.conf?v=v1&nv=2&project=production&app_id=example.shop'
  },
  { url: server, headers: formType, body: packed(native) },
  { url: server, headers: formType, body: packed(native.slice(0, 1), { broken: true }) },
  { url: server, headers: formType, body: packedIn2018(native.slice(1, 2)) },
  {
    url: 'https://events.shop.example/debug?project=production',
    headers: { ...formType, 'dry-run': 'true' },
    body: packed(native.slice(2, 3))
  },
  { method: 'GET', url: `https://events.shop.example/sa.gif?project=production&${single(pageview)}`, page },
  {
    url: 'https://events.shop.example/sa.gif?project=production',
    headers: formType,
    body: single(noWords),
    page
  },
  // A beacon.
  {
    url: server,
    headers: { 'content-type': 'text/plain;charset=UTF-8' },
    body: single(other('MiniProgram', 'mini-1795338-41')),
    page
  },
  {
    url: server,
    headers: formType,
    body: `data_list=${encodeURIComponent(base64(JSON.stringify([pageview, other('iOS', identities.$identity_idfv)])))}`,
    page
  },
  // The documented interface, by a program without a kit.
  {
    url: server,
    headers: formType,
    body: `gzip=0&data=${encodeURIComponent(base64(JSON.stringify({ distinct_id: 'reader-4711', time: 1795338004000, type: 'profile_set', properties: { $city: 'Kassel' } })))}`
  },
  { url: server, headers: formType, body: sealedBody(9, base64(randomBytes(256))) },
  { url: server, headers: formType, body: sealedBody(13, `EC:${base64(randomBytes(120))}`) },
  {
    url: server,
    headers: formType,
    body: `data=${encodeURIComponent(sealedByWeb)}&ext=${encodeURIComponent(`crc=${crcOf(sealedByWeb)}`)}&gzip=9`,
    page
  },
  // Cut by whoever captured it: only that it is encrypted can be told.
  {
    url: server,
    headers: formType,
    body: `gzip=9&data_list=${encodeURIComponent(JSON.stringify(sealed('k')).slice(0, 90))}`
  },
  {
    method: 'GET',
    url: 'https://www.shop.example/basket',
    headers: cookie('sensorsdata2015jssdkcross', state({})),
    page,
    document: true
  },
  {
    method: 'GET',
    url: 'https://www.shop.example/account',
    headers: cookie(
      'sa_jssdk_2015_www_shop_example',
      state({
        distinct_id: 'reader-4711',
        first_id: pageview.distinct_id,
        identities: base64(
          JSON.stringify({ $identity_cookie_id: pageview.distinct_id, $identity_login_id: 'reader-4711' })
        ),
        history_login_id: { name: '$identity_login_id', value: 'reader-4711' }
      })
    ),
    page
  },
  {
    method: 'GET',
    url: 'https://www.shop.example/help',
    headers: cookie('sensorsdata2015jssdkcross7', shift(JSON.stringify(state({})))),
    page
  }
];
