// What Xiaomi's browsers for the world outside China were found to report in 2020, after the analysis of their code. No
// such browser was run: names are of the analysis, values invented.
import { gzipSync } from 'node:zlib';

export const source = [
  'https://palant.info/2020/05/04/are-xiaomi-browsers-spyware-yes-they-are.../',
  'https://github.com/sensorsdata/sa-sdk-android'
];

const crcOf = (text) => [...text].reduce((hash, char) => (Math.imul(hash, 31) + char.charCodeAt(0)) | 0, 0);
const installId = '2f0c61de-93b4-4c1a-8f5e-6b7d0a91c3e2';

const event = (name, properties) => ({
  _track_id: -481516234,
  time: 1588000000123,
  type: 'track',
  distinct_id: installId,
  event: name,
  lib: { $lib: 'Android', $lib_version: '4.0.3', $app_version: '3.4.0', $lib_method: 'code' },
  properties: {
    $lib: 'Android',
    $os: 'Android',
    $os_version: '9',
    $manufacturer: 'Xiaomi',
    $model: 'Redmi Note 8',
    $screen_width: 1080,
    $screen_height: 2340,
    $carrier: 'Example Mobile',
    $network_type: 'WIFI',
    $wifi: true,
    $device_id: '9a3e5c7014bd2f86',
    uuid: installId,
    internet_status: 1,
    platform: 'AndroidApp',
    miui_version: 'V11.0.5.0.PCOMIXM',
    miui_region: 'DE',
    system_language: 'de_DE',
    ...properties
  },
  _flush_time: 1588000001000
});

const post = (events) => {
  const data = gzipSync(JSON.stringify(events), { level: 9 }).toString('base64');
  return {
    url: 'https://sa.api.intl.miui.com/sa?project=global_browser_mini&r=DE',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `crc=${crcOf(data)}&gzip=1&data_list=${encodeURIComponent(data)}`
  };
};

export const requests = [
  post([
    event('search', {
      used_searchengine: 'google',
      search_position: 'top',
      search_method: 'input',
      search_word: 'hay fever tablets'
    }),
    event('page_load_event_start', { url: 'https://www.shop.example/tablets?q=hay+fever' }),
    event('page_load_event_finish', { url: 'https://www.shop.example/tablets?q=hay+fever' })
  ]),
  post([
    event('youtube_search_op', {
      op: 'search',
      search_word: 'how to sleep',
      search_type: 'text',
      page: 'home'
    }),
    event('download_files', {
      op: 'start',
      suffix: 'pdf',
      url: 'https://www.shop.example/leaflet.pdf',
      type: 'privacy'
    }),
    event('rv_crashed', { cause: 'out of memory' })
  ])
];
