// Baidu's counters, for web pages and for apps. Values are invented.
import { gzipSync } from 'node:zlib';

export const source = [
  'https://github.com/codepository/WebAnalytics/blob/46dd99856759f7c0c61708702857fd4b47eaa304/src/utils/hm.js',
  'https://github.com/ampproject/amphtml/blob/main/extensions/amp-analytics/0.1/vendors/baiduanalytics.json',
  'https://github.com/n0099/open-tbclient/blob/0b46d9707be7e1aa51c7173d479c8e778e9ddc4d/com/baidu/mobstat/HeadObject.java',
  'https://github.com/fehead-studio/TA_Apk_Crack/blob/9ac74a9652b37506c1cff8b83fb29a5e65eb9830/MMTS/smali/com/baidu/mobstat/Config.smali'
];

const page = 'https://www.daily-courier.example/health/hay-fever-tablets?from=search';
const base = {
  ...{
    hca: 'E58510985600DB9C',
    cc: '1',
    ck: '1',
    cl: '24-bit',
    ds: '1080x2340',
    vl: '801',
    ja: '0',
    ln: 'de-de'
  },
  ...{
    lo: '0',
    rnd: '1284712348',
    si: '24365f112a3299d4ed3fb868a9d48bfb',
    v: '1.2.63',
    lv: '2',
    sn: '51234'
  },
  u: page
};
const image = (more) => ({
  method: 'GET',
  url: `https://hm.baidu.com/hm.gif?${new URLSearchParams({ ...base, ...more })}`,
  address: '103.235.46.191',
  headers: { cookie: 'HMACCOUNT=7A3F1B9C2D4E5F60; BAIDUID=0', 'user-agent': 'Mozilla/5.0' }
});

const header = {
  ...{
    o: 'Android',
    st: 0,
    s: '33',
    sv: '13',
    k: '0f1e2d3c4b',
    pt: '05',
    i: 'c3d2e1f0a9b8c7d6',
    v: '3.9.5.1',
    sc: 14
  },
  ...{ a: 520, n: '5.2.0', d: '490154203237518', mc: 'a4:50:46:12:34:56', bm: 'a4:50:46:12:34:57' },
  ...{
    dd: 'ZGV2aWNlLWlkLW9mLXRoZS1yZWFkZXI=',
    ii: 'Y3VpZC1vZi10aGUtcmVhZGVyLTQ3MTE=',
    tg: 1,
    w: 1080,
    h: 2340
  },
  ...{ dn: 'Phone of a reader', c: 'store', op: '26201', m: 'Phone 5', ma: 'Example', cl: '262_4711_81231' },
  ...{
    gl: '11.57549_48.13743_20.0',
    l: 'wifi',
    t: 1763802000000,
    pn: 'example.courier',
    rom: 'ExampleOS 13'
  },
  ...{
    bo: 'board5',
    bd: 'ExampleBrand',
    td: 0,
    tv: 33,
    at: '0',
    pl: '',
    scl: '',
    sign: '51a0',
    push: {},
    uid: 'reader-4711'
  }
};

const log = {
  he: header,
  pr: [
    {
      ...{ s: 1763802000000, e: 1763802061000, i: 1763802000000, c: 1 },
      p: [{ n: 'example.courier.ArticleActivity', t: 'Hay fever tablets', d: 41000, ps: 120 }]
    }
  ],
  ev: [{ i: 'share_article', l: 'messenger', c: 1, t: 1763802030000, d: 0, p: 'ArticleActivity' }]
};

export const requests = [
  image({
    et: '0',
    tt: 'Hay fever: tablets compared',
    su: 'https://search.example/?q=hay+fever+tablets',
    p: 'uid_*reader-4711!plan*free*1'
  }),
  image({ et: '4', ep: 'video*play*intro*1', api: '8_0' }),
  image({ et: '3', ep: '61000,42000' }),
  {
    url: 'https://hmma.baidu.com/app.gif',
    address: '39.156.66.179',
    headers: { 'content-type': 'gzip', mtj_appkey: '0f1e2d3c4b', mtj_os: 'Android' },
    body: gzipSync(JSON.stringify(log))
  }
];
