// Amplitude, Mixpanel, Segment and Matomo, each in the forms its documentation names. Values are invented.
export const source = [
  'https://amplitude.com/docs/apis/analytics/http-v2',
  'https://amplitude.com/docs/get-started/event-property-definitions',
  'https://docs.mixpanel.com/docs/data-structure/property-reference/default-properties',
  'https://github.com/mixpanel/mixpanel-js/blob/master/src/utils.js',
  'https://www.twilio.com/docs/segment/connections/spec/common',
  'https://github.com/ampproject/amphtml/blob/main/extensions/amp-analytics/0.1/vendors/segment.json',
  'https://developer.matomo.org/api-reference/tracking-api'
];

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const page = 'https://www.daily-courier.example/health/hay-fever-tablets?from=search';
const before = 'https://search.example/?q=hay+fever+tablets';
const title = 'Hay fever: tablets compared';
const advertisingId = '38400000-8cf0-11bd-b23e-10b96e40000d';
const agent = 'Mozilla/5.0 (Linux; Android 13; Phone 5)';

const ofAmplitude = {
  ...{
    event_type: '[Amplitude] Page Viewed',
    user_id: 'reader-4711',
    device_id: '5d1f0c52-3a64-4e0b-9b8e-2f6a51c0ffee'
  },
  ...{ session_id: 1763802000000, idfa: 'A1B2C3D4-1111-4222-8333-944455556666', adid: advertisingId },
  ...{ idfv: '5E2C7B10-0D4F-4E1B-9A61-7C8A4E0F2D33', android_id: '3f1c9a02b7d4e856', ip: '203.0.113.23' },
  ...{
    location_lat: 48.13743,
    location_lng: 11.57549,
    country: 'Germany',
    region: 'Bavaria',
    city: 'Munich',
    dma: 'Munich area'
  },
  ...{
    os_name: 'Chrome',
    os_version: '127',
    platform: 'Web',
    device_brand: 'ExampleBrand',
    device_manufacturer: 'Example'
  },
  ...{
    device_model: 'Phone 5',
    carrier: 'Example Mobile',
    language: 'de-DE',
    app_version: '5.2.0',
    user_agent: agent
  },
  event_properties: {
    '[Amplitude] Page Location': page,
    '[Amplitude] Page URL': 'https://www.daily-courier.example/health/hay-fever-tablets',
    '[Amplitude] Page Title': title,
    '[Amplitude] Previous Page Location': before
  }
};
const legacy = JSON.stringify([
  { event_type: 'share_article', user_id: 'reader-4711', device_id: 'c0ffee01R', ip: '$remote' }
]);

const ofMixpanel = {
  event: '$mp_web_page_view',
  properties: {
    ...{ $os: 'Android', $browser: 'Chrome', $device: 'Android', $current_url: page, $browser_version: 127 },
    ...{ $screen_height: 2340, $screen_width: 1080, mp_lib: 'web', $lib_version: '2.55.1', time: 1763802000 },
    ...{
      distinct_id: 'reader-4711',
      $device_id: '18f0a3c2b1d4e5',
      $user_id: 'reader-4711',
      $referrer: before
    },
    ...{
      $initial_referrer: before,
      current_page_title: title,
      mp_keyword: 'hay fever tablets',
      token: 'c0ffee00c0ffee00c0ffee00c0ffee00'
    }
  }
};
const fromApp = {
  event: 'share_article',
  properties: {
    ...{
      token: 'c0ffee00c0ffee00c0ffee00c0ffee00',
      distinct_id: '18f0a3c2b1d4e5',
      mp_lib: 'android',
      $os_version: '13'
    },
    ...{
      $model: 'Phone 5',
      $manufacturer: 'Example',
      $brand: 'ExampleBrand',
      $carrier: 'Example Mobile',
      $radio: 'lte'
    },
    ...{
      $app_version_string: '5.2.0',
      $ios_ifa: advertisingId,
      $city: 'Munich',
      $region: 'Bavaria',
      mp_country_code: 'DE'
    }
  }
};
const profile = {
  $token: 'c0ffee00c0ffee00c0ffee00c0ffee00',
  $distinct_id: 'reader-4711',
  $set: {
    ...{
      $email: 'reader@example.org',
      $phone: '+491700000000',
      $name: 'Kim Muster',
      $first_name: 'Kim',
      $last_name: 'Muster'
    }
  }
};
const base64 = (value) => Buffer.from(JSON.stringify(value)).toString('base64');

