// Amplitude: its interface of today, and the one before that kits of then still speak. Values are invented.
export const source = [
  'https://amplitude.com/docs/apis/analytics/http-v2',
  'https://amplitude.com/docs/get-started/event-property-definitions'
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
  }
];
