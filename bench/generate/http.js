import { client, server } from './flow.js';
import { closeTcp, flag, openTcp, segmentBytes, streamTcp } from './tcp.js';

const agent =
  'Mozilla/5.0 (Linux; Android 10; Phone) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36';

const request = (random, name) =>
  Buffer.from(
    `GET /${random.word().toString(36)}/${random.word().toString(36)}?v=${random.below(1000)} HTTP/1.1\r\n` +
      `Host: ${name}\r\nUser-Agent: ${agent}\r\nAccept: */*\r\nAccept-Encoding: gzip, deflate\r\n` +
      `Connection: keep-alive\r\n\r\n`
  );

const responseHead = (length) =>
  Buffer.from(
    `HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Type: application/octet-stream\r\n` +
      `Content-Length: ${length}\r\nCache-Control: max-age=3600\r\nConnection: keep-alive\r\n\r\n`
  );

/** The head, then noise: what is at a position follows from the position alone. */
const responseStream = (pool, offset, head) => (bytes, at, position, length) => {
  pool.copy(bytes, at, offset + position, length);
  if (position < head.length) head.copy(bytes, at, position, Math.min(head.length, position + length));
};

function* exchange(flow, random, pool, name, segments) {
  flow.send(client, flag.psh | flag.ack, request(random, name));
  yield flow.rttUs + random.between(300, 20000);
  const length = Math.max(1, segments * segmentBytes - random.between(300, segmentBytes));
  const head = responseHead(length);
  const fill = responseStream(pool, random.below(1 << 22), head);
  yield* streamTcp(flow, random, server, head.length + length, fill);
  yield random.between(1000, 500000);
}

/** One HTTP/1.1 connection (RFC 9112) with one to three exchanges and about `segments` segments of bodies. */
export function* httpDialogue(flow, random, pool, name, segments) {
  yield* openTcp(flow, random);
  yield random.between(50, 400);
  const exchanges = random.between(1, 3);
  for (let count = 0; count < exchanges; count++)
    yield* exchange(flow, random, pool, name, Math.ceil(segments / exchanges));
  yield* closeTcp(flow, random);
}
