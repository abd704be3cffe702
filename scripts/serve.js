import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { inRoot } from './prepare/root.js';
import { say } from './prepare/say.js';
import { setHeaders } from './serve/headers.js';
import { prerenderedPolicies } from './serve/prerendered.js';

const giveUp = (line) => {
  say(line);
  process.exit(1);
};

const readPort = (text = '3000') => {
  const port = Number(text);
  return /^\d+$/.test(text) && port < 65_536
    ? port
    : giveUp(`PORT is ${text}, which is no port number (0 to 65535).`);
};

const loadHandler = async () => {
  const path = inRoot('build/handler.js');
  if (!existsSync(path)) giveUp('There is no build yet: `npm start` makes it and serves it.');
  return (await import(pathToFileURL(path).href)).handler;
};

const reasons = {
  EADDRINUSE: (port) => `Port ${port} is in use. Stop what uses it, or choose another: PORT=3001 npm start`,
  EACCES: (port) => `Port ${port} may not be used by this account. Choose another: PORT=3001 npm start`
};

const fail = (response, error) => {
  say(`A request failed: ${error.message}`);
  if (!response.headersSent) response.writeHead(500);
  response.end();
};

const port = readPort(process.env.PORT);
const host = process.env.HOST;
const handler = await loadHandler();
const policies = prerenderedPolicies(inRoot('build/prerendered'));

const server = createServer(async (request, response) => {
  setHeaders(response, policies.get(request.url.split('?', 1)[0]));
  try {
    await handler(request, response, () => response.writeHead(404).end());
  } catch (error) {
    fail(response, error);
  }
});

const shownHost = () => {
  if (!host || host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
};

const stop = () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
};

process.on('SIGINT', stop);
process.on('SIGTERM', stop);
server.on('error', (/** @type {NodeJS.ErrnoException} */ error) =>
  giveUp(reasons[error.code]?.(port) ?? `The server could not start: ${error.message}`)
);
server.listen({ port, host }, () => {
  const { port: open } = /** @type {import('node:net').AddressInfo} */ (server.address());
  process.stdout.write(`Whither is at http://${shownHost()}:${open}\n`);
});
