import { writeFileSync } from 'node:fs';
import { Random } from '../generate/random.js';
import { TextWriter } from '../generate/text-writer.js';
import { truthPath } from '../generate/truth.js';
import { requestsOf } from './requests.js';
import { PayloadWorld } from './world.js';

const firstMomentMs = Date.UTC(2024, 0, 1);

const fields = (record) => Object.entries(record).map(([name, value]) => ({ name, value }));

/** Bytes as PCAPdroid writes them. */
const postData = ({ body, type }) =>
  typeof body === 'string'
    ? { mimeType: type, text: body }
    : { mimeType: type, text: body.toString('base64'), encoding: 'base64' };

const entryOf = (request, page, at) => ({
  pageref: page.url,
  _resourceType: request.document ? 'document' : 'fetch',
  startedDateTime: new Date(firstMomentMs + at * 50).toISOString(),
  request: {
    method: request.method,
    url: request.url,
    headers: fields(request.headers),
    cookies: [],
    bodySize: request.body?.length ?? 0,
    ...(request.body === undefined ? {} : { postData: postData(request) })
  },
  response: { status: 200, content: { size: 0, mimeType: request.document ? 'text/html' : 'text/plain' } },
  serverIPAddress: '192.0.2.1'
});

/** What the product holds of it: the address, the header fields as lines, the body. */
const heldBytes = ({ url, headers, body }) =>
  Object.entries(headers).reduce(
    (sum, [name, value]) => (name.startsWith(':') ? sum : sum + name.length + value.length + 3),
    url.length + (body?.length ?? 0)
  );

/** Each thing told to each host, once. */
class Plants {
  #seen = new Map();

  add({ host, plants }) {
    for (const { kind, value } of plants) this.#seen.set(`${kind} ${host} ${value}`, { kind, host, value });
  }

  list() {
    return [...this.#seen.values()];
  }
}

/** A HAR with about `mb` megabytes of request data, and beside it what must be found in them. */
export const writePayloads = (path, { mb, seed }) => {
  const world = new PayloadWorld(seed);
  const out = new TextWriter(path);
  const plants = new Plants();
  let [exchanges, bytes] = [0, 0];
  out.write(
    '{"log": {"version": "1.2", "creator": {"name": "bench", "version": "1"}, "pages": [],\n"entries": ['
  );
  for (const { page, request } of requestsOf(new Random(seed, 0x726571), world)) {
    out.write(`${exchanges === 0 ? '' : ','}\n${JSON.stringify(entryOf(request, page, exchanges++))}`);
    plants.add(request);
    bytes += heldBytes(request);
    if (bytes >= mb * 1e6) break;
  }
  out.write('\n]}}\n');
  out.close();
  const truth = {
    variant: 'payloads',
    mb,
    seed,
    format: 'har',
    fileBytes: out.bytes,
    exchanges,
    plants: plants.list()
  };
  writeFileSync(truthPath(path), JSON.stringify(truth, null, 1));
};
