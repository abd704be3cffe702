// Turns raw recordings into the samples. usage: rewrite.js WORK SAMPLES
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { rewriteHar } from './rewrite/har.js';
import {
  LINKTYPE,
  onLoopback,
  rewriteCooked,
  rewriteEthernet,
  toBsdLoopback,
  toRawIp
} from './rewrite/links.js';
import { rewriteMitmproxy } from './rewrite/mitmproxy.js';
import { readPcap, writePcap } from './rewrite/pcap.js';
import { rewritePcapng } from './rewrite/pcapng.js';

const [work, samples] = process.argv.slice(2);

const frames =
  (rewriteFrame, { link = LINKTYPE.ETHERNET, keep = () => true, bigEndian = false } = {}) =>
  (bytes) => {
    const capture = readPcap(bytes);
    const kept = capture.records.filter(({ data }) => keep(data));
    const records = kept.map((record) => ({ ...record, data: rewriteFrame(record.data) }));
    return writePcap({ ...capture, link, records }, bigEndian);
  };

const pcap = frames(rewriteEthernet);
const bigEndian = frames(rewriteEthernet, { bigEndian: true });
const cooked = frames(rewriteCooked, { link: LINKTYPE.LINUX_SLL2, keep: onLoopback });
const rawIp = frames(toRawIp, { link: LINKTYPE.RAW });
const bsdLoopback = frames(toBsdLoopback, { link: LINKTYPE.NULL });
const pcapng = (bytes) => rewritePcapng(bytes, rewriteEthernet);
const pcapngWithKeys = (bytes) =>
  rewritePcapng(bytes, rewriteEthernet, readFileSync(`${work}/daily-news.keys`));
const untouched = (bytes) => bytes;

const plan = [
  ['daily-news.pcap', 'pcap/chromium/daily-news.pcap', pcap],
  ['daily-news.keys', 'pcap/chromium/daily-news.keys', untouched],
  ['daily-news.pcapng', 'pcapng/chromium/daily-news.pcapng', pcapng],
  ['daily-news.pcapng', 'pcapng/chromium/daily-news-with-keys.pcapng', pcapngWithKeys],
  ['daily-news.har', 'har/chromium/daily-news.har', rewriteHar],
  ['daily-news-firefox.har', 'har/firefox/daily-news.har', rewriteHar],
  ['quic-unanswered.pcap', 'pcap/chromium/quic-unanswered.pcap', pcap],
  ['browser-app.pcap', 'pcap/chromium/browser-app.pcap', pcap],
  ['browser-app.keys', 'pcap/chromium/browser-app.keys', untouched],
  ['weather-app.pcap', 'pcap/curl/weather-app.pcap', pcap],
  ['weather-app.keys', 'pcap/curl/weather-app.keys', untouched],
  ['weather-app.har', 'har/mitmproxy/weather-app.har', rewriteHar],
  ['browser-app.har', 'har/mitmproxy/browser-app.har', rewriteHar],
  ['browser-app-incognito.har', 'har/mitmproxy/browser-app-incognito.har', rewriteHar],
  ['browser-app.planted.json', 'har/mitmproxy/browser-app.planted.json', untouched],
  ['browser-app-incognito.planted.json', 'har/mitmproxy/browser-app-incognito.planted.json', untouched],
  ['browser-app.flows', 'mitmproxy/mitmdump/browser-app.mitm', rewriteMitmproxy],
  ['dns-over-tcp.pcap', 'pcap/tools/dns-over-tcp.pcap', pcap],
  ['dtls.pcap', 'pcap/tools/dtls.pcap', pcap],
  ['http1-pipelining.pcap', 'pcap/tools/http1-pipelining.pcap', pcap],
  ['http2-in-the-clear.pcap', 'pcap/tools/http2-in-the-clear.pcap', pcap],
  ['http-proxy.pcap', 'pcap/tools/http-proxy.pcap', pcap],
  ['socks5.pcap', 'pcap/tools/socks5.pcap', pcap],
  ['tools-any.pcap', 'pcap/tools/linux-cooked-v2.pcap', cooked],
  ['tools-nano.pcap', 'pcap/converted/nanoseconds-big-endian.pcap', bigEndian],
  ['tools.pcap', 'pcap/converted/raw-ip.pcap', rawIp],
  ['tools.pcap', 'pcap/converted/bsd-loopback.pcap', bsdLoopback]
];

for (const [raw, sample, rewrite] of plan.filter(([name]) => existsSync(`${work}/${name}`))) {
  mkdirSync(dirname(`${samples}/${sample}`), { recursive: true });
  writeFileSync(`${samples}/${sample}`, rewrite(readFileSync(`${work}/${raw}`)));
}
