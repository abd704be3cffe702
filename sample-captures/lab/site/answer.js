// One handler for every name: it looks the name and path up in the sites' tables.
import { archive, courier, files } from './courier.js';
import { quiet } from './quiet.js';
import { strangers } from './strangers.js';

const sites = { ...courier, ...archive, ...files, ...quiet, ...strangers };

const readBody = async (request) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const nameOf = (request) => request.headers[':authority'] ?? request.headers.host ?? '';

/** What a browser asks before a JSON body may cross origins (Fetch, section 3.3.4). */
const crossOrigin = (request) =>
  request.headers.origin && {
    'access-control-allow-origin': request.headers.origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-headers': 'content-type',
    'access-control-allow-methods': 'GET, POST'
  };

function reply(response, { status = 200, type = 'text/html; charset=utf-8', headers = {}, body = '' }) {
  const content = body.length ? { 'content-type': type, 'content-length': Buffer.byteLength(body) } : {};
  response.writeHead(status, { 'cache-control': 'no-cache', ...content, ...headers });
  response.end(body);
}

export async function answer(request, response) {
  const url = new URL(request.url, `http://${nameOf(request)}`);
  const body = await readBody(request);
  const route = sites[url.hostname]?.[url.pathname] ?? sites[url.hostname]?.['*'];
  const found = request.method === 'OPTIONS' ? { status: 204 } : route?.({ url, body, request });
  const { headers, ...rest } = found ?? { status: 404, body: 'Not found' };
  reply(response, { ...rest, headers: { ...crossOrigin(request), ...headers } });
}
