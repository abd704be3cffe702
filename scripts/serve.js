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

/** What the app's server would take to be so, and is not: requests are as large as the app allows, and come as they come. */
const openly = {
  BODY_SIZE_LIMIT: 'Infinity',
  ...(process.env.ORIGIN || process.env.PROTOCOL_HEADER ? {} : { PROTOCOL_HEADER: 'x-whither-protocol' })
};
Object.assign(process.env, openly);

const loadHandler = async () => {
  const path = inRoot('build/handler.js');
  if (!existsSync(path)) giveUp('There is no build yet: `npm start` makes it and serves it.');
  try {
    return (await import(pathToFileURL(path).href)).handler;
  } catch (error) {
    return giveUp(`The server could not start: ${error.message}`);
  }
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
  const [path] = request.url.split('?', 1);
  setHeaders(response, path, policies.get(path));
  request.headers['x-whither-protocol'] = 'http'; // What somebody sends under that name counts for nothing.
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

const patienceMs = 10_000;

/** Takes nothing new, ends what it has begun, and lets the app close its store. */
const stop = () => {
  server.close(() => {
    /** @type {import('node:events')} */ (process).emit('sveltekit:shutdown', 'stop');
    setTimeout(() => process.exit(0), 100);
  });
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), patienceMs).unref();
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
