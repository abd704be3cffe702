// Writes `har/synthetic/NAME.har` for every module in `synthetic/`: minimal requests built from public documentation,
// for services that cannot be run in the laboratory. Nothing here was ever sent to anyone.
//
// A module exports `source`, the document it was built from (or a list of them), and `requests`:
//   [{ method = 'POST', url, address = null, headers = {}, body = null, messages = [], page = null, document = false }]
// `body` is a string, or bytes (Uint8Array); `messages` are what was sent over a WebSocket.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const target = join(here, '../har/synthetic');
const startMs = Date.UTC(2026, 10, 22, 9, 0, 0);

/** Bytes are written as base64 with `encoding`, as PCAPdroid does. */
const postData = (body, mimeType) =>
  typeof body === 'string'
    ? { mimeType, text: body }
    : { mimeType, text: Buffer.from(body).toString('base64'), encoding: 'base64' };

const webSocketMessage = (data, time) =>
  typeof data === 'string'
    ? { type: 'send', time, opcode: 1, data }
    : { type: 'send', time, opcode: 2, data: Buffer.from(data).toString('base64') };

const entry = (request, at) => {
  const { method = 'POST', url, address = null, headers = {}, body = null, messages = [] } = request;
  const { page = null, document = false } = request;
  const startedMs = startMs + at * 1000;
  const type = headers['content-type'] ?? 'application/octet-stream';
  return {
    ...(page === null ? {} : { pageref: page }),
    startedDateTime: new Date(startedMs).toISOString(),
    time: 40,
    ...(document ? { _resourceType: 'document' } : {}),
    request: {
      method,
      url,
      httpVersion: 'HTTP/2',
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: body === null ? 0 : Buffer.from(body).length,
      ...(body === null ? {} : { postData: postData(body, type) })
    },
    response: {
      ...{ status: 200, statusText: '', httpVersion: 'HTTP/2', headers: [], cookies: [], redirectURL: '' },
      content: { size: 0, mimeType: document ? 'text/html' : 'application/json' },
      ...{ headersSize: -1, bodySize: 0 }
    },
    ...(address === null ? {} : { serverIPAddress: address }),
    ...(messages.length === 0
      ? {}
      : { _webSocketMessages: messages.map((data, n) => webSocketMessage(data, startedMs / 1000 + n)) }),
    ...{ cache: {}, timings: { send: 0, wait: 40, receive: 0 } }
  };
};

const harOf = ({ source, requests }) => ({
  log: {
    version: '1.2',
    creator: { name: 'synthetic, by sample-captures/lab/synthetic.js', version: '1' },
    comment: `synthetic: built from ${[source].flat().join(', ')}`,
    entries: requests.map(entry)
  }
});

mkdirSync(target, { recursive: true });
const wanted = process.argv.slice(2);
for (const file of readdirSync(join(here, 'synthetic')).sort()) {
  const name = basename(file, '.js');
  if (!file.endsWith('.js') || (wanted.length > 0 && !wanted.includes(name))) continue;
  const module = await import(new URL(`synthetic/${file}`, import.meta.url).href);
  writeFileSync(join(target, `${name}.har`), `${JSON.stringify(harOf(module), null, 1)}\n`);
}
