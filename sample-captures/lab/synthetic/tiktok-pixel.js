// What a page, and the server of a shop, tell TikTok of a visitor. Values are invented.
import { createHash } from 'node:crypto';

export const source = [
  'https://github.com/tiktok/tiktok-business-api-sdk/blob/main/js_sdk/docs/PixelTrackBody.md',
  'https://github.com/tiktok/tiktok-business-api-sdk/blob/main/js_sdk/docs/PixelContextUser.md',
  'https://github.com/tiktok/tiktok-business-api-sdk/blob/main/js_sdk/docs/PixelContextPage.md'
];

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const page = {
  url: 'https://shop.example/list/rain-jackets?page=2',
  referrer: 'https://search.example/?q=rain+jacket'
};

const told = (user) => ({
  event: 'ViewContent',
  event_id: 'view-4711',
  timestamp: '2026-11-22T09:00:00Z',
  context: {
    ...{ page, user, ip: '203.0.113.23', user_agent: 'Mozilla/5.0 (Linux; Android 13; Phone 5)' },
    ad: { callback: 'E.C.P.example' }
  },
  properties: { currency: 'EUR', value: 59 }
});

const hashed = {
  ...{
    email: sha256('reader@example.org'),
    phone_number: sha256('+491700000000'),
    external_id: sha256('reader-4711')
  },
  ttp: '2F7h37YkS1j57AYSKTI7IHhJPYH'
};
const json = { 'content-type': 'application/json' };

export const requests = [
  {
    url: 'https://analytics.tiktok.com/api/v2/pixel',
    address: '23.43.85.17',
    headers: { ...json, cookie: '_ttp=2F7h37YkS1j57AYSKTI7IHhJPYH' },
    body: JSON.stringify(told({ email: 'reader@example.org', phone_number: '+491700000000' }))
  },
  {
    url: 'https://business-api.tiktok.com/open_api/v1.2/pixel/track/',
    address: '23.43.85.18',
    headers: json,
    body: JSON.stringify({ pixel_code: 'COEXAMPLE77U2TMR44LI0', ...told(hashed) })
  }
];
