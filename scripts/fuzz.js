// `npm run fuzz [-- --minutes N] [--seed S] [--only PATH] [--file F]`: changed samples through the
// whole engine, and the properties of `test/fuzz` beside it.
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { checkCase } from './fuzz/check-case.js';
import { drawCase } from './fuzz/draw-case.js';
import { buildFor, loadEngine } from './fuzz/engine.js';
import { readCases, writeFinding } from './fuzz/findings.js';
import { runProperties } from './fuzz/properties-run.js';
import { runCases } from './fuzz/runner.js';
import { readSamples } from './fuzz/samples.js';
import { say } from './prepare/say.js';

const usage = `npm run fuzz -- [options]
  --minutes N  how long (1)
  --seed S     which cases are drawn (others each time)
  --only TEXT  only samples whose path contains it
  --jobs N     threads (one less than there are processors)
  --hang N     seconds after which a case hangs (10)
  --file F     check this file, or a folder of .cache/fuzz, and nothing else`;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: Date.now().toString(36) },
    only: { type: 'string', default: '' },
    jobs: { type: 'string', default: String(Math.max(1, availableParallelism() - 1)) },
    hang: { type: 'string', default: '10' },
    file: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false }
  }
});

/** @param {{ kind: string, what: string, detail: string }} failure */
const sentence = ({ kind, what, detail }) => `${kind}: ${what}\n    ${detail.replaceAll('\n', '\n    ')}`;

/** Here, without a watch: what hangs can be looked at. */
const repeat = async (paths) => {
  const engine = await loadEngine(await buildFor('repeat'));
  let failed = 0;
  for (const path of paths) {
    const results = [];
    for (const one of readCases(path)) results.push(await checkCase(engine, one));
    const failure = results.find((result) => result !== null);
    say(`${path}: ${failure ? sentence(failure) : 'nothing is wrong'}`);
    if (failure) failed++;
  }
  return failed;
};

const fuzz = async ({ minutes, seed, only, jobs, hang }) => {
  const samples = readSamples().filter(({ path }) => path.includes(only));
  if (samples.length === 0) throw new Error(`No sample has ${only} in its path.`);
  const folder = await buildFor(`run-${process.pid}`);
  const known = new Map();
  const onFailure = (number, failure) => {
    const key = `${failure.kind} ${failure.what}`;
    const times = (known.get(key) ?? 0) + 1;
    known.set(key, times);
    if (times > 1) return;
    const one = drawCase(samples, seed, number);
    const command = writeFinding({ seed, number, one, failure });
    say(`\n${sentence(failure)}\n    ${one.steps.join(' > ')}\n    ${command}`);
  };
  const plan = { folder, seed, samples, jobs: Number(jobs), hangMs: Number(hang) * 1000 };
  say(`${samples.length} samples, seed ${seed}, ${minutes} minutes, ${jobs} threads`);
  const onProgress = (cases) => say(`${cases} cases, ${known.size} findings`);
  const ms = Number(minutes) * 60_000;
  const [cases, didHold] = await Promise.all([
    runCases(plan, { ms, onFailure, onProgress }),
    only === '' ? runProperties(seed, ms) : true
  ]);
  rmSync(folder, { recursive: true });
  for (const [key, times] of known) say(`${times} times ${key}`);
  const properties = didHold ? 'all properties hold' : 'a property does not hold';
  process.stdout.write(`${cases} cases, ${known.size} findings, ${properties} (seed ${seed})\n`);
  return known.size + (didHold ? 0 : 1);
};

if (values.help) process.stdout.write(`${usage}\n`);
else process.exitCode = (await (values.file.length > 0 ? repeat(values.file) : fuzz(values))) > 0 ? 1 : 0;
