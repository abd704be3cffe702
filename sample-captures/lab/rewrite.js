// Turns raw recordings into the samples. usage: rewrite.js WORK SAMPLES
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { rewriteHar } from './rewrite/har.js';
import { rewriteEthernet } from './rewrite/links.js';
import { readPcap, writePcap } from './rewrite/pcap.js';
import { rewritePcapng } from './rewrite/pcapng.js';

const [work, samples] = process.argv.slice(2);

const pcap = (bytes) => {
  const capture = readPcap(bytes);
  capture.records.forEach(({ data }) => rewriteEthernet(data));
  return writePcap(capture);
};
const pcapng = (bytes) => rewritePcapng(bytes, rewriteEthernet);
const pcapngWithKeys = (bytes) =>
  rewritePcapng(bytes, rewriteEthernet, readFileSync(`${work}/daily-news.keys`));
const same = (bytes) => bytes;

const plan = [
  ['daily-news.pcap', 'pcap/chromium/daily-news.pcap', pcap],
  ['daily-news.keys', 'pcap/chromium/daily-news.keys', same],
  ['daily-news.pcapng', 'pcapng/chromium/daily-news.pcapng', pcapng],
  ['daily-news.pcapng', 'pcapng/chromium/daily-news-with-keys.pcapng', pcapngWithKeys],
  ['daily-news.har', 'har/chromium/daily-news.har', rewriteHar]
];

for (const [raw, sample, rewrite] of plan.filter(([raw]) => existsSync(`${work}/${raw}`))) {
  mkdirSync(dirname(`${samples}/${sample}`), { recursive: true });
  writeFileSync(`${samples}/${sample}`, rewrite(readFileSync(`${work}/${raw}`)));
}
