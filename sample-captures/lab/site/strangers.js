// The third parties, each as a local stand-in: it answers at the path, and its script sends the parameters, that
// are publicly known of the real one. None of this is the real one's code.
const script = (body) => () => ({ type: 'text/javascript', body });
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const pixel = (cookie) => () => ({
  type: 'image/gif',
  body: gif,
  headers: cookie ? { 'set-cookie': cookie } : {}
});
const forYear = 'Max-Age=31536000; Path=/; SameSite=None; Secure';

const gtag = `(function () {
  var cid = localStorage.ga || (localStorage.ga = '1873001234.' + Math.floor(Date.now() / 1000));
  var q = new URLSearchParams({ v: 2, tid: 'G-LABEXAMPLE', cid: cid, sid: cid.split('.')[1], ul: navigator.language.toLowerCase(), sr: screen.width + 'x' + screen.height,
    dl: location.href, dr: document.referrer, dt: document.title, en: 'page_view' });
  navigator.sendBeacon('https://www.google-analytics.com/g/collect?' + q);
})();
`;

const metrika = `(function () {
  var info = 'pv:1:vf:lab:fp:' + Math.round(performance.now()) + ':la:' + navigator.language + ':s:' + screen.width + 'x' + screen.height + 'x24:t:' + document.title;
  fetch('https://mc.yandex.ru/watch/12345678?wmode=7&page-url=' + encodeURIComponent(location.href) + '&page-ref=' + encodeURIComponent(document.referrer) +
    '&charset=utf-8&browser-info=' + encodeURIComponent(info), { credentials: 'include' });
  addEventListener('pagehide', function () {
    navigator.sendBeacon('https://mc.yandex.ru/watch/12345678?wmode=0&page-url=' + encodeURIComponent(location.href),
      new URLSearchParams({ 'site-info': JSON.stringify({ read: Math.round(performance.now() / 1000) }) }));
  });
})();
`;

const tongji = `(function () {
  var q = new URLSearchParams({ cc: 1, ck: 1, cl: '24-bit', ds: screen.width + 'x' + screen.height, et: 0, ja: 0, ln: navigator.language.toLowerCase(), lo: 0,
    rnd: Math.floor(Math.random() * 2147483647), si: '0123456789abcdef0123456789abcdef', su: document.referrer, v: '1.3.2', u: location.href, tt: document.title });
  new Image().src = 'https://hm.baidu.com/hm.gif?' + q;
})();
`;

// Sensors Analytics' web SDK: data=base64(JSON), ext=crc=Java's String.hashCode of the base64
const sensors = `(function () {
  var id = localStorage.sa || (localStorage.sa = '18f0c0ffee-' + Math.random().toString(16).slice(2));
  function hash(s) { for (var h = 0, i = 0; i < s.length; i++) h = (h << 5) - h + s.charCodeAt(i) | 0; return h; }
  function track(event, properties) {
    var data = btoa(unescape(encodeURIComponent(JSON.stringify({ distinct_id: id, anonymous_id: id, time: Date.now(), type: 'track', event: event,
      lib: { $lib: 'js', $lib_method: 'code', $lib_version: '1.27.10' }, properties: properties }))));
    navigator.sendBeacon('https://events.reader-metrics.example/sa.gif?project=courier',
      'data=' + encodeURIComponent(data) + '&ext=' + encodeURIComponent('crc=' + hash(data)));
  }
  track('$pageview', { $url: location.href, $url_path: location.pathname, $title: document.title, $referrer: document.referrer,
    $screen_width: screen.width, $screen_height: screen.height, $timezone_offset: new Date().getTimezoneOffset() });
  var words = new URLSearchParams(location.search).get('q');
  if (words) track('search', { search_word: words, used_searchengine: 'courier' });
})();
`;

export const strangers = {
  'cdn.jsdelivr.net': {
    '*': script('/* stand-in for a library */ window.dayjs = function () { return new Date(); };\n')
  },
  'cdnjs.cloudflare.com': {
    '*': () => ({
      type: 'text/css',
      body: '/* stand-in for a style sheet */ html{line-height:1.15}body{margin:0}\n',
      headers: { server: 'laboratory', 'access-control-allow-origin': '*' }
    })
  },
  'www.googletagmanager.com': { '/gtag/js': script(gtag) },
  'www.google-analytics.com': { '*': () => ({ status: 204 }) },
  'mc.yandex.ru': {
    '/metrika/tag.js': script(metrika),
    '*': () => ({
      type: 'application/json',
      body: '{"settings":{"eu":1}}',
      headers: { 'set-cookie': `yandexuid=4215001790000000042; ${forYear}` }
    })
  },
  'hm.baidu.com': { '/hm.js': script(tongji), '/hm.gif': pixel(`HMACCOUNT=1A2B3C4D5E6F7081; ${forYear}`) },
  'z3.cnzz.com': { '/stat.htm': pixel('cna=LabExampleCna01; Max-Age=31536000; Path=/') },
  'events.reader-metrics.example': { '/sdk.js': script(sensors), '/sa.gif': pixel() },
  'dpm.demdex.net': {
    '/id': () => ({
      type: 'application/json',
      body: '{"d_mid":"40000000000000000000000000000000000042","dcs_region":6}',
      headers: { 'set-cookie': `demdex=50000000000000000000000000000000000042; ${forYear}` }
    })
  },
  'api2.amplitude.com': {
    '*': () => ({ type: 'application/json', body: '{"code":200,"events_ingested":1}' })
  },
  'tr.line.me': { '/tag.gif': pixel(`_ldbrbid=tr__lab0000000000000000000000000042; ${forYear}`) },
  'counter.yadro.ru': { '/hit': pixel('FTID=1labexample; Max-Age=31536000; Path=/') },
  'sa.api.intl.miui.com': { '*': () => ({ type: 'text/plain', body: 'ok' }) },
  'api.sky-pocket.example': {
    '/v1/forecast': () => ({ type: 'application/json', body: '{"place":"Berlin","celsius":7,"sky":"rain"}' }),
    '*': () => ({ type: 'application/json', body: '[]' })
  },
  'ads.sky-pocket.example': { '*': pixel('uid=sp-000042; Max-Age=31536000; Path=/') },
  'app.adjust.com': {
    '*': () => ({ type: 'application/json', body: '{"adid":"00000000000000000000000000000042"}' })
  },
  'graph.facebook.com': { '*': () => ({ type: 'application/json', body: '{"success":true}' }) },
  'api2.branch.io': { '*': () => ({ type: 'application/json', body: '{"session_id":"42"}' }) },
  'startup.mobile.yandex.net': { '*': () => ({ type: 'application/json', body: '{"uuid":{"value":"42"}}' }) },
  'tracking.rus.miui.com': { '*': () => ({ type: 'application/json', body: '{"status":0}' }) }
};
