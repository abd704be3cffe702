// Runs before `npm start`, `npm test`, `npm run dev` and `npm run build`, when nothing may be installed yet:
// plain Node, no dependency.
import { buildIfStale, syncIfMissing } from './prepare/build.js';
import { installIfStale } from './prepare/install.js';
import { assertNode } from './prepare/node-version.js';
import { say } from './prepare/say.js';
import { compileWordsIfStale } from './prepare/words.js';

const ready = [installIfStale, compileWordsIfStale, syncIfMissing];

const plans = {
  start: [...ready, () => buildIfStale('all')],
  bench: [...ready, () => buildIfStale('all')],
  cli: [...ready, () => buildIfStale('cli')],
  test: ready,
  dev: ready,
  build: ready
};

const prepare = async (goal) => {
  const plan = plans[goal];
  if (!plan) throw new Error(`usage: node scripts/prepare.js ${Object.keys(plans).join('|')}`);
  assertNode(process.versions.node);
  for (const step of plan) await step();
};

try {
  await prepare(process.argv[2]);
} catch (error) {
  say(error.message);
  if (process.argv[2] === 'test') process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
}
