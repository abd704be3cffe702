import { writeFileSync } from 'node:fs';
import { addressText, publicAddress } from './addresses.js';
import { Bodies } from './har-body.js';
import { entryOf } from './har-entry.js';
import { NameMaker } from './names.js';
import { Random } from './random.js';
import { TextWriter } from './text-writer.js';
import { truthPath } from './truth.js';

const firstMomentMs = Date.UTC(2024, 0, 1);
/** Chrome exports of news sites and shops: a page is one to three megabytes, its hosts a few dozen. */
const mbPerPage = 2;
const hostsPerPage = 12;

/** Chrome writes an IPv6 address in brackets. */
const hostAddress = (random) => {
  const text = addressText(publicAddress(random, random.chance(0.15)));
  return text.includes(':') ? `[${text}]` : text;
};

const hostOf = (random, names) => ({ name: names.next(), address: hostAddress(random) });

const pageOf = (host, index) => ({
  url: `https://${host.name}/article-${index}.html`,
  title: `Article ${index}, “a title”`,
  id: `page_${index + 1}`,
  timeMs: firstMomentMs + index * 20000
});

const pageRecord = ({ id, url, timeMs }) => ({
  startedDateTime: new Date(timeMs).toISOString(),
  id,
  title: url,
  pageTimings: { onContentLoad: 812.5, onLoad: 1711.25 }
});

const indented = (value, spaces) =>
  JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(spaces)}`);

const writeHead = (out, pages) =>
  out.write(
    `{\n  "log": {\n    "version": "1.2",\n    "creator": {\n      "name": "WebInspector",\n      "version": "537.36"\n    },\n` +
      `    "pages": ${indented(pages.map(pageRecord), 4)},\n    "entries": [`
  );

/** Few hosts get most of the requests. */
const chooseHost = (random, hosts) => hosts[Math.floor(hosts.length * random.fraction() * random.fraction())];

const writeEntries = (out, random, { pages, hosts, bodies, bytes }) => {
  const seen = new Set();
  let exchanges = 0;
  for (; out.characters < bytes; exchanges++) {
    const index = Math.min(pages.length - 1, Math.floor((out.characters / bytes) * pages.length));
    const host = chooseHost(random, hosts);
    seen.add(host.name);
    const timeMs = firstMomentMs + index * 20000 + random.below(19000);
    const entry = entryOf(random, { host, page: pages[index], bodies, timeMs });
    out.write(`${exchanges === 0 ? '' : ','}\n      ${indented(entry, 6)}`);
  }
  return { exchanges, names: { har: [...seen].sort() } };
};

/** About `mb` megabytes of a browser's export, with its truth beside it. */
export const writeHar = (path, { mb, seed }) => {
  const random = new Random(seed, 3);
  const names = new NameMaker(new Random(seed, 4));
  const pageCount = Math.max(1, Math.round(mb / mbPerPage));
  const hosts = Array.from({ length: pageCount * hostsPerPage }, () => hostOf(random, names));
  const pages = Array.from({ length: pageCount }, (_, index) => pageOf(random.pick(hosts), index));
  const out = new TextWriter(path);
  writeHead(out, pages);
  const facts = writeEntries(out, random, { pages, hosts, bodies: new Bodies(seed), bytes: mb * 1e6 });
  out.write('\n    ]\n  }\n}\n');
  out.close();
  const truth = { variant: 'har', mb, seed, format: 'har', fileBytes: out.bytes, pages: pageCount, ...facts };
  writeFileSync(truthPath(path), JSON.stringify(truth, null, 1));
};
