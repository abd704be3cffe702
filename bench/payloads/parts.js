import { Random } from '../generate/random.js';
import { hex, uuid } from './world.js';

export const agent =
  'Mozilla/5.0 (Linux; Android 10; MI 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36';

const token = (random, length) => random.bytes(length).toString('base64url').slice(0, length);

const values = [
  (random) => String(random.below(100000)),
  (random) => String(1_700_000_000_000 + random.word()),
  (random) => (random.chance(0.5) ? 'true' : 'false'),
  (random) => random.word().toString(36),
  (random) => hex(random, 32),
  (random) => token(random, random.between(20, 60)),
  (random) => `https://cdn.assets-${random.below(40)}.example/js/app.${hex(random, 8)}.js`,
  (random) => `${random.word().toString(36)} ${random.word().toString(36)}, ${random.below(99)}`,
  (random) => `{"k":${random.below(50)},"v":"${random.word().toString(36)}"}`,
  (random) => (random.below(2000) / 7).toFixed(3)
];

const names =
  'v t ts sid seq en cat act lbl val pos w h vp dpr lc rnd ord cb z ver build exp grp flag mode src med cmp trm ct st dur rt net cpu mem fps tz off step node slot size unit kind ref2 tag batch hits stage'.split(
    ' '
  );

/** `count` of the fields that say nothing of anyone. */
export const filler = (random, count) =>
  Array.from({ length: count }, () => [random.pick(names), random.pick(values)(random)]);

export const formOf = (pairs) =>
  pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');

const cookies = (random) =>
  [
    `_ga=GA1.2.${random.word()}.${random.word()}`,
    `sess=${token(random, 40)}`,
    `consent=${random.below(9)}|${random.below(9)}`,
    `prefs=${encodeURIComponent(JSON.stringify({ theme: 'dark', n: random.below(100) }))}`,
    `uid=${uuid(random)}`
  ]
    .slice(0, random.between(0, 5))
    .join('; ');

const jar = new Map();

/** A browser sends a host the same cookies with every request. */
const cookiesFor = (host) => {
  if (!jar.has(host)) jar.set(host, cookies(new Random(streamOf(host), 0x636f6f6b)));
  return jar.get(host);
};

const streamOf = (text) => Array.from(text).reduce((sum, char) => Math.imul(sum, 31) + char.charCodeAt(0), 7);

/** Header fields as a browser sends them with what a page asks for. */
export const headersOf = (host, { page = null, type = null, document = false } = {}) => {
  const cookie = cookiesFor(host);
  return {
    ':authority': host,
    accept: document ? 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' : '*/*',
    'accept-encoding': 'gzip, deflate, br, zstd',
    'accept-language': 'en-GB,en;q=0.9,de;q=0.8',
    ...(type === null ? {} : { 'content-type': type }),
    ...(cookie === '' ? {} : { cookie }),
    ...(page === null ? {} : { referer: `${new URL(page.url).origin}/` }),
    'sec-ch-ua-mobile': '?1',
    'sec-fetch-dest': document ? 'document' : 'empty',
    'sec-fetch-mode': document ? 'navigate' : 'cors',
    'sec-fetch-site': document ? 'none' : 'cross-site',
    'user-agent': agent
  };
};
