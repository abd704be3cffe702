import { describe, expect, test } from 'vitest';
import { readAddress } from '#engine/payloads/known/addresses.ts';
import { searchEngines } from '#engine/payloads/known/search-engines.ts';
import { searchWordsIn } from '#engine/payloads/known/search-words.ts';
import { visitsOf } from '#engine/payloads/known/visits.ts';
import { captureOf, findIn, type Sent } from '../detectors/look-in.ts';

const visits = (sent: readonly Sent[], extra: readonly string[] = []) =>
  visitsOf(captureOf(sent), extra).map(({ kind, value, sites }) => `${kind} ${value} (${sites.join(' ')})`);

describe('search words', () => {
  test.each([
    ['https://www.google.de/search?q=hay+fever&hl=de', 'hay fever'],
    ['https://yandex.ru/search/?text=%D0%BF%D0%BE%D0%B3%D0%BE%D0%B4%D0%B0&lr=213', 'погода'],
    ['https://m.baidu.com/s?word=%E5%A4%A9%E6%B0%94%E9%A2%84%E6%8A%A5', '天气预报'],
    ['https://www.baidu.com/s?wd=gout+diet', 'gout diet'],
    ['https://www.youtube.com/results?search_query=knitting', 'knitting'],
    ['https://en.wikipedia.org/w/index.php?search=alpine+newt', 'alpine newt'],
    ['https://www.amazon.co.uk/s?k=walking+stick', 'walking stick'],
    ['https://search.naver.com/search.naver?query=weather', 'weather'],
    ['https://m.search.naver.com/search.naver?query=%EB%82%A0%EC%94%A8%20%EC%98%88%EB%B3%B4', '날씨 예보'],
    ['https://ya.ru/search/?text=hay+fever', 'hay fever'],
    ['https://yandex.com.tr/search/?text=hay+fever', 'hay fever'],
    ['https://go.mail.ru/search?fr=main&q=hay+fever', 'hay fever'],
    ['https://nova.rambler.ru/search?query=hay+fever', 'hay fever'],
    ['https://m.baidu.com/from=844b/bd_page_type=1/s?word=gout+diet', 'gout diet'],
    ['https://tieba.baidu.com/f?kw=gout+diet', 'gout diet'],
    ['https://www.sogou.com/web?query=gout+diet', 'gout diet'],
    ['https://m.sogou.com/web/searchList.jsp?keyword=gout+diet', 'gout diet'],
    ['https://www.so.com/s?ie=utf-8&q=gout+diet', 'gout diet'],
    ['https://so.360.cn/s?q=gout+diet', 'gout diet'],
    ['https://yz.m.sm.cn/s?q=gout+diet&from=smor', 'gout diet'],
    ['https://so.toutiao.com/search?dvpf=pc&keyword=gout+diet', 'gout diet'],
    ['https://petalsearch.com/search?query=gout+diet', 'gout diet'],
    ['https://search.yahoo.co.jp/search?p=gout+diet&ei=UTF-8', 'gout diet'],
    ['https://search.goo.ne.jp/web.jsp?MT=gout+diet&IE=UTF-8', 'gout diet'],
    ['https://search.nifty.com/websearch/search?Text=gout+diet', 'gout diet'],
    ['https://search.daum.net/search?w=tot&q=gout+diet', 'gout diet'],
    ['https://coccoc.com/search?query=gout+diet', 'gout diet'],
    ['https://www.startpage.com/sp/search?query=hay+fever', 'hay fever'],
    ['https://metager.de/meta/meta.ger3?eingabe=hay+fever', 'hay fever'],
    ['https://suche.web.de/web?su=hay+fever', 'hay fever'],
    ['https://ricerca.virgilio.it/ricerca?qs=hay+fever', 'hay fever'],
    ['https://szukaj.wp.pl/szukaj.html?szukaj=hay+fever', 'hay fever'],
    ['https://search.seznam.cz/?q=hay+fever', 'hay fever'],
    ['https://news.example/search?q=hay%20fever%20tablets', 'hay fever tablets'],
    ['https://blog.example/?s=bread', 'bread']
  ])('in %s', (url, words) => {
    expect(searchWordsIn(readAddress(url)!)).toEqual([words]);
  });

  test.each([
    'https://www.google.com/maps?ll=1,2',
    'https://news.example/article?s=abc&text=hello',
    'https://news.example/search?q=12345',
    'https://news.example/search?q=a',
    'https://www.google.com/url?q=https://other.example/',
    'https://www.google.com/url?q=other.example/page',
    'https://www.baidu.com/static/index?word=gout+diet',
    'https://yandex.ru/maps/?text=cafe'
  ])('none in %s', (url) => {
    expect(searchWordsIn(readAddress(url)!)).toEqual([]);
  });

  test('every engine has its source', () => {
    for (const { source, words } of searchEngines) {
      expect(source).toMatch(/^https:\/\//);
      expect(words.length).toBeGreaterThan(0);
    }
  });
});

describe('visits', () => {
  const page = 'https://news.example.com/a/story';

  test('are documents, pages, referrers and what the user adds', () => {
    const found = visits(
      [
        { url: page, document: true, page },
        { url: 'https://cdn.example.net/x.png', headers: 'referer: https://news.example.com/a/other', page }
      ],
      ['forum.example.org/thread/7']
    );
    expect(found).toEqual([
      `page-visited ${page} (example.com)`,
      'page-visited https://news.example.com/a/other (example.com)',
      'page-visited https://forum.example.org/thread/7 (example.org)'
    ]);
  });

  test('of machines without a domain are those of their own', () => {
    expect(visits([{ url: 'http://192.168.0.7/panel', document: true }])).toEqual([
      'page-visited http://192.168.0.7/panel (192.168.0.7)'
    ]);
  });

  test('searched on two sites are known to both', () => {
    const sent = ['https://www.google.de/search?q=hay+fever', 'https://news.example.com/search?q=Hay+fever'];
    const found = visits(sent.map((url) => ({ url, document: true })));
    expect(found).toContain('search hay fever (google.de example.com)');
  });

  test('are not frames that say so, though all that is known of a page is what requests come from', () => {
    const frame = 'https://ads.example.net/frame.html';
    const found = visits([
      { url: frame, headers: 'sec-fetch-dest: iframe' },
      { url: 'https://px.example.net/p', headers: `referer: ${frame}`, page: frame }
    ]);
    expect(found).toEqual([]);
  });

  test('are not frames of others, style sheets or scripts', () => {
    const found = visits([
      { url: page, document: true, page },
      { url: 'https://ads.example.net/frame.html', document: true, page },
      {
        url: 'https://fonts.example.net/f.woff2',
        headers: 'referer: https://news.example.com/main.css',
        page
      },
      { url: 'https://px.example.net/p', headers: 'referer: https://ads.example.net/frame.html', page }
    ]);
    expect(found).toEqual([`page-visited ${page} (example.com)`]);
  });
});

describe('sent elsewhere', () => {
  const page = 'https://news.example.com/search?q=hay+fever+tablets';
  const opened: Sent = { url: page, document: true, page };
  const told = (sent: Sent) =>
    findIn([opened, sent]).map(({ what, value, certainty }) => `${certainty} ${what}: ${value}`);

  test('pages and words are found in a body', () => {
    const body = JSON.stringify({ a: { u: page, w: 'hay fever tablets' } });
    expect(told({ url: 'https://sa.example.net/sa', body }).sort()).toEqual([
      `observed page-address: ${page}`,
      'observed search-words: hay fever tablets'
    ]);
  });

  test('not by the site itself, and not by the header field that every browser sends', () => {
    expect(told({ url: 'https://log.example.com/l', body: JSON.stringify({ url: page }), page })).toEqual([]);
    expect(told({ url: 'https://cdn.example.net/x', headers: `referer: ${page}`, page })).toEqual([
      `observed referrer-address: ${page}`
    ]);
    expect(
      told({
        url: 'https://cdn.example.net/x',
        headers: `Origin: https://news.example.com\nReferer: ${page}`,
        page
      })
    ).toHaveLength(1);
  });

  test('addresses nobody was seen opening are inferred, of pages only', () => {
    const at = (dl: string) => told({ url: `https://px.example.net/p?dl=${encodeURIComponent(dl)}`, page });
    expect(at('https://news.example.com/sports')).toEqual([
      'inferred page-address: https://news.example.com/sports'
    ]);
    expect(at('https://news.example.com/app.js')).toEqual([]);
    expect(at('https://other.example.org/sports')).toEqual([]);
    expect(at('https://px.example.net/next')).toEqual([]);
  });
});
