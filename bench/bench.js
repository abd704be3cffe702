// npm run bench: how fast captures are read, beside the programs people use today. See docs/benchmark.md.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, captureOf } from './captures.js';
import { checkTable, compare, isRight, reportOf } from './check.js';
import { parseOptions, usage } from './options.js';
import { benchPage, benchPagePlaces } from './page/bench.js';
import { benchViews } from './page/views.js';
import { benchPayloads } from './payloads/bench.js';
import { benchShares } from './shares/bench.js';
import { runOnce, summary } from './measure.js';
import { jsonParse, programsFor, readLoop, tshark, whither } from './programs/list.js';
import { measureAll } from './run.js';
import { resultTable, short, whole } from './table.js';
import { pcapngLine, targetLines } from './targets.js';

const smallest = fileURLToPath(new URL('../sample-captures/pcap/tools/dtls.pcap', import.meta.url));

const print = (text) => process.stdout.write(`${text}\n`);
const say = (text) => {
  if (process.stderr.isTTY) process.stderr.write(`\x1b[2K\r${text}`);
};
const clear = () => say('');

/** Builds the command line where it is not built, or older than its source. */
const prepareCommand = () => {
  const script = fileURLToPath(new URL('../scripts/prepare.js', import.meta.url));
  const { status } = spawnSync(process.execPath, [script, 'cli'], { stdio: ['ignore', 2, 2] });
  if (status !== 0) print('The command line could not be built: what is there, if anything, may be old.');
};

const heading = ({ kind, path, truth }) => {
  const records = truth.packets ?? truth.exchanges;
  const flows = truth.flows === undefined ? '' : `, ${whole(truth.flows)} flows`;
  const unit = truth.packets === undefined ? 'requests' : 'packets';
  return `\n${kind}: ${whole(truth.fileBytes / 1e6)} MB, ${whole(records)} ${unit}${flows} (${relative('', path)})\n`;
};

const printSpeed = (capture, measured) => {
  const { truth, format } = capture;
  const facts = { mb: truth.fileBytes / 1e6, records: truth.packets ?? truth.exchanges, floorName: readLoop };
  const isHar = format === 'har';
  const names = isHar ? { unit: 'requests', rivalName: jsonParse } : { unit: 'packets', rivalName: tshark };
  print(resultTable(measured, { ...facts, ...names }));
  if (!isHar) print(`\n${targetLines(measured, truth.variant)}`);
};

/** True where the report holds what the generator put in; also where there is no command line to ask. */
const printCheck = async (capture) => {
  const { run } = programsFor(capture.format).find(({ name }) => name === whither);
  if (run === null) {
    print('\nwhither is not built: its report was not checked');
    return true;
  }
  try {
    const report = await reportOf(run(capture.path), join(cacheFolder, 'report.json'));
    const compared = compare(report, capture.truth);
    print(`\n${checkTable(compared)}`);
    return compared.every(isRight);
  } catch (error) {
    print(`\nthe report could not be checked: ${error.message}`);
    return false;
  }
};

const benchOne = async (kind, options) => {
  const capture = captureOf(kind, options, say);
  const measured = await measureAll(capture, options, say);
  clear();
  print(heading(capture));
  printSpeed(capture, measured);
  return { isRight: await printCheck(capture), measured };
};

/** A capture of a few packets: what is left is Node, the program and the place tables. */
const printStart = async ({ runs }) => {
  const { run } = programsFor('pcap').find(({ name }) => name === whither);
  if (run === null) return;
  const results = [];
  for (let turn = 0; turn < runs; turn++) results.push(await runOnce(run(smallest)));
  const { seconds, peakMb } = summary(results);
  print(`\nstart of whither, with its place tables: ${seconds.toFixed(3)} s, ${short(peakMb ?? 0)} MB`);
};

const printMachine = () => {
  const version = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
  const [first] = cpus();
  print(
    `Whither ${version}, Node ${process.versions.node}, ${process.platform}, ${cpus().length} x ${first?.model}`
  );
  if (process.platform !== 'linux')
    print('Peak memory is read from /proc, which only Linux has: it stays empty.');
};

const bench = async (options) => {
  const isOwn = options.payloads || options.page || options.places || options.views || options.shares;
  if (!isOwn) prepareCommand();
  printMachine();
  if (options.page) {
    await benchPage(options, print, say);
    return 0;
  }
  if (options.places) {
    await benchPagePlaces(print);
    return 0;
  }
  if (options.views) {
    await benchViews(options, print, say);
    return 0;
  }
  if (options.shares) return (await benchShares(print, say)) ? 0 : 1;
  if (options.payloads) return (await benchPayloads(options, print, say)) ? 0 : 1;
  const done = new Map();
  for (const kind of options.only) done.set(kind, await benchOne(kind, options));
  if (done.has('pcap') && done.has('pcapng'))
    print(`\n${pcapngLine(done.get('pcap').measured, done.get('pcapng').measured)}`);
  await printStart(options);
  return [...done.values()].every((one) => one.isRight) ? 0 : 1;
};

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) print(usage);
  else process.exitCode = await bench(options);
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  process.stderr.write(`${error.message}\n${usage}\n`);
  process.exitCode = 2;
}
