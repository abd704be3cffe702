import { writeFileSync } from 'node:fs';
import { Random } from '../generate/random.js';
import { TextWriter } from '../generate/text-writer.js';
import { truthPath } from '../generate/truth.js';
import { formOf } from '../payloads/parts.js';
import { drawFact, nothingTold } from './facts.js';
import { ViewsWorld } from './world.js';

const firstMomentMs = Date.UTC(2024, 0, 1);
const spanMs = 3_600_000;
/** So many of the requests tell something. */
const tellingShare = 0.178;

const fields = (record) => Object.entries(record).map(([name, value]) => ({ name, value }));

const plain = (random) => [
  ['v', String(random.below(100))],
  ['cat', random.pick(['view', 'news', 'shop', 'media'])],
  ['seq', String(random.below(5000))]
];

const getOf = (host, random, pairs) => ({
  method: 'GET',
  url: `https://${host}/${random.word().toString(36)}?${formOf(pairs)}`
});

const postOf = (host, random, pairs) => ({
  method: 'POST',
  url: `https://${host}/v1/${random.word().toString(36)}`,
  postData: { mimeType: 'application/json', text: JSON.stringify({ data: Object.fromEntries(pairs) }) }
});

const requestOf = (random, host, pairs) => {
  const all = [...plain(random), ...pairs];
  return random.chance(0.5) ? getOf(host, random, all) : postOf(host, random, all);
};

const answerOf = (random, type) => ({
  status: random.chance(0.03) ? 404 : 200,
  headers: fields({ 'content-type': type }),
  content: { size: 0, mimeType: type },
  _transferSize: 300 + Math.round(2000 * random.heavy())
});

const entryOf = ({ random, page, request, address, timeMs, isDocument }) => ({
  pageref: page.id,
  _resourceType: isDocument ? 'document' : 'fetch',
  startedDateTime: new Date(timeMs).toISOString(),
  request: {
    cookies: [],
    headers: fields({ accept: '*/*', ...(request.postData ? { 'content-type': 'application/json' } : {}) }),
    bodySize: request.postData?.text.length ?? 0,
    headersSize: 200 + random.below(600),
    ...request
  },
  response: answerOf(random, isDocument ? 'text/html' : 'application/json'),
  serverIPAddress: address,
  time: 20
});

const documentOf = (world, page) => {
  const { hostname } = new URL(page.url);
  const address = world.sites.get(hostname.replace(/^www\./, ''));
  return { request: { method: 'GET', url: page.url }, address, isDocument: true };
};

/** Few hosts get most of the requests, but each gets one. */
const chooseHost = (random, hosts, at) =>
  at < hosts.length * 4 && at % 4 === 0
    ? hosts[at / 4]
    : hosts[Math.floor(hosts.length * random.fraction() * random.fraction())];

const askOf = (random, world, page, at) => {
  const host = chooseHost(random, world.hosts, at);
  const fact = random.chance(tellingShare)
    ? drawFact(random, { page, person: random.pick(world.people) })
    : nothingTold;
  const request = requestOf(random, host.name, fact.pairs);
  return { request, address: random.pick(host.addresses), isDocument: false, told: fact.told };
};

/** Every page is opened once, in order; what its parts send follows in the seconds after. */
const entriesOf = function* (random, world, exchanges) {
  const each = exchanges / world.pages.length;
  let asked = 0;
  for (let at = 0, last = -1; at < exchanges; at++) {
    const index = Math.min(world.pages.length - 1, Math.floor(at / each));
    const page = world.pages[index];
    const isFirst = index !== last;
    last = index;
    const part = (at - index * each) / each;
    // Most of it at once, then ever less.
    const timeMs = firstMomentMs + Math.floor(((index + part * part) * spanMs) / world.pages.length);
    const what = isFirst ? documentOf(world, page) : askOf(random, world, page, asked++);
    yield { random, page, timeMs, told: [], ...what };
  }
};

const pageRecord = (page, index, count) => ({
  id: page.id,
  title: page.url,
  startedDateTime: new Date(firstMomentMs + Math.floor((index * spanMs) / count)).toISOString(),
  pageTimings: {}
});

const writeHead = (out, pages) =>
  out.write(
    `{"log": {"version": "1.2", "creator": {"name": "bench", "version": "1"}, "pages": ${JSON.stringify(
      pages.map((page, index) => pageRecord(page, index, pages.length))
    )},\n"entries": [`
  );

/** A HAR of an hour with so many exchanges, and beside it how many hosts and findings are in it. */
export const writeViews = (path, { exchanges, seed }) => {
  const world = new ViewsWorld({ seed, exchanges });
  const pages = world.pages.map((page, index) => ({ ...page, id: `page_${index + 1}` }));
  const out = new TextWriter(path);
  const told = {};
  const hosts = new Set();
  writeHead(out, pages);
  let at = 0;
  for (const entry of entriesOf(new Random(seed, 0x7669), { ...world, pages }, exchanges)) {
    out.write(`${at++ === 0 ? '' : ','}\n${JSON.stringify(entryOf(entry))}`);
    hosts.add(new URL(entry.request.url).hostname);
    for (const kind of entry.told) told[kind] = (told[kind] ?? 0) + 1;
  }
  out.write('\n]}}\n');
  out.close();
  const truth = { variant: 'views', seed, format: 'har', fileBytes: out.bytes, exchanges, told };
  writeFileSync(truthPath(path), JSON.stringify({ ...truth, names: { har: [...hosts].sort() } }, null, 1));
};
