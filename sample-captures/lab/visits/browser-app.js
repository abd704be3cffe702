// A reconstruction of what was reported of a phone maker's browser in 2020: curl plays the app, opens pages for
// its user, and reports each of them. Field names as published by Wladimir Palant (palant.info, May 2020); all
// values are invented.
import { gzipSync } from 'node:zlib';
import { form, json } from './curl.js';

const uuid = '7d1f0c52-3a64-4e0b-9b8e-2f6a51c0ffee';
const device = {
  $lib: 'Android',
  $os: 'Android',
  $os_version: '9',
  $manufacturer: 'Xiaomi',
  $model: 'Redmi Note 8',
  $screen_width: 1080,
  $screen_height: 2340,
  $wifi: true,
  $network_type: 'WIFI',
  $carrier: 'Example Mobile',
  $device_id: 'f00dfacecafe0042',
  uuid,
  miui_region: 'DE',
  system_language: 'en_GB'
};
const lib = { $lib: 'Android', $lib_version: '4.0.3', $app_version: '3.4.0', $lib_method: 'code' };

const event = (name, properties) => ({
  time: Date.now(),
  type: 'track',
  distinct_id: uuid,
  event: name,
  lib,
  properties: { ...device, ...properties }
});

/** The moment at which an account takes the place of the random id. */
const signUp = () => ({
  ...event('$SignUp', {}),
  type: 'track_signup',
  distinct_id: '6100000042',
  original_id: uuid
});

/** Java's String.hashCode, which the SDK sends as crc. */
const javaHash = (text) => [...text].reduce((hash, c) => (Math.imul(hash, 31) + c.charCodeAt(0)) | 0, 0);

function analyticsBody(events) {
  const packed = gzipSync(JSON.stringify(events)).toString('base64');
  return `crc=${javaHash(packed)}&gzip=1&data_list=${encodeURIComponent(packed)}`;
}

const analytics = (...events) =>
  form('https://sa.api.intl.miui.com/sa?project=global_browser_mini&r=DE', analyticsBody(events));

const start = () =>
  json('https://tracking.rus.miui.com/track/v1', {
    sender: 'com.mi.globalbrowser.mini',
    event: 'app_start',
    id: uuid,
    region: 'DE',
    ts: Date.now()
  });

const paper = 'https://www.daily-courier.example';
const article = `${paper}/health/hay-fever-starts-early`;
const words = 'hay fever tablets';
const cookie = (incognito) => (incognito ? [] : ['-H', 'cookie: courier_session=s-7f3a9c21']);

/** The same steps in a private window: no cookie goes to the paper, and the reports go on as before. */
export const browserApp = (incognito) => [
  () => start(),
  () =>
    analytics(
      ...(incognito ? [] : [signUp()]),
      event('$AppStart', { $is_first_day: false, $resume_from_background: false })
    ),
  () => [`${paper}/`, ...cookie(incognito)],
  () =>
    analytics(
      event('page_load_event_start', { url: `${paper}/` }),
      event('page_load_event_finish', { url: `${paper}/` })
    ),
  () => [`${paper}/search?q=${encodeURIComponent(words)}`, ...cookie(incognito)],
  () =>
    analytics(
      event('search', {
        used_searchengine: 'courier',
        search_position: 'home',
        search_method: 'input',
        search_word: words
      })
    ),
  () => [article, ...cookie(incognito)],
  () =>
    analytics(
      event('page_load_event_start', { url: article }),
      event('page_load_event_finish', { url: article })
    )
];
