// Local web servers under public names: port 80 in the clear, port 443 with HTTP/2 or HTTP/1.1,
// port 8080 with HTTP/2 in the clear.
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import { createSecureServer, createServer as createHttp2Server } from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import { createSecureContext } from 'node:tls';
import { answer } from './site/answer.js';
import { greet } from './site/presence.js';
import { hosts } from './hosts.js';

const listen = (server, port, address) =>
  new Promise((resolve, reject) => server.once('error', reject).listen(port, address, resolve));

function secureServer(host, certificates) {
  const contexts = new Map(host.names.map((name) => [name, createSecureContext(certificates.get(name))]));
  const options = {
    ...certificates.get(host.names[0]),
    SNICallback: (name, done) => done(null, contexts.get(name))
  };
  return host.http1
    ? createTlsServer(options, answer)
    : createSecureServer({ ...options, allowHTTP1: true }, answer);
}

export async function startServers(certificates) {
  for (const host of hosts)
    for (const address of [host.lab4, host.lab6].filter(Boolean)) {
      await listen(createServer(answer).on('upgrade', greet), 80, address);
      await listen(createHttp2Server(answer), 8080, address);
      await listen(secureServer(host, certificates), 443, address);
      // takes QUIC in and says nothing, so that no ICMP error goes back
      createSocket(address.includes(':') ? 'udp6' : 'udp4').bind(443, address);
    }
}
