// For whoever operates a Whither: `node scripts/shares.js block LINK`. Asks the running server, on this machine, at
// METRICS_PORT; docs/operate.md says more.
import { say } from './prepare/say.js';

const usage = `node scripts/shares.js COMMAND
  block LINK|ID    nobody is given this share any more; its link says that it was blocked
  unblock LINK|ID  takes that back
  stats            how many shares there are, and their bytes
  sweep            takes the bytes of expired shares now; it is done every ten minutes anyway
The server is asked at METRICS_PORT, on this machine.`;

const commands = { block: 'POST', unblock: 'POST', sweep: 'POST', stats: 'GET' };
const ofOne = ['block', 'unblock'];

const giveUp = (line, code = 1) => {
  say(line);
  process.exit(code);
};

/** The id alone: what stands behind # in a link is the key, and nobody's here to see. */
const idIn = (text = '') =>
  /^(?:.*\/(?:s|embed)\/)?([\w-]{22})(?:[/?#].*)?$/.exec(text)?.[1] ??
  giveUp('That is no link of a share, and no id.', 2);

/** The server takes commands from this machine alone, wherever else it listens. */
const origin = () => {
  const { METRICS_PORT: port, METRICS_HOST: host = '' } = process.env;
  if (!port) giveUp('Set METRICS_PORT to that of the running server.', 2);
  return `http://${host.includes(':') ? '[::1]' : '127.0.0.1'}:${port}`;
};

/** @returns {Promise<{ done?: boolean }>} */
const ask = async (command, id) => {
  const method = commands[command];
  const body = method === 'POST' ? { body: id } : {};
  const response = await fetch(`${origin()}/${command}`, {
    method,
    headers: { 'whither-operator': '1' },
    ...body
  });
  if (!response.ok) giveUp(`The server refused (${response.status}): ${(await response.text()).trim()}`);
  return /** @type {{ done?: boolean }} */ (await response.json());
};

const askOrGiveUp = (command, id) =>
  ask(command, id).catch((error) =>
    giveUp(`No server answers at ${origin()}: ${error.cause?.message ?? error.message}`)
  );

const [command, what] = process.argv.slice(2);
if (!Object.hasOwn(commands, command ?? '')) giveUp(usage, 2);
const answer = await askOrGiveUp(command, ofOne.includes(command) ? idIn(what) : '');
process.stdout.write(`${JSON.stringify(answer)}\n`);
if (answer.done === false)
  giveUp(command === 'block' ? 'There is no live share of that id.' : 'No share of that id is blocked.');
