// Alibaba's counter for web pages, as an image and as a beacon. Values are invented.
export const source =
  'https://github.com/xland/redredstar/blob/98ece6ea562dc02ba716c9019349417325728f25/src/renderer/debug2.js';

const fields = {
  ...{
    logtype: '1',
    title: 'Rain jackets, page 2',
    pre: 'https://shop.example/search?q=rain+jacket',
    scr: '1920x1080'
  },
  ...{
    _p_url: 'https://shop.example/list/rain-jackets?page=2',
    cna: 'GvckH9wM2UkBASYC/trmDpNJ',
    nick: 'reader4711'
  },
  ...{
    'spm-cnt': 'a2oeg.home.0.0.3a7123e1nHu1Vv',
    category: '',
    uidaplus: '2208123456789',
    aplus: '',
    p: '1',
    o: 'win10'
  },
  ...{
    b: 'chrome127',
    s: '1920x1080',
    w: 'webkit',
    ism: 'pc',
    cache: 'f43f64e',
    lver: '8.15.23',
    jsver: 'aplus_std'
  },
  ...{ tag: '1', stag: '-1', lstag: '-1', _slog: '0' }
};

/** The beacon's fields are encoded within the JSON, but for two of them. */
const beacon = Object.fromEntries(
  Object.entries(fields).map(([name, value]) => [
    name,
    name === 'cna' || name === '_p_url' ? value : encodeURIComponent(value)
  ])
);

export const requests = [
  {
    method: 'GET',
    url: `https://log.mmstat.com/v.gif?${new URLSearchParams(fields)}`,
    address: '203.119.215.82',
    headers: { cookie: 'cna=GvckH9wM2UkBASYC/trmDpNJ' }
  },
  {
    url: 'https://log.mmstat.com/v.gif',
    address: '203.119.215.82',
    headers: { 'content-type': 'text/plain;charset=UTF-8' },
    body: JSON.stringify(beacon)
  }
];
