// Twilio Segment: one message, a batch, and the address that pages without scripts of their own ask for. Values are invented.
export const source = [
  'https://www.twilio.com/docs/segment/connections/spec/common',
  'https://github.com/ampproject/amphtml/blob/main/extensions/amp-analytics/0.1/vendors/segment.json'
];

const json = { 'content-type': 'application/json' };
const page = 'https://www.daily-courier.example/health/hay-fever-tablets?from=search';
const before = 'https://search.example/?q=hay+fever+tablets';
const title = 'Hay fever: tablets compared';
const advertisingId = '38400000-8cf0-11bd-b23e-10b96e40000d';
const agent = 'Mozilla/5.0 (Linux; Android 13; Phone 5)';
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

export const requests = [
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
  { method: 'GET', url: `https://api.segment.io/v1/pixel/page?${pixel}`, address: '44.237.64.38' }
];
