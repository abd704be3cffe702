import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { javaHash } from '#engine/payloads/rules/java-hash.ts';
import { exchangeOf, lines, look, type Looked } from './open.ts';

const base64 = (data: string | Uint8Array): string => Buffer.from(data).toString('base64');
const event = {
  distinct_id: '8c1d6a3e-5b7f-4c20-9d14-2e6f8a0b3c57',
  type: 'track',
  event: '$pageview',
  lib: { $lib: 'js' },
  properties: { $url: 'https://news.example/a?q=café', $title: '新闻', $latest_search_keyword: 'hay fever' }
};
const packed = (value: unknown): string => base64(gzipSync(JSON.stringify(value)));
const plain = (value: unknown): string => base64(JSON.stringify(value));
const crc = (text: string): string => String(javaHash(text));

const url = 'https://collector.example/sa?project=default';
const post = (body: string, contentType = 'application/x-www-form-urlencoded'): Looked =>
  look(exchangeOf({ url, body, headers: { 'content-type': contentType } }));
const get = (query: string): Looked =>
  look(exchangeOf({ method: 'GET', url: `https://collector.example/sa.gif?project=default&${query}` }));

const page = 'page-visited/page-address https://news.example/a?q=café';
const kept = [page, 'page-title/title 新闻', 'search/search-words hay fever', 'usage/event $pageview'];
const encoded = encodeURIComponent;
const [gzipped, bare, list] = [packed([event]), plain(event), plain([event])];

describe('every form in which events are sent', () => {
  test.each([
    ['kits for apps', () => post(`crc=${crc(gzipped)}&gzip=1&data_list=${encoded(gzipped)}`)],
    ['kits of 2018', () => post(`data_list=${encoded(gzipped)}&gzip=1&crc=${crc(gzipped)}`)],
    ['without percent-encoding', () => post(`gzip=1&data_list=${gzipped}`)],
    ['the wrong word about gzip', () => post(`gzip=0&data_list=${encoded(gzipped)}`)],
    ['an image', () => get(`data=${encoded(bare)}&ext=${encoded(`crc=${crc(bare)}`)}`)],
    ['a form of the web', () => post(`data=${encoded(bare)}&ext=${encoded(`crc=${crc(bare)}`)}`)],
    [
      'a beacon',
      () => post(`data=${encoded(bare)}&ext=${encoded(`crc=${crc(bare)}`)}`, 'text/plain;charset=UTF-8')
    ],
    ['a batch of the web', () => post(`data_list=${encoded(list)}`)],
    ['the documented interface', () => post(`gzip=1&data=${encoded(packed(event))}`)]
  ])('%s', (_, sent) => {
    expect(lines(sent())).toEqual(expect.arrayContaining(kept));
  });

  test('elsewhere than at the usual path, told by what it holds', () => {
    const looked = look(
      exchangeOf({ url: 'https://collector.example/t', body: `data_list=${encoded(gzipped)}` })
    );
    expect(lines(looked)).toContain(page);
  });
});

describe('crc', () => {
  const noted = (looked: Looked): unknown[] =>
    looked.notes.filter(({ note }) => note.kind === 'checksum').map(({ note }) => note);

  test('is that of Java', () => {
    // From the definition: "Aa" and "BB" are the best-known pair with one hash.
    expect([javaHash(''), javaHash('Aa'), javaHash('BB'), javaHash('polygenelubricants')]).toEqual([
      ...[0, 2112, 2112, -2147483648]
    ]);
  });

  test('agrees with what arrived whole', () => {
    const stated = crc(gzipped);
    expect(noted(post(`crc=${stated}&gzip=1&data_list=${encoded(gzipped)}`))).toEqual([
      { kind: 'checksum', name: 'crc', stated, computed: stated }
    ]);
  });

  test('of the web stands in a field of its own, also in an address', () => {
    const stated = crc(bare);
    expect(noted(get(`data=${encoded(bare)}&ext=${encoded(`crc=${stated}`)}`))).toEqual([
      { kind: 'checksum', name: 'crc', stated, computed: stated }
    ]);
  });

  test('tells what was changed on the way', () => {
    expect(noted(post(`crc=1&gzip=1&data_list=${encoded(gzipped)}`))).toEqual([
      { kind: 'checksum', name: 'crc', stated: '1', computed: crc(gzipped) }
    ]);
  });

  test('where none is said there is nothing to check', () => {
    expect(noted(post(`gzip=1&data_list=${encoded(gzipped)}`))).toEqual([]);
  });
});

