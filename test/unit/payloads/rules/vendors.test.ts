import { describe, expect, test } from 'vitest';
import { exchangeOf, lines, look } from './open.ts';

const of = (url: string, body?: string, headers: Record<string, string> = {}): string[] =>
  lines(look(exchangeOf({ url, body, headers })));
const query = (values: Record<string, string>): string => new URLSearchParams(values).toString();
const page = 'https://news.example/a?q=hay%20fever&x=1';

describe('Google Analytics 4', () => {
  const collect = 'https://region1.google-analytics.com/g/collect';

  test('tells the page as it was opened', () => {
    const said = of(`${collect}?${query({ v: '2', tid: 'G-1', cid: '14.15', dl: page, en: 'page_view' })}`);
    expect(said).toEqual([
      ...['identifier/cookie-id 14.15', `page-visited/page-address ${page}`, 'usage/event page_view']
    ]);
  });

  test('tells each event of a batch', () => {
    const body = [query({ en: 'page_view', dl: page, dt: 'A & B' }), query({ en: 'scroll' })].join('\r\n');
    expect(of(`${collect}?v=2&tid=G-1`, body, { 'content-type': 'text/plain;charset=UTF-8' })).toEqual([
      ...['usage/event page_view', 'usage/event scroll'],
      ...[`page-visited/page-address ${page}`, 'page-title/title A & B']
    ]);
  });

  test('is known by its contents at a host of the site, and not by its path alone', () => {
    const values = { v: '2', tid: 'G-1', cid: '14.15', _p: '1', dl: page };
    expect(of(`https://stats.news.example/g/collect?${query(values)}`)).toContain(
      `page-visited/page-address ${page}`
    );
    expect(of(`https://stats.news.example/g/collect?${query({ dl: page })}`)).toEqual([]);
  });

  test('its cookie holds the same id', () => {
    expect(of('https://news.example/', undefined, { cookie: '_ga=GA1.2.1402.1588000000; x=1' })).toEqual([
      'identifier/cookie-id 1402.1588000000'
    ]);
    expect(of('https://news.example/', undefined, { cookie: '_ga=other' })).toEqual([]);
  });
});

describe('Meta', () => {
  const hash = 'b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514';
  const pixel = (values: Record<string, string>): string[] =>
    of(`https://www.facebook.com/tr/?${query(values)}`);

  test('a hash of an address is an identifier, the address itself an account', () => {
    expect(pixel({ 'ud[em]': hash })).toEqual([`identifier/user-id ${hash}`]);
    expect(pixel({ 'ud[em]': 'reader@example.org' })).toEqual(['account/email reader@example.org']);
  });

  test('no other path of its hosts is meant', () => {
    expect(of(`https://www.facebook.com/sharer.php?${query({ dl: page })}`)).toEqual([]);
  });

  test('the places of extinfo have their meanings, and empty ones none', () => {
    const extinfo = JSON.stringify([
      'i2',
      'example.app',
      '1',
      '1.0',
      '17.4',
      'iPhone15,4',
      'de_DE',
      'CET',
      '',
      '390'
    ]);
    expect(of('https://graph.facebook.com/v17.0/1/activities', query({ extinfo }))).toEqual([
      ...['device/app example.app', 'device/os 17.4', 'device/model iPhone15,4'],
      ...['device/language de_DE', 'device/screen 390']
    ]);
  });
});

describe('Yandex Metrica', () => {
  const watch = (values: Record<string, string>): string[] =>
    of(`https://mc.yandex.ru/watch/1?${query(values)}`);

  test('the title is the last of its pairs, with all it holds', () => {
    expect(watch({ 'browser-info': 'pv:1:la:de:z:-300:u:171:t:A: b:u:2' })).toEqual([
      ...[
        'page-title/title A: b:u:2',
        'device/language de',
        'device/time-zone -300 min',
        'identifier/cookie-id 171'
      ]
    ]);
  });

  test('values are not taken for names', () => {
    expect(watch({ 'browser-info': 'en:la:pv:1:la:fr' })).toEqual(['device/language fr']);
  });

  test('a goal is what was done, not where', () => {
    expect(watch({ 'page-url': 'goal://news.example/subscribed' })).toEqual(['usage/event subscribed']);
  });

  test('the same words elsewhere say nothing', () => {
    expect(of(`https://api.example/watch/1?${query({ 'page-url': page })}`)).toEqual([]);
  });
});

describe('Xiaomi browsers', () => {
  const sent = (event: string, properties: object, host = 'sa.api.intl.miui.com'): string[] => {
    const data = Buffer.from(JSON.stringify([{ event, properties }])).toString('base64');
    return of(`https://${host}/sa?project=global_browser_mini`, `data_list=${encodeURIComponent(data)}`);
  };

  test('an address is a page where the event is that of a page', () => {
    expect(sent('page_load_event_start', { url: page })).toEqual([`page-visited/page-address ${page}`]);
    expect(sent('download_files', { url: page })).toEqual([]);
    expect(sent('page_load_event_start', { url: page }, 'sa.other.example')).toEqual([]);
  });

  test('words are a search where the event is one', () => {
    expect(sent('youtube_search_op', { search_word: 'hay fever' })).toEqual([
      'search/search-words hay fever'
    ]);
    expect(sent('share', { search_word: 'hay fever' })).toEqual([]);
  });
});

test('AppMetrica says that its body is sealed, and OneTrack that it is', () => {
  const body = Uint8Array.from({ length: 120 }, (_, at) => (at * 167 + 29) & 255);
  const notes = (url: string): readonly unknown[] =>
    look(exchangeOf({ url, body, headers: { 'content-type': 'application/octet-stream' } })).notes;
  const sealed = { path: 'body', note: { kind: 'encrypted', bytes: 120 } };
  expect(notes('https://report.appmetrica.yandex.net/report?deviceid=1&encrypted_request=1')).toMatchObject([
    sealed
  ]);
  expect(notes('https://tracking.intl.miui.com/track/v4')).toMatchObject([sealed]);
  expect(notes('https://report.appmetrica.yandex.net/report?deviceid=1')).toMatchObject([
    { note: { kind: 'binary' } }
  ]);
});
