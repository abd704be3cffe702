import { describe, expect, test } from 'vitest';
import { exchangeOf, exchangesOf, lines, look, samples, type Request } from './open.ts';

/** What a request holds but for the device: that is held to its table by `rules.test.ts`. */
const toldOf = async (sample: string): Promise<string[][]> =>
  (await exchangesOf(new URL(`har/synthetic/${sample}.har`, samples))).map((exchange) =>
    lines(look(exchange))
      .filter((line) => !line.startsWith('device/'))
      .sort()
  );

const article = 'https://www.daily-courier.example/health/hay-fever-tablets?from=search';
const opened = `page-visited/page-address ${article}`;
const before = 'page-visited/referrer-address https://search.example/?q=hay+fever+tablets';
const title = 'page-title/title Hay fever: tablets compared';
const russianTitle = 'page-title/title Сенная лихорадка: таблетки';
const advertisingId = 'identifier/advertising-id 38400000-8cf0-11bd-b23e-10b96e40000d';
const account = 'account/account-name reader-4711';
const munich = [
  'location/coordinates 11.57549',
  'location/coordinates 48.13743',
  'location/place-name Munich'
];

const ofBaidu = ['identifier/cookie-id 7A3F1B9C2D4E5F60', 'identifier/cookie-id E58510985600DB9C', opened];
const person = [
  'account/account-name kim4711',
  'account/email reader@example.org',
  'account/person-name Kim',
  'account/person-name Kim Muster',
  'account/person-name Muster',
  'account/phone-number +491700000000'
];
const ofSegment = [
  ...[account, advertisingId, before, opened, title, ...munich],
  'identifier/cookie-id 507f191e810c19729de860ea',
  'identifier/device-id B5372DB0-C21E-11E4-8DFC-AA07A5B093DB',
  'identifier/install-id ff15bc0c20c4aa6cd50854ff165fd265c838e5405bfeb9571066395b8c9da449',
  'location/ip-address 203.0.113.23',
  'location/place-name Germany'
];
const session = 'identifier/session-id 0b7e2a54-4f5d-4b38-9f0e-6f6c2a1d3e58';
const inMta = ['identifier/install-id 123451763801000000', 'identifier/session-id s678901763802000000'];
const atTikTok = [
  'identifier/cookie-id 2F7h37YkS1j57AYSKTI7IHhJPYH',
  'location/ip-address 203.0.113.23',
  'page-visited/page-address https://shop.example/list/rain-jackets?page=2',
  'page-visited/referrer-address https://search.example/?q=rain+jacket',
  'usage/event ViewContent'
];

const onPage = [
  'account/account-name reader4711',
  'identifier/cookie-id GvckH9wM2UkBASYC/trmDpNJ',
  'identifier/user-id 2208123456789',
  'page-title/title Rain jackets, page 2',
  'page-visited/page-address https://shop.example/list/rain-jackets?page=2',
  'page-visited/referrer-address https://shop.example/search?q=rain+jacket'
];