describe('what only the receiver can open', () => {
  const sealed = base64(Uint8Array.from({ length: 64 }, (_, at) => (at * 89 + 17) & 255));
  const noted = (looked: Looked): unknown[] => looked.notes.filter(({ note }) => note.kind === 'encrypted');

  test('is said of each event, with its key and size', () => {
    const records = [
      { ekey: sealed, pkv: 7, payloads: [sealed] },
      { ekey: `EC:${sealed}`, pkv: 8, payloads: sealed }
    ];
    expect(noted(post(`gzip=9&data_list=${encoded(JSON.stringify(records))}`))).toMatchObject([
      { note: { how: 'AES, its key sealed with RSA', keyId: '7', bytes: 64 } },
      { note: { how: 'its key sealed with an elliptic curve', keyId: '8', bytes: 64 } }
    ]);
  });

  test('is said of what the kit for the web seals', () => {
    const record = { key_id: 2, key_hash: 'f0', nc: 1, payload: sealed };
    const [one, ...more] = noted(post(`data=${encoded(JSON.stringify(record))}&gzip=9`));
    expect(one).toMatchObject({ note: { keyId: '2', bytes: 64 } });
    expect(more).toEqual([]);
  });

  test('is told by the number beside it where the rest is cut', () => {
    const cut = JSON.stringify([{ ekey: sealed, payloads: [sealed] }]).slice(0, 40);
    expect(noted(post(`gzip=13&data_list=${encoded(cut)}`))).toMatchObject([
      { note: { keyId: null, bytes: 40 } }
    ]);
    expect(noted(post(`gzip=1&data_list=${encoded(cut)}`))).toEqual([]);
  });
});

describe('what its fields hold', () => {
  const of = (more: object): string[] => lines(post(`data_list=${encoded(plain([{ ...event, ...more }]))}`));

  test('a login links the id of before to the account', () => {
    const login = of({ type: 'track_signup', distinct_id: 'reader-7', original_id: event.distinct_id });
    expect(login).toContain(`account/account-link ${event.distinct_id}`);
    expect(login).toContain('account/account-name reader-7');
    expect(login).not.toContain('identifier/user-id reader-7');
  });

  test('any other event links nothing', () => {
    expect(of({ original_id: 'before' }).filter((line) => line.startsWith('account/'))).toEqual([]);
  });

  test.each([
    ['Android', 'android-id'],
    ['iOS', 'vendor-id'],
    ['js', 'cookie-id'],
    ['MiniProgram', 'device-id']
  ])('the device of %s is told by its %s', (kit, what) => {
    const found = of({ lib: { $lib: kit }, properties: { $device_id: 'c1a5f03e92b7d648' } });
    expect(found.filter((line) => line.endsWith(' c1a5f03e92b7d648'))).toEqual([
      `identifier/${what} c1a5f03e92b7d648`
    ]);
  });

  test('$anonymization_id is the Android ID, in base64', () => {
    const found = of({ properties: { $anonymization_id: base64('c1a5f03e92b7d648') } });
    expect(found).toContain('identifier/android-id c1a5f03e92b7d648');
  });

  test('coordinates come in degrees and in millionths of them', () => {
    const at = (properties: object): string[] =>
      of({ properties }).filter((line) => line.startsWith('location/'));
    expect(at({ $latitude: 52.5, $longitude: -13.25 })).toEqual(
      at({ $latitude: 52500000, $longitude: -13250000 })
    );
    expect(at({ $latitude: 52.5 })).toEqual(['location/coordinates 52.5']);
    expect(at({ $latitude: 0, $longitude: 0 })).toEqual([]);
  });

  test('a screen of an app is no page, and "no value" no search', () => {
    const found = of({
      properties: {
        $url: 'example.shop.MainActivity',
        $latest_search_keyword: '未取到值_直接打开',
        $title: ''
      }
    });
    expect(found.filter((line) => !/^(?:usage|identifier)/.test(line))).toEqual([]);
  });
});

describe('its cookie', () => {
  const visit = (name: string, state: object): string[] =>
    lines(
      look(
        exchangeOf({
          ...{ method: 'GET', url: 'https://news.example/' },
          headers: { cookie: `a=1; ${name}=${encoded(JSON.stringify(state))}` }
        })
      )
    );

  test('holds an id, and searches', () => {
    const state = { distinct_id: 'v1', first_id: '', props: { $latest_search_keyword: 'hay fever' } };
    expect(visit('sensorsdata2015jssdkcross', state)).toEqual([
      ...['identifier/cookie-id v1', 'search/search-words hay fever']
    ]);
  });

  test('holds the account once there is one', () => {
    const identities = base64(JSON.stringify({ $identity_cookie_id: 'v1', $identity_login_id: 'reader-7' }));
    expect(
      visit('sa_jssdk_2015_news_example', { distinct_id: 'reader-7', first_id: 'v1', identities })
    ).toEqual([
      ...['account/account-name reader-7', 'identifier/cookie-id v1'],
      ...['identifier/cookie-id v1', 'account/account-name reader-7']
    ]);
  });
});

describe('what is not of this format', () => {
  test.each([
    [
      'fields of the same name',
      {
        url: 'https://api.example/v1/save',
        body: 'data={"event":"click","properties":{"$url":"https://a.example/"}}'
      }
    ],
    ['a path of the same name', { url: 'https://api.example/sa', body: '{"distinct_id":"x"}' }],
    [
      'a kit that names its fields alike',
      {
        url: 'https://api.example/track',
        body: `data=${plain({ event: 'x', properties: { distinct_id: 'x', $lib: 'y' } })}`
      }
    ]
  ])('%s', (_, request) => {
    expect(
      look(exchangeOf({ ...request, headers: { 'content-type': 'application/x-www-form-urlencoded' } })).found
    ).toEqual([]);
  });
});
