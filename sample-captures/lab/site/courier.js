// The Daily Courier: an invented newspaper. Its pages load the strangers of strangers.js.
const secure = 'https://www.daily-courier.example';
const old = 'http://archive.daily-courier.example';

const headScripts = [
  'https://static.daily-courier.example/courier.js',
  'https://cdn.jsdelivr.net/npm/dayjs@1.11.13/dayjs.min.js',
  'https://www.googletagmanager.com/gtag/js?id=G-LABEXAMPLE',
  'https://mc.yandex.ru/metrika/tag.js',
  'https://hm.baidu.com/hm.js?0123456789abcdef0123456789abcdef',
  'https://events.reader-metrics.example/sdk.js',
  'https://static.daily-courier.example/tags.js'
];

const head = (title) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title} - The Daily Courier</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="https://cdnjs.cloudflare.com/ajax/libs/normalize/8.0.1/normalize.min.css">
<link rel="stylesheet" href="https://static.daily-courier.example/courier.css">
${headScripts.map((src) => `<script defer src="${src}"></script>`).join('\n')}
</head>`;

const page = (title, main) => ({
  headers: {
    'set-cookie': 'courier_session=s-7f3a9c21; Path=/; Secure; HttpOnly',
    link: '<https://cdnjs.cloudflare.com>; rel=preconnect'
  },
  body: `${head(title)}
<body>
<header><a href="/">The Daily Courier</a>
<form action="/search"><input name="q" type="search" aria-label="Search"><button>Search</button></form></header>
<main>${main}</main>
<footer><a href="${old}/1998/06/pollen.html">From our archive: the summer of 1998</a></footer>
</body></html>`
});

const teaser = `<article><img src="https://static.daily-courier.example/birch.svg" alt="A birch in flower" width="320" height="180">
<h2><a href="/health/hay-fever-starts-early">Hay fever season starts three weeks early</a></h2>
<p>Birch and hazel flower sooner than in any year on record, and pharmacies feel it first.</p></article>`;

const story = `<article><h1>Hay fever season starts three weeks early</h1>
<img src="https://static.daily-courier.example/birch.svg" alt="A birch in flower" width="320" height="180">
<p>Birch and hazel flower sooner than in any year on record. Pharmacies in three cities say that they sold
as many tablets in the first week of spring as in the whole of last April.</p>
<p>Doctors advise people with asthma to begin early, and to ask before mixing medicines.</p></article>`;

const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

export const courier = {
  'daily-courier.example': {
    '*': ({ url }) => ({ status: 301, headers: { location: secure + url.pathname } })
  },
  'www.daily-courier.example': {
    '/': () => page('News of the day', teaser),
    '/search': ({ url }) => {
      const words = escape(url.searchParams.get('q') ?? '');
      return page(`Search: ${words}`, `<h1>1 article about ${words}</h1>${teaser}`);
    },
    '/health/hay-fever-starts-early': () => page('Hay fever season starts three weeks early', story),
    '/api/reading': () => ({ type: 'application/json', body: '{"saved":true}' })
  }
};

export const archive = {
  'archive.daily-courier.example': {
    '/1998/06/pollen.html': () => ({
      headers: { 'set-cookie': 'archive_visitor=a-51c0; Path=/' },
      body: `<html><head><title>Pollen count breaks record - Courier archive 1998</title><link rel="icon" href="data:,"></head>
<body><h1>Pollen count breaks record</h1><p>First printed on 12 June 1998.</p>
<form action="/find" method="post"><input name="words"><button>Find</button></form>
<script src="/counter.js"></script></body></html>`
    }),
    '/counter.js': () => ({ type: 'text/javascript', body: oldCounters + presence }),
    '/find': ({ body }) => ({
      body: `<html><head><title>Archive search</title><link rel="icon" href="data:,"></head><body><p>Nothing found for ${escape(new URLSearchParams(String(body)).get('words') ?? '')}.</p>
<script src="/counter.js"></script></body></html>`
    })
  }
};

const oldCounters = `var e = encodeURIComponent, s = screen;
new Image().src = 'http://counter.yadro.ru/hit?r' + e(document.referrer) + ';s' + s.width + '*' + s.height + '*' + s.colorDepth +
  ';u' + e(document.URL) + ';h' + e(document.title.slice(0, 80)) + ';' + Math.random();
new Image().src = 'http://z3.cnzz.com/stat.htm?id=1250000000&r=' + e(document.referrer) + '&lg=' + navigator.language +
  '&ntime=none&cnzz_eid=none&showp=' + s.width + 'x' + s.height + '&p=' + e(document.URL) + '&t=' + e(document.title);
`;

const presence = `var presence = new WebSocket('ws://archive.daily-courier.example/presence');
presence.onopen = function () { presence.send(JSON.stringify({ reading: document.URL, title: document.title })); };
`;

const courierScript = `addEventListener('pagehide', function () {
  navigator.sendBeacon('${secure}/api/reading', JSON.stringify({ path: location.pathname, seconds: Math.round(performance.now() / 1000) }));
});
`;

const tags = `(function () {
  var e = encodeURIComponent;
  fetch('https://dpm.demdex.net/id?d_visid_ver=5.5.0&d_fieldgroup=MC&d_rtbd=json&d_ver=2&d_orgid=LABEXAMPLE%40AdobeOrg&d_nsid=0&ts=' + Date.now(),
    { credentials: 'include' });
  new Image().src = 'https://tr.line.me/tag.gif?c_t=lap&t_id=0b9e8d7c-0000-4000-8000-00000000c0de&e=pv&u=' + e(location.href) + '&r=' + e(document.referrer);
  fetch('https://api2.amplitude.com/2/httpapi', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({
    api_key: '00000000000000000000000000000000',
    events: [{ device_id: 'lab-device-4711', session_id: Date.now(), event_type: 'page_viewed', platform: 'Web', language: navigator.language,
      event_properties: { page_location: location.href, page_title: document.title, referrer: document.referrer } }] }) });
})();
`;

const birch = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><rect width="320" height="180" fill="#cfe3ee"/><path d="M0 150h320v30H0z" fill="#8fae6b"/><path d="M150 180V40h14v140z" fill="#f2f0ea"/><circle cx="157" cy="60" r="46" fill="#b7c94f"/></svg>`;

export const files = {
  'static.daily-courier.example': {
    '/courier.css': () => ({
      type: 'text/css',
      body: 'body{font:18px/1.5 serif;max-width:40rem;margin:auto}header{display:flex;justify-content:space-between}\n'
    }),
    '/courier.js': () => ({ type: 'text/javascript', body: courierScript }),
    '/tags.js': () => ({ type: 'text/javascript', body: tags }),
    '/birch.svg': () => ({ type: 'image/svg+xml', body: birch })
  }
};
