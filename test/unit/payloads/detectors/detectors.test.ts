import { describe, expect, test } from 'vitest';
import { detectors } from '#engine/payloads/detectors/index.ts';
import { bareName } from '#engine/payloads/detectors/names.ts';
import { findIn, inBody, said } from './look-in.ts';

const gaid = '38400000-8cf0-11bd-b23e-10b96e40000d';

describe('identifiers', () => {
  test.each([
    [{ gps_adid: gaid }, `advertising-id: ${gaid}`],
    [{ device: { IDFV: gaid } }, `vendor-id: ${gaid}`],
    [{ android_id: '9f1c7e02ab34d56e' }, 'android-id: 9f1c7e02ab34d56e'],
    [{ $anonymization_id: 'OWYxYzdlMDJhYjM0ZDU2ZQ==' }, 'android-id: 9f1c7e02ab34d56e'],
    [{ imei: '490154203237518' }, 'imei: 490154203237518'],
    [{ wifiMac: '3c:5a:b4:01:02:ef' }, 'mac-address: 3c:5a:b4:01:02:ef'],
    [{ deviceSerial: 'R58M12ABCDE' }, 'serial-number: R58M12ABCDE'],
    [{ install_id: 'f6a2c81e9d4b7035' }, 'install-id: f6a2c81e9d4b7035'],
    [{ user_id: 84210377 }, 'user-id: 84210377']
  ])('%o', (body, expected) => {
    expect(inBody(body)).toEqual([expected]);
  });

  test.each([
    [{ gaid: '00000000-0000-0000-0000-000000000000' }],
    [{ adid: '1234567' }],
    [{ android_id: '0000000000000000' }],
    [{ imei: '490154203237519' }],
    [{ order: '490154203237518' }],
    [{ mac: '02:00:00:00:00:00' }],
    [{ mac: 'ff:ff:ff:ff:ff:ff' }],
    [{ at: '12:34:56:12:34:56' }],
    [{ user_id: 'settings' }],
    [{ device_id: 'unknown-device-id-here' }]
  ])('none in %o', (body) => {
    expect(inBody(body)).toEqual([]);
  });

  test('an id in a cookie counts where it goes to another site than the page is of', () => {
    const headers =
      'cookie: uuid2=6422714091563403120; theme=dark; csrftoken=8f3a1c9b2d4e6f708192a3b4c5d6e7f8';
    const to = (page: string | null) =>
      findIn([{ url: 'https://ads.example.org/p', headers, page }])
        .filter(({ what }) => what === 'cookie-id')
        .map(said);
    expect(to('https://news.example.com/')).toEqual(['cookie-id: 6422714091563403120']);
    expect(to('https://shop.example.org/')).toEqual([]);
    expect(to(null)).toEqual([]);
  });
});

describe('accounts', () => {
  test.each([
    [{ login: 'Ann.Lee@example.com' }, 'email: Ann.Lee@example.com'],
    [{ phone: '0151 2345 6789' }, 'phone-number: 0151 2345 6789'],
    [{ to: '+4915123456789' }, 'phone-number: +4915123456789'],
    [{ username: 'ann_lee' }, 'account-name: ann_lee']
  ])('%o', (body, expected) => {
    expect(inBody(body)).toEqual([expected]);
  });

  test.each([
    [{ icon: 'logo@2x.png' }],
    [{ dsn: '0123456789abcdef0123456789abcdef@o12.ingest.sentry.io' }],
    [{ package: 'left-pad@1.0.com' }],
    [{ offset: '+0200' }],
    [{ phone: '11111111' }],
    [{ username: 'guest' }],
    [{ familyName: 'listing' }]
  ])('none in %o', (body) => {
    expect(inBody(body)).toEqual([]);
  });

  test('names of a person stand beside each other', () => {
    expect(inBody({ first_name: 'Ann', last_name: 'Lee' })).toEqual(['person-name: Ann', 'person-name: Lee']);
  });

  test('an address book is a list of three or more', () => {
    const people = [{ phone: '+4915123456789' }, { phone: '+4915198765432' }, { phone: '+33612345678' }];
    expect(inBody({ contacts: people })).toContain(
      'contact-list: +4915123456789, +4915198765432, +33612345678'
    );
    expect(inBody({ contacts: people.slice(1) }).filter((text) => text.startsWith('contact'))).toEqual([]);
  });
});

