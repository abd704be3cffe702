// The one table of the laboratory: every name that is served, where it is served on loopback, and the public
// address the rewriter writes in its place. The far end of each address is a local server and nothing else.
//
// `country` is what DB-IP Lite of 2026-06 says of `v4`; `rttMs` is the round trip the laboratory adds, chosen
// for a reader in western Germany and long enough for light in glass.

export const router = { v4: '192.168.1.1', lab4: '127.0.7.53', rttMs: 2 };
export const client = { v4: '192.168.1.23', v6: '2001:db8:17::23', lab4: '127.0.0.1', lab6: 'fd00:77:1::17' };
export const macs = { client: '00:00:5e:00:53:17', router: '00:00:5e:00:53:01' }; // RFC 7042 section 2.1.2

const served = [
  {
    names: ['www.daily-courier.example', 'daily-courier.example'],
    v4: '88.198.48.21',
    v6: '2a01:4f8:c17::21',
    country: 'DE',
    rttMs: 13
  },
  { names: ['static.daily-courier.example'], v4: '37.97.254.27', country: 'NL', rttMs: 11 },
  { names: ['archive.daily-courier.example'], v4: '88.198.48.22', country: 'DE', rttMs: 13 },
  {
    names: ['cdn.jsdelivr.net'],
    cname: 'jsdelivr.map.fastly.net',
    v4: '151.101.1.229',
    v6: '2a04:4e42::485',
    country: 'CA',
    rttMs: 6
  },
  {
    names: ['cdnjs.cloudflare.com'],
    v4: '104.17.24.14',
    v6: '2606:4700::6811:180e',
    country: 'CA',
    rttMs: 5
  },
  { names: ['www.googletagmanager.com'], v4: '142.250.185.200', country: 'US', rttMs: 7 },
  {
    names: ['www.google-analytics.com'],
    v4: '142.250.185.78',
    v6: '2a00:1450:4001:813::200e',
    country: 'US',
    rttMs: 7
  },
  { names: ['mc.yandex.ru'], v4: '77.88.21.119', v6: '2a02:6b8::1:119', country: 'RU', rttMs: 48 },
  {
    names: ['hm.baidu.com'],
    cname: 'hm.e.shifen.com',
    http1: true,
    v4: '111.45.3.198',
    country: 'CN',
    rttMs: 236
  },
  { names: ['z3.cnzz.com'], cname: 'all.cnzz.com', v4: '59.82.31.154', country: 'CN', rttMs: 241 },
  { names: ['events.reader-metrics.example'], http1: true, v4: '161.117.96.21', country: 'SG', rttMs: 172 },
  { names: ['dpm.demdex.net'], v4: '52.212.10.20', country: 'IE', rttMs: 27 },
  { names: ['api2.amplitude.com'], v4: '54.148.22.7', country: 'US', rttMs: 158 },
  { names: ['tr.line.me'], v4: '147.92.191.65', country: 'JP', rttMs: 244 },
  { names: ['counter.yadro.ru'], v4: '88.212.201.198', country: 'RU', rttMs: 46 },
  { names: ['sa.api.intl.miui.com'], http1: true, v4: '161.117.71.5', country: 'SG', rttMs: 174 },
  { names: ['tracking.rus.miui.com'], http1: true, v4: '95.213.128.40', country: 'RU', rttMs: 49 },
  { names: ['api.sky-pocket.example'], v4: '88.198.48.23', country: 'DE', rttMs: 13 },
  { names: ['ads.sky-pocket.example'], v4: '47.241.18.33', country: 'SG', rttMs: 171 },
  { names: ['app.adjust.com'], v4: '185.151.204.10', country: 'DE', rttMs: 9 },
  { names: ['graph.facebook.com'], v4: '157.240.252.13', country: 'AU', rttMs: 8 },
  { names: ['api2.branch.io'], v4: '52.35.11.4', country: 'US', rttMs: 161 },
  { names: ['startup.mobile.yandex.net'], http1: true, v4: '213.180.193.226', country: 'RU', rttMs: 47 },
  { names: ['proxy.lab.example'], v4: '192.168.1.2', country: null, rttMs: 1 },
  { names: ['duckduckgo.com'], v4: '52.142.124.215', country: 'IE', rttMs: 27 },
  { names: ['www.hillside-gazette.example'], v4: '88.198.48.25', country: 'DE', rttMs: 13 },
  { names: ['www.riverside-clinic.example'], v4: '88.198.48.24', country: 'DE', rttMs: 13 }
];

/** Loopback addresses are handed out in the order of the table: 127.0.7.1 and fd77::1 are the first. */
export const hosts = served.map((host, index) => ({
  ...host,
  lab4: `127.0.7.${index + 1}`,
  lab6: host.v6 && `fd77::${(index + 1).toString(16)}`
}));

export const names = hosts.flatMap((host) => host.names);

/** Pairs [loopback address, address written in its place]. */
export const substitutions = [router, client, ...hosts].flatMap((row) => [
  [row.lab4, row.v4],
  ...(row.v6 ? [[row.lab6, row.v6]] : [])
]);
