// Run as a process of its own: node program.js ENGINE-FOLDER HAR RUNS. Writes one line of JSON.
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { truthPath } from '../generate/truth.js';
import { checkPlants } from './plants.js';

const [folder, path, runs] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href);
const [{ readCapture }, { openRequest }, { findAll }, { loadBridge }] = await Promise.all(
  ['read', 'open', 'find', 'bridge'].map(load)
);
const { plants } = JSON.parse(readFileSync(truthPath(path), 'utf8'));

const fileSource = (file) => ({
  name: path,
  size: fstatSync(file).size,
  async *chunks() {
    const chunk = new Uint8Array(1 << 18);
    for (let length; (length = readSync(file, chunk)) > 0;) yield chunk.subarray(0, length);
  }
});

const readAll = async () => {
  const file = openSync(path);
  try {
    return await readCapture([fileSource(file)]);
  } finally {
    closeSync(file);
  }
};

const textOf = (data) => (typeof data === 'string' ? data : Buffer.from(data).toString('latin1'));

const heldBytes = ({ url, content }) =>
  url.length + (content?.headers.length ?? 0) + (content?.body?.data.length ?? 0);

/** The same data as one JSON text a request, for who looks in it without opening anything. */
const asJson = ({ url, content }) =>
  JSON.stringify([url, content?.headers ?? '', textOf(content?.body?.data ?? '')]);

const capture = await readAll();
const bridge = await loadBridge(capture.exchanges.map(({ host }) => host));
const texts = capture.exchanges.map(asJson);
const wanted = [...new Set(plants.map(({ value }) => value))];

const lookNaively = () => {
  let found = 0;
  for (const text of texts)
    for (const part of JSON.parse(text)) for (const value of wanted) if (part.includes(value)) found++;
  return found;
};

const openAll = () => {
  let parts = 0;
  for (const exchange of capture.exchanges)
    parts += openRequest(exchange, { ranges: false, known: [] }).children.length;
  return parts;
};

/** Seconds of all threads: a core is not given more than it has, and what else the machine does is not counted. */
const timed = (work) => {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, result };
};

const programs = { look: lookNaively, open: openAll, find: () => findAll(capture, { bridge }) };
const seconds = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
let last;
for (let run = 0; run < Number(runs); run++)
  for (const [name, work] of Object.entries(programs)) {
    const { seconds: taken, result } = timed(work);
    seconds[name].push(taken);
    if (name === 'find') last = result;
  }

const bytes = capture.exchanges.reduce((sum, exchange) => sum + heldBytes(exchange), 0);
const { findings, leftOut, payloads, failures } = last;
const facts = { findings: findings.length, leftOut, opened: payloads.opened, requests: payloads.requests };
const check = checkPlants(findings, plants);
process.stdout.write(
  `${JSON.stringify({ bytes, exchanges: texts.length, seconds, facts, failures: [...failures], check })}\n`
);
