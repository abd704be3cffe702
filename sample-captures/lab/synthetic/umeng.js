// Umeng's kit for apps, whose body is packed in a form that is not published, and its counter for web pages.
export const source = [
  'https://medium.com/@cirku17/some-mifit-app-analysis-b7fbb7451059',
  'https://cnblogs.com/zfyouxi/p/5379652.html'
];

const page = 'https://www.shop.example/tablets';
const query = new URLSearchParams({
  id: '1000000001',
  r: 'https://search.example/',
  lg: 'zh-cn',
  ntime: '1795337000',
  cnzz_eid: '1840264551-1795337000-https://search.example/',
  showp: '1920x1080',
  t: 'Tablets 商店',
  h: '1',
  rnd: '1196942655'
});

let seed = 20261122;
const packed = Uint8Array.from(
  { length: 256 },
  () => ((seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) >>> 16) & 255
);

export const requests = [
  {
    url: 'http://alog.umeng.com/app_logs',
    headers: {
      'content-type': 'application/octet-stream',
      'x-umeng-sdk': 'Android/5.2.4 Shop/5.2.0 Phone 5/4.4.4'
    },
    body: packed
  },
  { method: 'GET', url: `https://z8.cnzz.com/stat.htm?${query}`, page }
];
