// Yandex Metrica on web pages and AppMetrica in apps.
export const source = [
  'https://yandex.com/support/metrica/en/code/data-collected.md',
  'https://github.com/hcodes/server_yametrika/blob/master/node/yametrika.js',
  'https://github.com/appmetrica/appmetrica-sdk-android/blob/main/analytics/src/main/java/io/appmetrica/analytics/impl/request/appenders/ReportParamsAppender.java'
];

const page = 'https://www.shop.example/tablets?q=hay%20fever';
const client = '1795338000123336677';
const info = (title) =>
  `pv:1:vf:1a2b3c4d5e6f7a8b:fu:0:en:utf-8:la:de-DE:v:1410:cn:1:dp:0:ls:448983736298:hid:755398279:z:60:i:20261122090000:et:1795338000:c:1:rn:1015178898:u:${client}:w:1903x965:s:1920x1080x24:sk:1:st:1795338001${title === null ? '' : `:t:${title}`}`;
const query = (values) => new URLSearchParams(values).toString();
const watch = (values) =>
  `https://mc.yandex.ru/watch/10000001?wmode=7&${query({ charset: 'utf-8', ...values })}`;
const form = { 'content-type': 'application/x-www-form-urlencoded' };

const app = {
  ...{ deviceid: 'c0ffee0123456789abcdef0123456789', deviceid2: 'f00d0123456789abcdef0123456789ab' },
  ...{ uuid: '0123456789abcdef0123456789abcdef', android_id: '3f1c9a02b7d4e856' },
  ...{
    analytics_sdk_version_name: '6.0.0',
    app_version_name: '5.2.0',
    app_build_number: '520',
    os_version: '13'
  },
  ...{ os_api_level: '33', locale: 'de_DE', is_rooted: '0', app_framework: 'native', app_id: 'example.shop' },
  ...{
    app_platform: 'android',
    model: 'Phone 5',
    manufacturer: 'Example',
    screen_width: '2340',
    screen_height: '1080'
  },
  ...{ device_type: 'phone', app_set_id: '9d0b1c2e-7a65-4d3f-8e21-6c5b4a392817' },
  ...{ adv_id: '38400000-8cf0-11bd-b23e-10b96e40000d', huawei_oaid: '5d2c9b7e-01f3-4486-9b7e-01f3a4865d2c' },
  ...{ yandex_adv_id: '7e01f3a4-865d-4c9b-8e01-f3a4865d2c9b', request_id: '7' }
};
const onApple = {
  ...{ deviceid: '5E2C7B10-0D4F-4E1B-9A61-7C8A4E0F2D33', ifv: '5E2C7B10-0D4F-4E1B-9A61-7C8A4E0F2D33' },
  ...{
    ifa: 'A1B2C3D4-1111-4222-8333-944455556666',
    uuid: 'fedcba9876543210fedcba9876543210',
    app_platform: 'iOS'
  }
};
const onWindows = {
  deviceid: 'ab'.repeat(16),
  uuid: 'cd'.repeat(16),
  windows_aid: '0f1e2d3c4b5a69788796a5b4c3d2e1f0'
};

let seed = 20261122;
const sealed = (length) =>
  Uint8Array.from({ length }, () => ((seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) >>> 16) & 255);
const bytes = { 'content-type': 'application/octet-stream' };

export const requests = [
  {
    method: 'GET',
    url: watch({
      'page-url': page,
      'page-ref': 'https://search.example/',
      'browser-info': info('Tablets: for hay fever')
    }),
    headers: { cookie: 'yandexuid=8843210171795338000' },
    page
  },
  {
    url: 'https://mc.yandex.com/watch/10000001/1?rn=41234&wmode=2',
    headers: form,
    body: query({
      'page-url': 'goal://www.shop.example/basket',
      'page-ref': page,
      'browser-info': 'ar:1:en:utf-8:t:Basket',
      'site-info': JSON.stringify({ __ym: { user_id: 'reader-4711' } })
    }),
    page
  },
  {
    url: `https://mc.yandex.ru/webvisor/10000001?${query({ 'wv-part': '2', 'wv-type': '7', wmode: '0', 'wv-hit': '755398279', 'page-url': page, 'browser-info': info(null) })}`,
    headers: bytes,
    body: sealed(200),
    page
  },
  {
    url: `https://report.appmetrica.yandex.net/report?encrypted_request=1&${query(app)}`,
    headers: bytes,
    body: sealed(400)
  },
  { method: 'GET', url: `https://startup.mobile.yandex.net/analytics/startup?${query(onApple)}` },
  { method: 'GET', url: `https://startup.mobile.yandex.net/analytics/startup?${query(onWindows)}` },
  {
    method: 'GET',
    url: 'https://www.shop.example/basket',
    headers: { cookie: `_ym_uid=${client}; _ym_d=1795338000` },
    page
  }
];
