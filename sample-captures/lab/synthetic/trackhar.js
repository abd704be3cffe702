// Requests that TrackHAR's adapters read: forms, JSON, base64, Protocol Buffers as bytes, cookies. Values are invented.
import { gzipSync } from 'node:zlib';

export const source = [
  'https://github.com/tweaselORG/TrackHAR',
  'https://help.adjust.com/en/article/server-to-server-sessions',
  'https://help.branch.io/developers-hub/reference/attribution-api',
  'https://documentation.onesignal.com/v9.0/reference/add-a-device',
  'https://developers.facebook.com/docs/graph-api/reference/v17.0/application/activities'
];

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json' };
const advertisingId = '38400000-8cf0-11bd-b23e-10b96e40000d';
const page = 'https://www.daily-courier.example/health/hay-fever-tablets?from=search';

/** Protocol Buffers: protobuf.dev/programming-guides/encoding. */
const varint = (number) => {
  const bytes = [];
  for (let rest = number; ; rest = Math.floor(rest / 128)) {
    bytes.push((rest % 128) | (rest > 127 ? 128 : 0));
    if (rest < 128) return bytes;
  }
};
const number = (field, value) => [...varint(field * 8), ...varint(value)];
const bytes = (field, value) => [...varint(field * 8 + 2), ...varint(value.length), ...value];
const text = (field, value) => bytes(field, [...Buffer.from(value)]);

const measurement = Uint8Array.from(
  bytes(1, [
    ...number(1, 1),
    ...[...text(8, 'android'), ...text(9, '13'), ...text(10, 'Pixel 6'), ...text(11, 'de-de')],
    ...[...text(14, 'example.courier'), ...text(16, '5.2.0'), ...text(19, advertisingId)],
    ...[...text(21, 'b7f1d5c2e09a44d3a1c8e7f60b2d9135'), ...text(27, 'a3c1f0e2-77b4-4d0e-9c55-1f2e3d4c5b6a')]
  ])
);

const session = new URLSearchParams({
  ...{ app_token: 'abc123token', app_version: '5.2.0', package_name: 'example.courier' },
  ...{
    gps_adid: advertisingId,
    android_id: '3f1c9a02b7d4e856',
    android_uuid: '0b0f3d9e-7e39-4d0c-8c51-6a1f34f2b871'
  },
  ...{ device_manufacturer: 'Example', device_name: 'Phone 5', os_name: 'android', os_version: '13' },
  ...{ language: 'de', country: 'DE', mcc: '262', mnc: '01', display_width: '1080', display_height: '2340' },
  ...{ installed_at: '2026-11-20T10:00:00.000Z+0100', session_length: '184', time_spent: '97' }
}).toString();

const install = {
  ...{
    hardware_id: '3f1c9a02b7d4e856',
    google_advertising_id: advertisingId,
    brand: 'Example',
    model: 'Phone 5'
  },
  ...{ os: 'Android', os_version: 33, country: 'DE', language: 'de', local_ip: '192.168.1.23' },
  ...{ screen_width: 1080, screen_height: 2340, app_version: '5.2.0', carrier: 'Zürich Mobil' },
  ...{
    user_data: { user_agent: 'Mozilla/5.0 (Linux; Android 13; Phone 5)', developer_identity: 'reader-4711' }
  },
  metadata: { uuid: 'f4c3b2a1-0000-4111-8222-333344445555' }
};

const player = {
  app_id: 'c0ffee00-1111-4222-8333-444455556666',
  ...{ identifier: 'push-token-7f3e9c2b1a', device_type: 1, device_model: 'Phone 5', device_os: '13' },
  ...{ language: 'de', timezone: 3600, ad_id: advertisingId, lat: 48.13743, long: 11.57549, net_type: 0 }
};

const batch = {
  format: 'json',
  batch_app_id: '1234567890',
  batch: JSON.stringify([
    {
      method: 'POST',
      relative_url: `v17.0/1234567890/activities?advertiser_id=${advertisingId}&anon_id=XZd4fc1c2a-7777-4888-9999-aaaabbbbcccc`
    }
  ])
};

const cookieMatch = (cookie) => ({
  method: 'GET',
  url: 'https://cm.g.doubleclick.net/pixel?google_nid=example_dmp&google_cm&google_hm=cmVhZGVyLTQ3MTE',
  address: '142.250.185.66',
  headers: { cookie: `IDE=${cookie}`, 'user-agent': 'Mozilla/5.0', referer: page }
});

export const requests = [
  { url: 'https://app-measurement.com/a', address: '142.250.185.78', body: measurement },
  {
    url: 'https://app-measurement.com/a',
    address: '142.250.185.78',
    headers: { 'content-type': 'application/x-protobuf', 'content-encoding': 'gzip' },
    body: gzipSync(measurement)
  },
  { url: 'https://app.adjust.com/session', address: '185.151.204.6', headers: form, body: session },
  {
    url: 'https://api2.branch.io/v1/install',
    address: '18.245.46.12',
    headers: json,
    body: new TextEncoder().encode(JSON.stringify(install))
  },
  {
    url: 'https://api.onesignal.com/players',
    address: '104.18.226.52',
    headers: json,
    body: JSON.stringify(player)
  },
  {
    url: 'https://graph.facebook.com/v17.0',
    address: '157.240.27.18',
    headers: json,
    body: JSON.stringify(batch)
  },
  {
    method: 'GET',
    url: `https://gum.criteo.com/syncframe?topUrl=${encodeURIComponent('www.daily-courier.example')}&origin=publishertag`,
    address: '178.250.1.11',
    headers: { cookie: 'uid=5f1c2a3b-4d5e-4f60-8a7b-9c0d1e2f3a4b' }
  },
  {
    method: 'GET',
    url: `https://sslwidget.criteo.com/event?a=12345&fu=${encodeURIComponent(page)}&v=5.23.0`,
    address: '178.250.1.13'
  },
  cookieMatch('AHWqTUnZ0Q3vY7c1Lr5kXbG2'),
  {
    url: 'https://app-measurement.com/a',
    address: '142.250.185.78',
    body: Uint8Array.from([7, 7, 7, 7, 0, 255, 254, 1])
  }
];
