// ByteDance's kits: for apps, in the open and encrypted, and for the web. Values are invented; the hosts are those that
// the kits name.
export const source = [
  'https://github.com/volcengine/datarangers-sdk-android/tree/main/agent/src/main/java/com/bytedance/applog',
  'https://github.com/volcengine/datarangers-sdk-javascript/tree/main/src/collect'
];

const json = { 'content-type': 'application/json; charset=utf-8' };

const header = {
  ...{
    aid: '159486',
    os: 'Android',
    os_version: '13',
    os_api: 33,
    rom: 'ExampleOS-13',
    cpu_abi: 'arm64-v8a'
  },
  ...{
    device_model: 'Phone 5',
    device_brand: 'ExampleBrand',
    device_manufacturer: 'Example',
    resolution: '2340x1080'
  },
  ...{
    language: 'de',
    region: 'DE',
    sim_region: 'de',
    timezone: 1,
    tz_name: 'Europe/Berlin',
    tz_offset: 3600
  },
  ...{
    access: 'wifi',
    carrier: 'Example Mobile',
    mcc_mnc: '26201',
    package: 'example.courier',
    display_name: 'Courier'
  },
  ...{
    app_version: '5.2.0',
    channel: 'store',
    sdk_version: '6.14.3',
    user_agent: 'Mozilla/5.0 (Linux; Android 13; Phone 5)'
  },
  ...{
    openudid: '3f1c9a02b7d4e856',
    clientudid: 'f4c3b2a1-0000-4111-8222-333344445555',
    udid: '490154203237518'
  },
  ...{
    serial_number: 'EX5A01234',
    sim_serial_number: '8949020000001234567'
  },
  ...{
    google_aid: '38400000-8cf0-11bd-b23e-10b96e40000d',
    device_id: '7312345678901234567',
    bd_did: 'GQ2DSMZTHE4TKN3Q'
  },
  ...{
    install_id: '7312345679912345678',
    ssid: '9c1185a5-0b1c-4d2e-8f3a-4b5c6d7e8f90',
    user_unique_id: 'reader-4711'
  }
};

const session = '0b7e2a54-4f5d-4b38-9f0e-6f6c2a1d3e58';
const screen = {
  ...{
    page_key: 'example.courier.ArticleActivity',
    refer_page_key: 'example.courier.SearchActivity',
    duration: 41000
  },
  ...{ page_title: 'Hay fever tablets', refer_page_title: 'Search', is_back: 0 }
};

const log = {
  magic_tag: 'ss_app_log',
  header,
  time_sync: { server_time: 1763802000, local_time: 1763802001 },
  terminate: [{ session_id: session, duration: 61, activites: [['example.courier.MainActivity', 12]] }],
  event_v3: [
    {
      event: 'bav2b_page',
      local_time_ms: 1763802000000,
      tea_event_index: 12,
      session_id: session,
      is_bav: 1,
      params: screen
    },
    {
      event: 'share_article',
      local_time_ms: 1763802030000,
      tea_event_index: 13,
      session_id: session,
      params: {}
    }
  ]
};

/** Bytes without meaning, the same in every run: what was encrypted looks like them. */
let seed = 4711;
const randomBytes = (length) =>
  Uint8Array.from({ length }, () => ((seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) >>> 16) & 255);

const page = 'https://www.daily-courier.example/health/hay-fever-tablets?from=search';
const before = 'https://search.example/?keyword=hay+fever+tablets';
const packet = {
  events: [
    {
      event: 'predefine_pageview',
      params: JSON.stringify({
        ...{
          url: page,
          referrer: before,
          page_key: page,
          refer_page_key: before,
          page_path: '/health/hay-fever-tablets'
        },
        ...{
          page_title: 'Hay fever: tablets compared',
          refer_page_title: 'hay fever tablets: results',
          is_html: 1
        }
      }),
      local_time_ms: 1763802000000,
      session_id: session
    }
  ],
  user: {
    ...{ user_unique_id: '7312345678901200001', user_id: 'reader-4711', web_id: '7312345678901200001' },
    ...{ anonymous_id: 'a0b1c2d3e4f5', device_id: '7312345678901234567' }
  },
  header: {
    ...{
      app_id: 159486,
      os_name: 'android',
      os_version: '13',
      device_model: 'Phone 5',
      language: 'de-DE',
      platform: 'wap'
    },
    ...{
      sdk_version: '5.1.7',
      sdk_lib: 'js',
      timezone: 1,
      tz_offset: -3600,
      resolution: '1080x2340',
      browser: 'Chrome'
    },
    ...{
      browser_version: '126.0.0.0',
      referrer: before,
      referrer_host: 'search.example',
      width: 1080,
      height: 2340
    },
    ...{ wechat_openid: 'oExample4711', wechat_unionid: 'uExample4711' },
    custom: JSON.stringify({ $latest_referrer: before, $latest_search_keyword: 'hay fever tablets' })
  },
  local_time: 1763802001,
  verbose: 1
};

export const requests = [
  {
    url: 'https://toblog.ctobsnssdk.com/service/2/app_log/?aid=159486',
    address: '122.14.229.98',
    headers: json,
    body: JSON.stringify(log)
  },
  {
    url: 'https://toblog.ctobsnssdk.com/service/2/device_register/?tt_data=a&aid=159486',
    address: '122.14.229.98',
    headers: { 'content-type': 'application/octet-stream;tt-data=a' },
    body: randomBytes(512)
  },
  {
    url: 'https://mcs.volceapplog.com/list',
    address: '122.14.229.99',
    headers: json,
    body: JSON.stringify([packet])
  }
];