describe('location', () => {
  test.each([
    [{ lat: 52.5163, lon: 13.3777 }, 'coordinates: 52.5163,13.3777'],
    [{ pos: { latitude: '52516300', longitude: '13377700' } }, 'coordinates: 52.516300,13.377700'],
    [{ geo: '52.51630,13.37770' }, 'coordinates: 52.51630,13.37770'],
    [{ ssid: '"Home 5G"' }, 'wifi-name: "Home 5G"'],
    [{ bssid: '3c:5a:b4:01:02:ef' }, 'wifi-bssid: 3c:5a:b4:01:02:ef'],
    [{ mcc: 262, mnc: 2, lac: 14561, cid: 2431 }, 'cell-id: 262-2-14561-2431'],
    [{ client_ip: '203.0.113.9' }, 'ip-address: 203.0.113.9'],
    [{ geo: { city: 'São Paulo', country: 'BR' } }, 'place-name: São Paulo, BR']
  ])('%o', (body, expected) => {
    expect(inBody(body)).toEqual([expected]);
  });

  test.each([
    [{ lat: 0, lon: 0 }],
    [{ lat: 52.5, lon: 13.3 }],
    [{ lat: 152.5163, lon: 13.3777 }],
    [{ ssid: '8f3a1c9b' }],
    [{ wifi_name: '<unknown ssid>' }],
    [{ mcc: 262, mnc: 2 }],
    [{ client_ip: '127.0.0.1' }],
    [{ version: '203.0.113.9' }],
    [{ city: 'Paris' }],
    [{ city: '{city}', country: 'FR' }],
    [{ city: 'unknown', country: 'FR' }]
  ])('none in %o', (body) => {
    expect(inBody(body)).toEqual([]);
  });
});

describe('device, usage and the rest', () => {
  test('a model is one beside a maker', () => {
    const found = inBody({ model: 'Redmi Note 8', brand: 'Xiaomi', os_version: 'Android 10' });
    expect(found.sort()).toEqual(['maker: Xiaomi', 'model: Redmi Note 8', 'os: Android 10']);
    expect(inBody({ model: 'gpt-large' })).toEqual([]);
    expect(inBody({ brand: 'cnet', 'page.brand': 'cnet', device_id: 'none' })).toEqual([]);
  });

  test.each([
    [{ screen_resolution: '1080x2340' }, 'screen: 1080x2340'],
    [{ carrierName: 'Telekom.de' }, 'carrier: Telekom.de'],
    [{ batteryLevel: 87 }, 'battery: 87'],
    [{ cpu_abi: 'arm64-v8a' }, 'hardware: arm64-v8a'],
    [{ timezone: 'Europe/Berlin' }, 'time-zone: Europe/Berlin'],
    [{ event_name: 'open_incognito' }, 'event: open_incognito'],
    [{ screen_name: 'SettingsActivity' }, 'screen-name: SettingsActivity'],
    [{ clipboard: 'meet at nine' }, 'clipboard-text: meet at nine'],
    [{ search_term: 'hay fever tablets' }, 'search-words: hay fever tablets'],
    [
      { apps: ['com.whatsapp.main', 'org.telegram.messenger', 'com.example.bank'] },
      'app-list: com.whatsapp.main, org.telegram.messenger, com.example.bank'
    ],
    [
      { list: ['com.whatsapp.main', 'org.telegram.messenger', 'com.example.bank'].map((pkg) => ({ pkg })) },
      'app-list: com.whatsapp.main, org.telegram.messenger, com.example.bank'
    ]
  ])('%o', (body, expected) => {
    expect(inBody(body)).toEqual([expected]);
  });

  test('what is told to the site that the page is of, is no news', () => {
    const body = JSON.stringify({ event_name: 'open_menu', screen_resolution: '1080x2340' });
    const [url, page] = ['https://api.example.com/e', 'https://www.example.com/'];
    expect(findIn([{ url, body, page }])).toEqual([]);
    expect(findIn([{ url, body, page: 'https://other.example.org/' }])).toHaveLength(2);
  });
});

describe('values that stay the same', () => {
  const token = 'c81e728d9d4c2f636f067f89cc14862c';
  const send = (...urls: string[]) =>
    findIn(urls.map((url) => ({ url }))).map(({ what, reason, exchange }) => `${exchange} ${what} ${reason}`);

  test('are told in every request that they were sent in', () => {
    expect(send(`https://a.example.net/1?vguid=${token}`, `https://a.example.net/2?vguid=${token}`)).toEqual([
      'e0 lasting-token stays-same',
      'e1 lasting-token stays-same'
    ]);
  });

  test('or under any name, where two sites are sent them', () => {
    const urls = [`https://a.example.net/1?x=${token}`, `https://b.example.org/1?y=${token}`];
    expect(send(...urls)).toHaveLength(2);
    expect(send(urls[0]!, urls[0]!)).toEqual([]);
  });

  test('keys of apps and versions stay the same for everyone', () => {
    for (const name of ['api_key', 'client_id', 'version', 'nonce', 'v'])
      expect(
        send(`https://a.example.net/1?${name}=${token}`, `https://b.example.org/2?${name}=${token}`)
      ).toEqual([]);
  });
});

test('names are compared bare', () => {
  for (const name of ['Device-ID', '$device_id', 'ep.device_id', 'device[deviceId]', 'deviceId'])
    expect(bareName(name)).toBe('deviceid');
});

test('every detector says where its knowledge comes from', () => {
  expect(new Set(detectors.map(({ id }) => id)).size).toBe(detectors.length);
  for (const { source, names = [] } of detectors) {
    expect(source).toMatch(/^https:\/\//);
    for (const name of names) expect(bareName(name)).toBe(name);
  }
});
