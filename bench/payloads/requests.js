import { gzipSync } from 'node:zlib';
import { agent, filler, formOf, headersOf } from './parts.js';
import { protobufOf } from './protobuf.js';
import { md5, uuid } from './world.js';

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

/** What of the page a request tells, and the findings that must come of it. */
const told = (page) => [
  { kind: 'page-visited', value: page.url },
  ...(page.search === null ? [] : [{ kind: 'search', value: page.search }])
];

const tracker = (random, page) => random.pick(page.trackers);

/** A third of what is sent names a page, the rest only counts something. */
const pagePart = (random, page, make) =>
  random.chance(0.35) ? { fields: make(page), plants: told(page) } : { fields: [], plants: [] };

const get = (host, path, { page, pairs, plants = [] }) => ({
  method: 'GET',
  url: `https://${host}${path}?${formOf(pairs)}`,
  headers: headersOf(host, { page }),
  host,
  plants
});

const post = (host, path, { page, type, body, plants = [] }) => ({
  method: 'POST',
  url: `https://${host}${path}`,
  headers: headersOf(host, { page, type }),
  body,
  type,
  host,
  plants
});

const documentOf = (page) => {
  const host = new URL(page.url).host;
  const headers = headersOf(host, { document: true });
  return { method: 'GET', url: page.url, headers, host, document: true, plants: [] };
};

const asset = (random, page) => {
  const host = `cdn-${random.below(20)}.assets.example`;
  const pairs = filler(random, random.between(0, 3));
  return get(host, `/lib/${random.word().toString(36)}.js`, { page, pairs });
};

const pixel = (random, page, { device, namesPerson }) => {
  const host = tracker(random, page);
  const { fields, plants } = pagePart(random, page, ({ url, title }) => [
    ['dl', url],
    ['dt', title]
  ]);
  const isNamed = namesPerson && random.chance(0.2);
  const ids = isNamed
    ? [
        ['gaid', device.gaid],
        ['android_id', device.androidId]
      ]
    : [];
  const named = isNamed ? ids.map(([, value]) => ({ kind: 'identifier', value })) : [];
  const pairs = random.shuffle([...filler(random, random.between(10, 30)), ...fields, ...ids]);
  return get(host, '/collect', { page, pairs, plants: [...plants, ...named] });
};

const hashed = (random, page) => {
  const pairs = [...filler(random, 10), ['h', md5(page.url)]];
  return get(tracker(random, page), '/m', { page, pairs, plants: [told(page)[0]] });
};

const analytics = (random, page) => {
  const own = [
    ['v', '2'],
    ['tid', 'G-0000000000'],
    ['cid', `${random.word()}.${random.word()}`]
  ];
  const pairs = [...own, ['dl', page.url], ['dt', page.title], ['en', 'page_view'], ['sr', '412x915']];
  return get('www.google-analytics.com', '/g/collect', { page, pairs, plants: told(page) });
};

const event = (random, extra) => ({
  event: 'view',
  time: 1_700_000_000_000 + random.word(),
  properties: { ...Object.fromEntries(filler(random, random.between(6, 14))), ...Object.fromEntries(extra) }
});

const batchOf = (random, extra, { device }, most) => ({
  context: { id: uuid(random), device: { model: device.model, screen: device.screen }, agent },
  batch: Array.from({ length: random.between(2, most) }, (_, at) => event(random, at === 0 ? extra : []))
});

const pageProperties = ({ url, title }) => [
  ['$url', url],
  ['$title', title]
];

const jsonBody = (random, page, world) => {
  const { fields, plants } = pagePart(random, page, pageProperties);
  const isNamed = world.namesPerson && random.chance(0.1);
  const extra = isNamed ? [...fields, ['email', world.device.email]] : fields;
  const account = isNamed ? [{ kind: 'account', value: world.device.email }] : [];
  const body = JSON.stringify(batchOf(random, extra, world, 8));
  return post(tracker(random, page), '/v1/batch', {
    page,
    type: json,
    body,
    plants: [...plants, ...account]
  });
};

const formBody = (random, page) => {
  const { fields, plants } = pagePart(random, page, ({ url }) => [['u', url]]);
  const body = formOf(random.shuffle([...filler(random, random.between(8, 24)), ...fields]));
  return post(tracker(random, page), '/log', { page, type: form, body, plants });
};

const sensors = (random, page, world) => {
  const list = [event(random, pageProperties(page)), event(random, [['$model', world.device.model]])];
  const packed = gzipSync(JSON.stringify(list)).toString('base64');
  const body = formOf([
    ['crc', String(random.word())],
    ['gzip', '1'],
    ['data_list', packed]
  ]);
  return post(tracker(random, page), '/sa', { page, type: form, body, plants: told(page) });
};

const gzipped = (random, page, world) => {
  const { fields, plants } = pagePart(random, page, pageProperties);
  const body = gzipSync(JSON.stringify(batchOf(random, fields, world, 12)));
  return post(tracker(random, page), '/gz', { page, type: 'application/octet-stream', body, plants });
};

const protobuf = (random, page) => {
  const { fields, plants } = pagePart(random, page, ({ url }) => [[1, url, random.word()]]);
  const hits = Array.from({ length: random.between(3, 12) }, () => [
    random.word(),
    ...filler(random, 3).map(([, value]) => value)
  ]);
  const body = protobufOf([7, agent, random.bytes(16), hits, ...fields]);
  return post(tracker(random, page), '/pb', { page, type: 'application/x-protobuf', body, plants });
};

/** Of a hundred requests, how many are of which kind. */
const kinds = [
  { share: 28, make: asset },
  { share: 26, make: pixel },
  { share: 2, make: hashed },
  { share: 6, make: analytics },
  { share: 16, make: jsonBody },
  { share: 8, make: formBody },
  { share: 4, make: sensors },
  { share: 5, make: gzipped },
  { share: 5, make: protobuf }
];
const lots = kinds.flatMap(({ share, make }) => Array.from({ length: share }, () => make));

/**
 * Every page is opened once, in order; in between it asks for what its parts are. Only then is the person named: a
 * report of very many findings is bounded, and those of each host's first requests are in it.
 */
export const requestsOf = function* (random, world) {
  const named = { ...world, namesPerson: true };
  for (const page of world.pages) {
    yield { page, request: documentOf(page) };
    for (let left = 12; left > 0; left--) yield { page, request: random.pick(lots)(random, page, named) };
  }
  for (;;) {
    const page = random.pick(world.pages);
    yield { page, request: random.pick(lots)(random, page, world) };
  }
};
