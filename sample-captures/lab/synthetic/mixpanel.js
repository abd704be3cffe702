// Mixpanel: a form with JSON, an address with base64, and a profile. Values are invented.
export const source = [
  'https://docs.mixpanel.com/docs/data-structure/property-reference/default-properties',
  'https://github.com/mixpanel/mixpanel-js/blob/master/src/utils.js'
];

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const page = 'https://www.daily-courier.example/health/hay-fever-tablets?from=search';
const before = 'https://search.example/?q=hay+fever+tablets';
const title = 'Hay fever: tablets compared';
const advertisingId = '38400000-8cf0-11bd-b23e-10b96e40000d';
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
/** As kits of long ago told a page. */
const pageView = {
  event: 'mp_page_view',
  properties: {
    mp_page: page,
    mp_referrer: before,
    mp_platform: 'Linux',
    token: 'c0ffee00c0ffee00c0ffee00c0ffee00'
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

export const requests = [
  {
    method: 'GET',
    url: `https://api.mixpanel.com/track/?data=${encodeURIComponent(base64(pageView))}&ip=1`,
    address: '107.178.240.159'
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
  }
];
