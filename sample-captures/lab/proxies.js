// A small forward proxy (absolute form and CONNECT, RFC 9112 section 3.2) and a small SOCKS 5 server (RFC 1928).
import { createServer, request as forward } from 'node:http';
import { connect, createServer as createTcpServer } from 'node:net';

function join(client, host, port, greeting) {
  const target = connect(port, host, () => {
    client.write(greeting);
    client.pipe(target).pipe(client);
  });
  for (const end of [client, target]) end.on('error', () => end.destroy());
}

function forwardProxy() {
  const server = createServer((request, response) => {
    const { method, headers } = request;
    const onward = forward(request.url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  return server.on('connect', (request, client) => {
    const [host, port] = request.url.split(':');
    join(client, host, port, 'HTTP/1.1 200 Connection established\r\n\r\n');
  });
}

/** Knows one greeting (no authentication) and one request (CONNECT to a domain name). */
function socksProxy() {
  return createTcpServer((client) =>
    client.once('data', () => {
      client.write(Buffer.from([5, 0]));
      client.once('data', (request) => {
        const name = request.subarray(5, 5 + request[4]);
        join(
          client,
          String(name),
          request.readUInt16BE(5 + request[4]),
          Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0])
        );
      });
    })
  );
}

export function startProxies(address) {
  forwardProxy().listen(3128, address);
  socksProxy().listen(1080, address);
}
