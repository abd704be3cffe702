import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { captureOf } from '../captures.js';
import { checkTable, isRight } from '../check.js';
import { formatTable, short, whole } from '../table.js';
import { buildParts, engineFolder } from './engine.js';

const program = fileURLToPath(new URL('program.js', import.meta.url));
const leastMbPerSecond = 50;

const rows = [
  ['look', 'JSON.parse and includes'],
  ['open', 'every request opened'],
  ['find', 'opened, rules and detectors']
];

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

const measure = (path, runs) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=4096', program, engineFolder, path, String(runs)],
    { encoding: 'utf8', maxBuffer: 1 << 28 }
  );
  if (status !== 0) throw new Error(`the engine could not be measured: ${stderr.trim()}`);
  return JSON.parse(stdout);
};

/** Megabytes of request data a second of one core, by name. */
export const speedsOf = ({ bytes, seconds }) =>
  Object.fromEntries(Object.entries(seconds).map(([name, list]) => [name, bytes / 1e6 / middle(list)]));

/** @returns {string} */
export const speedTable = (measured) => {
  const speeds = speedsOf(measured);
  const head = ['program', 'seconds', 'MB/s', 'requests/s', 'x the time of JSON.parse and includes'];
  const row = ([id, name]) => [
    name,
    middle(measured.seconds[id]).toFixed(3),
    short(speeds[id]),
    whole(measured.exchanges / middle(measured.seconds[id])),
    short(speeds.look / speeds[id])
  ];
  return formatTable([head, ...rows.map(row)]);
};

export const targetLine = (measured) => {
  const { find } = speedsOf(measured);
  const verdict = find >= leastMbPerSecond ? 'met' : 'NOT MET';
  return `target, at least ${leastMbPerSecond} MB of request data a second on one core: ${short(find)}, ${verdict}`;
};

const factsLine = ({ facts, failures }) =>
  `${whole(facts.findings)} findings${facts.leftOut > 0 ? `, ${whole(facts.leftOut)} more left out` : ''}; ` +
  `${whole(facts.opened)} of ${whole(facts.requests)} requests opened to the end` +
  (failures.length === 0
    ? ''
    : `; broken rules: ${failures.map(([rule, times]) => `${rule} ${times}`).join(', ')}`);

/** True where everything planted was found, and nothing else of the same kinds. */
export const benchPayloads = async ({ mb, seed, runs }, print, say) => {
  await buildParts();
  const { path, truth } = captureOf('payloads', { mb, seed }, say);
  say('opening requests');
  const measured = measure(path, runs);
  say('');
  const [ofRequests, ofFile] = [measured.bytes, truth.fileBytes].map((bytes) => whole(bytes / 1e6));
  print(
    `\npayloads: ${ofRequests} MB of request data in ${whole(truth.exchanges)} requests (a HAR of ${ofFile} MB)\n`
  );
  print(`${speedTable(measured)}\n\n${targetLine(measured)}\n\n${factsLine(measured)}\n`);
  print(checkTable(measured.check).replace('in the report', 'planted      '));
  return measured.check.every(isRight);
};