test.each<readonly [sample: string, requests: readonly (readonly string[])[]]>([
  [
    'baidu-tongji',
    [
      [...ofBaidu, account, title, before],
      [...ofBaidu, 'usage/event video*play*intro*1'],
      [...ofBaidu, 'usage/duration 61000'],
      [
        'identifier/device-id 490154203237518',
        'identifier/device-id Y3VpZC1vZi10aGUtcmVhZGVyLTQ3MTE=',
        'identifier/device-id ZGV2aWNlLWlkLW9mLXRoZS1yZWFkZXI=',
        'identifier/device-id c3d2e1f0a9b8c7d6',
        'identifier/mac-address a4:50:46:12:34:56',
        'identifier/mac-address a4:50:46:12:34:57',
        'identifier/user-id reader-4711',
        'location/cell-id 262_4711_81231',
        'location/coordinates 11.57549_48.13743_20.0',
        'usage/duration 41000',
        'usage/event messenger',
        'usage/event share_article',
        'usage/screen-name Hay fever tablets',
        'usage/screen-name example.courier.ArticleActivity'
      ]
    ]
  ],
  ['alibaba-aplus', [onPage, onPage]],
  [
    'bytedance-applog',
    [
      [
        ...[account, advertisingId, session, session],
        'identifier/device-id 3f1c9a02b7d4e856',
        'identifier/device-id 7312345678901234567',
        'identifier/device-id GQ2DSMZTHE4TKN3Q',
        'identifier/imei 490154203237518',
        'identifier/install-id 7312345679912345678',
        'identifier/install-id f4c3b2a1-0000-4111-8222-333344445555',
        'identifier/serial-number 8949020000001234567',
        'identifier/serial-number EX5A01234',
        'identifier/user-id 9c1185a5-0b1c-4d2e-8f3a-4b5c6d7e8f90',
        'location/place-name DE',
        'location/place-name de',
        'usage/duration 12',
        'usage/duration 41000',
        'usage/event bav2b_page',
        'usage/event share_article',
        'usage/screen-name Hay fever tablets',
        'usage/screen-name example.courier.ArticleActivity',
        'usage/screen-name example.courier.MainActivity',
        'usage/screen-name example.courier.SearchActivity'
      ],
      [],
      [
        ...[account, opened, opened, title, session],
        'account/account-name oExample4711',
        'account/account-name uExample4711',
        'identifier/cookie-id 7312345678901200001',
        'identifier/cookie-id a0b1c2d3e4f5',
        'identifier/device-id 7312345678901234567',
        'identifier/user-id 7312345678901200001',
        'page-title/title hay fever tablets: results',
        ...new Array<string>(4).fill(
          'page-visited/referrer-address https://search.example/?keyword=hay+fever+tablets'
        ),
        'search/search-words hay fever tablets',
        'usage/event predefine_pageview'
      ]
    ]
  ],
  [
    'mail-ru-counter',
    [
      ['identifier/user-id reader-4711', opened, before, russianTitle],
      ['identifier/user-id reader-4711', opened, before, 'usage/event CE:1/video;play;intro']
    ]
  ],
  ['liveinternet', [[opened, before, russianTitle]]],
  [
    'tencent',
    [
      ['identifier/device-id 9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d', 'usage/event play_video'],
      [...inMta, 'usage/screen-name pages/article?id=4711', 'usage/screen-name pages/search'],
      [...inMta, 'usage/event share_article']
    ]
  ],
  [
    'tiktok-pixel',
    [
      [...atTikTok, 'account/email reader@example.org', 'account/phone-number +491700000000'],
      [
        ...atTikTok,
        'identifier/user-id 32a9c5afd14518dde375f5d361400d2f88d8a1cf099f57eeaf6ad15e6bfdd3b8',
        'identifier/user-id 96aa950c8e39f20373c0cd1e88f9f1b77074fdc15aeeb165f488cdd85676a362',
        'identifier/user-id cafeff27922d1e29ffafc67f0d3f4553fa13779438de4305caf5ece43a4fed05'
      ]
    ]
  ],
  [
    'amplitude',
    [
      [
        ...[account, advertisingId, before, opened, title, ...munich],
        'identifier/advertising-id A1B2C3D4-1111-4222-8333-944455556666',
        'identifier/android-id 3f1c9a02b7d4e856',
        'identifier/device-id 5d1f0c52-3a64-4e0b-9b8e-2f6a51c0ffee',
        'identifier/session-id 1763802000000',
        'identifier/vendor-id 5E2C7B10-0D4F-4E1B-9A61-7C8A4E0F2D33',
        'location/ip-address 203.0.113.23',
        'location/place-name Bavaria',
        'location/place-name Germany',
        'location/place-name Munich area',
        'page-visited/page-address https://www.daily-courier.example/health/hay-fever-tablets',
        'usage/event [Amplitude] Page Viewed'
      ],
      [account, 'identifier/device-id c0ffee01R', 'usage/event share_article']
    ]
  ],
  [
    'mixpanel',
    [
      [before, opened, 'usage/event mp_page_view'],
      [
        ...[account, before, before, opened, title],
        'identifier/device-id 18f0a3c2b1d4e5',
        'identifier/user-id reader-4711',
        'search/search-words hay fever tablets',
        'usage/event $mp_web_page_view'
      ],
      [
        advertisingId,
        'identifier/user-id 18f0a3c2b1d4e5',
        'location/place-name Bavaria',
        'location/place-name DE',
        'location/place-name Munich',
        'usage/event share_article'
      ],
      ['identifier/user-id reader-4711', ...person.filter((line) => !line.includes('kim4711'))]
    ]
  ],
  [
    'segment',
    [
      [...ofSegment, ...person, 'usage/event Share Article'],
      [
        ...[...ofSegment, ...person, opened, before, title],
        ...[account, account, 'identifier/cookie-id 507f191e810c19729de860ea'],
        'account/account-link 507f191e810c19729de860ea'
      ],
      ['identifier/cookie-id amp-Zt7wK3', opened, before, title]
    ]
  ],
  [
    'matomo',
    [
      [account, 'identifier/cookie-id 0f1e2d3c4b5a6978', opened, before, title],
      [
        ...[opened, ...munich],
        'identifier/cookie-id 0f1e2d3c4b5a6978',
        'location/ip-address 203.0.113.23',
        'location/place-name by',
        'location/place-name de',
        'search/search-words hay fever tablets'
      ],
      [
        opened,
        'page-visited/page-address https://pharmacy.example/offers',
        'usage/event intro',
        'usage/event play',
        'usage/event video'
      ]
    ]
  ]
])('%s', async (sample, requests) => {
  expect(await toldOf(sample)).toEqual(requests.map((request) => [...request].sort()));
});

