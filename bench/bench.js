// npm run bench: how fast captures are read, beside the programs people use today. See docs/benchmark.md.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, captureOf } from './captures.js';
import { checkTable, compare, isRight, reportOf } from './check.js';
import { parseOptions, usage } from './options.js';
import { benchPage } from './page/bench.js';
import { benchPayloads } from './payloads/bench.js';
import { jsonParse, programsFor, readLoop, tshark, whither } from './programs/list.js';
import { measureAll } from './run.js';
import { resultTable, whole } from './table.js';
import { targetLines } from './targets.js';

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

/** They are set for the mix; what `small` takes is in its table. */
const hasTargets = ({ truth }) => truth.variant === 'mix';

const printSpeed = (capture, measured) => {
  const { truth, format } = capture;
  const facts = { mb: truth.fileBytes / 1e6, records: truth.packets ?? truth.exchanges, floorName: readLoop };
  const isHar = format === 'har';
  const names = isHar ? { unit: 'requests', rivalName: jsonParse } : { unit: 'packets', rivalName: tshark };
  print(resultTable(measured, { ...facts, ...names }));
  if (hasTargets(capture)) print(`\n${targetLines(measured)}`);
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
  return printCheck(capture);
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
  const isOwn = options.payloads || options.page;
  if (!isOwn) prepareCommand();
  printMachine();
  if (options.page) {
    await benchPage(options, print, say);
    return 0;
  }
  if (options.payloads) return (await benchPayloads(options, print, say)) ? 0 : 1;
  let allRight = true;
  for (const kind of options.only) allRight = (await benchOne(kind, options)) && allRight;
  return allRight ? 0 : 1;
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
