// Runs inside the namespaces that record.sh makes. usage: record.js WORK
import { mkdirSync } from 'node:fs';
import { makeCertificates } from './authority.js';
import { dumpcap, record, tcpdump } from './capture.js';
import { hosts, names } from './hosts.js';
import { layNetwork } from './network.js';
import { startProxies } from './proxies.js';
import { startServers } from './servers.js';
import { browse } from './visits/browser-app.js';
import { sayQuic, visitWithChromium } from './visits/chromium.js';
import { runApp } from './visits/curl.js';
import { visitWithFirefox } from './visits/firefox.js';
import { openedByMitmproxy, visitThroughMitmproxy } from './visits/mitmproxy.js';
import * as tools from './visits/tools.js';
import { weatherApp } from './visits/weather-app.js';

const work = process.argv[2];
const only = process.argv.slice(3);
const home = `${work}/home`;
const authority = `${work}/certificates/ca.pem`;
const proxy = hosts.find((host) => host.names.includes('proxy.lab.example')).lab4;

const news = () =>
  record([tcpdump(`${work}/daily-news.pcap`), dumpcap(`${work}/daily-news.pcapng`)], () =>
    visitWithChromium({ home, har: `${work}/daily-news.har`, keys: `${work}/daily-news.keys` })
  );

const app = (name, steps) =>
  record([tcpdump(`${work}/${name}.pcap`)], () => runApp(steps, { authority, keys: `${work}/${name}.keys` }));

const intercepted = (name, steps) =>
  visitThroughMitmproxy({
    work,
    address: proxy,
    steps,
    har: `${work}/${name}.har`,
    flows: `${work}/${name}.flows`
  });

/** The phone's browser, its packets recorded and its encryption left alone. */
const phone = () => {
  const keys = `${work}/browser-app.keys`;
  return record([tcpdump(`${work}/browser-app.pcap`)], () =>
    browse({ home, authority, keys, incognito: false, planted: `${work}/browser-app-packets.planted.json` })
  );
};

/** The same with its encryption opened by a proxy, as the researchers of 2020 did it. */
const phoneOpened = (name, incognito) =>
  openedByMitmproxy(
    { work, address: proxy, har: `${work}/${name}.har`, flows: `${work}/${name}.flows` },
    ({ authority: trusted, proxy: server }) =>
      browse({
        ...{ home: `${home}/${name}`, authority: trusted, through: ['--proxy', server], proxy: server },
        ...{ incognito, planted: `${work}/${name}.planted.json` }
      })
  );

const atProxy = `tcp and host ${proxy}`;
const tool = (name, visit, filter) =>
  record([tcpdump(`${work}/${name}.pcap`, { filter })], () => visit({ work }));

const everyTool = () => {
  const onAny = ['-i', 'any', '-y', 'LINUX_SLL2'];
  const inNanoseconds = ['-i', 'lo', '--time-stamp-precision=nano'];
  const recorders = [
    tcpdump(`${work}/tools-any.pcap`, { options: onAny }),
    tcpdump(`${work}/tools-nano.pcap`, { options: inNanoseconds }),
    tcpdump(`${work}/tools.pcap`)
  ];
  return record(recorders, () => tools.useEveryTool({ work }));
};

const recordings = {
  news,
  phone,
  weatherApp: () => app('weather-app', weatherApp),
  firefox: () => visitWithFirefox({ home, authority, har: `${work}/daily-news-firefox.har` }),
  phoneOpened: () => phoneOpened('browser-app', false),
  phoneIncognito: () => phoneOpened('browser-app-incognito', true),
  weatherAppOpened: () => intercepted('weather-app', weatherApp),
  quic: () => record([tcpdump(`${work}/quic-unanswered.pcap`)], () => sayQuic({ home })),
  dnsOverTcp: () => tool('dns-over-tcp', tools.askOverTcp),
  http2: () => tool('http2-in-the-clear', tools.speakHttp2InTheClear),
  pipeline: () => tool('http1-pipelining', tools.pipeline),
  proxy: () => tool('http-proxy', tools.goThroughProxy, atProxy),
  socks: () => tool('socks5', tools.goThroughSocks, atProxy),
  dtls: () => tool('dtls', tools.speakDtls),
  everyTool
};

mkdirSync(home, { recursive: true });
await layNetwork(work);
await startServers(makeCertificates(`${work}/certificates`, home, names));
startProxies(proxy);
for (const [name, make] of Object.entries(recordings)) {
  if (only.length && !only.includes(name)) continue;
  console.log(`recording ${name}`);
  await make();
}
process.exit(0);
