// The few words of Firefox's Marionette protocol that a visit needs: `length:[type, id, command, parameters]`.
import { connect } from 'node:net';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function open(port, tries = 100) {
  const socket = connect(port, '127.0.0.1');
  const opened = await new Promise((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  if (opened) return socket;
  if (tries === 0) throw new Error('Firefox does not listen');
  await pause(200);
  return open(port, tries - 1);
}

/** Splits the stream into messages; lengths count bytes. */
function onMessages(socket, receive) {
  let waiting = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (;;) {
      const colon = waiting.indexOf(':');
      const length = Number(waiting.subarray(0, colon));
      if (colon < 0 || waiting.length < colon + 1 + length) return;
      receive(JSON.parse(waiting.subarray(colon + 1, colon + 1 + length)));
      waiting = waiting.subarray(colon + 1 + length);
    }
  });
}

export async function connectMarionette(port = 2828) {
  const socket = await open(port);
  const pending = new Map();
  onMessages(socket, (message) => {
    if (!Array.isArray(message)) return; // the greeting
    const [, id, error, result] = message;
    const { resolve, reject } = pending.get(id);
    if (error) reject(new Error(`${error.error}: ${error.message}`));
    else resolve(result);
  });
  let count = 0;
  return (command, parameters = {}) =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify([0, ++count, command, parameters]);
      pending.set(count, { resolve, reject });
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}