const context = {
  ...{ ip: '203.0.113.23', locale: 'de-DE', timezone: 'Europe/Berlin', userAgent: agent },
  page: { path: '/health/hay-fever-tablets', referrer: before, search: '?from=search', title, url: page },
  location: { city: 'Munich', country: 'Germany', latitude: 48.13743, longitude: 11.57549, speed: 0 },
  device: {
    ...{
      id: 'B5372DB0-C21E-11E4-8DFC-AA07A5B093DB',
      advertisingId,
      manufacturer: 'Example',
      model: 'Phone 5'
    },
    token: 'ff15bc0c20c4aa6cd50854ff165fd265c838e5405bfeb9571066395b8c9da449'
  },
  ...{ os: { name: 'Android', version: '13' }, network: { carrier: 'Example Mobile', wifi: true } },
  ...{
    screen: { width: 1080, height: 2340 },
    app: { name: 'Courier', namespace: 'example.courier', version: '5.2.0' }
  },
  library: { name: 'analytics.js', version: '2.11.1' }
};
const who = { anonymousId: '507f191e810c19729de860ea', userId: 'reader-4711' };
const traits = {
  ...{
    email: 'reader@example.org',
    phone: '+491700000000',
    name: 'Kim Muster',
    firstName: 'Kim',
    lastName: 'Muster'
  },
  username: 'kim4711'
};
const batch = [
  { type: 'page', ...who, context, properties: { title, url: page, referrer: before } },
  { type: 'identify', ...who, context: {}, traits },
  { type: 'alias', userId: 'reader-4711', previousId: '507f191e810c19729de860ea', context: {} }
];

const pixel = new URLSearchParams({
  ...{ writeKey: 'c0ffee', 'context.library.name': 'amp', anonymousId: 'amp-Zt7wK3', 'context.locale': 'de' },
  ...{ 'context.page.path': '/health/', 'context.page.url': page, 'context.page.referrer': before },
  ...{
    'context.page.title': title,
    'context.screen.width': '1080',
    'context.screen.height': '2340',
    name: 'Article'
  }
});

const view = new URLSearchParams({
  ...{
    idsite: '7',
    rec: '1',
    action_name: title,
    url: page,
    urlref: before,
    _id: '0f1e2d3c4b5a6978',
    rand: '351459'
  },
  ...{ uid: 'reader-4711', res: '1080x2340', lang: 'de', ua: agent, cookie: '1', apiv: '1' }
});
const searched = new URLSearchParams({
  ...{
    idsite: '7',
    rec: '1',
    url: page,
    search: 'hay fever tablets',
    cid: '0f1e2d3c4b5a6978',
    cip: '203.0.113.23'
  },
  ...{ country: 'de', region: 'by', city: 'Munich', lat: '48.13743', long: '11.57549' }
});
const event = new URLSearchParams({
  ...{
    idsite: '7',
    rec: '1',
    url: page,
    e_c: 'video',
    e_a: 'play',
    e_n: 'intro',
    link: 'https://pharmacy.example/offers'
  }
});

export const requests = [
  {
    url: 'https://api2.amplitude.com/2/httpapi',
    address: '52.32.11.18',
    headers: json,
    body: JSON.stringify({ api_key: 'c0ffee', events: [ofAmplitude] })
  },
  {
    url: 'https://api.amplitude.com/',
    address: '52.32.11.19',
    headers: form,
    body: new URLSearchParams({
      client: 'c0ffee',
      e: legacy,
      v: '2',
      upload_time: '1763802000000'
    }).toString()
  },
  {
    url: 'https://api-js.mixpanel.com/track/?verbose=1&ip=1',
    address: '107.178.240.159',
    headers: form,
    body: new URLSearchParams({ data: JSON.stringify([ofMixpanel]) }).toString()
  },
  {
    method: 'GET',
    url: `https://api.mixpanel.com/track/?data=${encodeURIComponent(base64(fromApp))}&ip=1`,
    address: '107.178.240.159'
  },
  {
    url: 'https://api.mixpanel.com/engage',
    address: '107.178.240.159',
    headers: json,
    body: JSON.stringify([profile])
  },
  {
    url: 'https://api.segment.io/v1/t',
    address: '44.237.64.38',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({ type: 'track', event: 'Share Article', ...who, context: { ...context, traits } })
  },
  {
    url: 'https://api.segment.io/v1/batch',
    address: '44.237.64.38',
    headers: json,
    body: JSON.stringify({ batch, sentAt: '2026-11-22T09:00:00Z' })
  },
  { method: 'GET', url: `https://api.segment.io/v1/pixel/page?${pixel}`, address: '44.237.64.38' },
  { method: 'GET', url: `https://courier.matomo.cloud/matomo.php?${view}`, address: '18.157.122.248' },
  { url: 'https://stats.shop.example/piwik.php', headers: form, body: searched.toString() },
  {
    url: 'https://courier.matomo.cloud/matomo.php',
    address: '18.157.122.248',
    headers: json,
    body: JSON.stringify({ requests: [`?${event}`] })
  }
];
