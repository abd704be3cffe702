// Matomo: an address, a form on a server of a shop, and many at once. Values are invented.
export const source = ['https://developer.matomo.org/api-reference/tracking-api'];

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const page = 'https://www.daily-courier.example/health/hay-fever-tablets?from=search';
const before = 'https://search.example/?q=hay+fever+tablets';
const title = 'Hay fever: tablets compared';
const agent = 'Mozilla/5.0 (Linux; Android 13; Phone 5)';
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
  { method: 'GET', url: `https://courier.matomo.cloud/matomo.php?${view}`, address: '18.157.122.248' },
  { url: 'https://stats.shop.example/piwik.php', headers: form, body: searched.toString() },
  {
    url: 'https://courier.matomo.cloud/matomo.php',
    address: '18.157.122.248',
    headers: json,
    body: JSON.stringify({ requests: [`?${event}`] })
  }
];