const told = (request: Request): string[] => lines(look(exchangeOf(request)));
const get = (url: string): string[] => told({ method: 'GET', url });
const page = encodeURIComponent(article);

describe('rules match too little rather than too much', () => {
  test.each([
    ['the path of a counter at another host', `https://shop.example/hm.gif?si=1&u=${page}`],
    ['another path at the host of a counter', `https://hm.baidu.com/hm.js?si=1&u=${page}`],
    ['a host that only ends alike', `https://nothm.baidu.com.example/hm.gif?si=1&u=${page}`],
    ['Matomo without its mark', `https://shop.example/matomo.php?url=${page}`],
    ['a list that is no packet of ByteDance', 'https://shop.example/list'],
    ['mail, not its counter', `https://e.mail.ru/inbox?u=${page}`]
  ])('%s', (_, url) => {
    expect(get(url)).toEqual([]);
  });

  test('a list of other things at the path of a kit', () => {
    expect(
      told({ url: 'https://shop.example/list', body: '[{"user":{"user_id":"4711"},"events":[]}]' })
    ).toEqual([]);
  });

  test('a screen of an app is no page on the web', () => {
    expect(get('https://hm.baidu.com/hm.gif?si=1&u=app%3A%2F%2Farticle%2F4711')).toEqual([]);
  });

  test('zeros where an app may not ask', () => {
    const he = {
      k: '0f1e',
      cl: '0_0_0',
      gl: '',
      mc: '02:00:00:00:00:00',
      d: '000000000000000',
      o: 'Android'
    };
    expect(told({ url: 'https://hmma.baidu.com/app.gif', body: JSON.stringify({ he }) })).toEqual([
      'device/os Android'
    ]);
  });

  test('what MTA is sent by pages, of which no document is known', () => {
    expect(get('https://pingtas.qq.com/pingd?dm=om.qq.com&pvi=968521518227125509&url=sign_in&adt=x')).toEqual(
      []
    );
  });
});

test('encrypted events are said to be, and how many bytes', () => {
  const { notes } = look(
    exchangeOf({
      url: 'https://toblog.ctobsnssdk.com/service/2/app_log/',
      headers: { 'content-type': 'application/octet-stream;tt-data=a' },
      body: Uint8Array.from({ length: 64 }, (_, at) => (at * 37 + 129) & 255)
    })
  );
  expect(notes).toContainEqual({
    path: 'body',
    note: { kind: 'encrypted', how: 'ByteDance EncryptorUtil', keyId: null, bytes: 64 }
  });
});
