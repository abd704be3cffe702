/** HAR 1.2 as Chrome exports it, its own underscored members included. */
const agent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';

const fields = (record) => Object.entries(record).map(([name, value]) => ({ name, value }));

const postData = (random, bodies, page) =>
  random.chance(0.5)
    ? {
        mimeType: 'application/json',
        text: JSON.stringify({ url: page.url, title: page.title, extra: bodies.text(random, 400) })
      }
    : {
        mimeType: 'application/x-www-form-urlencoded',
        text: `u=${encodeURIComponent(page.url)}&n=${random.word()}`,
        params: fields({ u: encodeURIComponent(page.url), n: String(random.word()) })
      };

const request = (random, host, page, bodies, type) => {
  const posts = type === 'ping' || (type === 'xhr' && random.chance(0.5));
  const query = { v: String(random.below(1000)), cid: random.word().toString(16) };
  const path = `/${random.word().toString(36)}/${type}?v=${query.v}&cid=${query.cid}`;
  return {
    method: posts ? 'POST' : 'GET',
    url: `https://${host.name}${path}`,
    httpVersion: 'http/2.0',
    headers: fields({ ':authority': host.name, ':path': path, 'user-agent': agent, referer: page.url }),
    queryString: fields(query),
    cookies: [],
    headersSize: -1,
    bodySize: 0,
    ...(posts ? { postData: postData(random, bodies, page) } : {})
  };
};

const response = (random, { content, size, kind }) => ({
  status: kind.type === 'ping' ? 204 : random.chance(0.04) ? 404 : 200,
  statusText: '',
  httpVersion: 'http/2.0',
  headers: fields({
    'content-type': kind.mime,
    'content-length': String(size),
    date: 'Mon, 01 Jan 2024 00:00:00 GMT'
  }),
  cookies: [],
  content,
  redirectURL: '',
  headersSize: -1,
  bodySize: -1,
  _transferSize: size + 120,
  _error: null
});

const timings = (random) => ({
  blocked: random.below(3000) / 1000,
  dns: -1,
  ssl: -1,
  connect: -1,
  send: 0.1,
  wait: random.below(90000) / 1000,
  receive: random.below(9000) / 1000,
  _blocked_queueing: 0.5
});

/** One request and its answer; `host` has a name and an address as text. */
export const entryOf = (random, { host, page, bodies, timeMs }) => {
  const body = bodies.next(random);
  return {
    _connectionId: String(random.below(100000)),
    _initiator: {
      type: 'script',
      stack: { callFrames: [{ functionName: 'send', url: page.url, lineNumber: 1 }] }
    },
    _priority: 'High',
    _resourceType: body.kind.type,
    cache: {},
    connection: '443',
    pageref: page.id,
    request: request(random, host, page, bodies, body.kind.type),
    response: response(random, body),
    serverIPAddress: host.address,
    startedDateTime: new Date(timeMs).toISOString(),
    time: random.below(100000) / 1000,
    timings: timings(random)
  };
};
