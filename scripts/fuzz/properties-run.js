import { inRoot } from '../prepare/root.js';
import { runQuietly } from '../prepare/run.js';
import { say } from '../prepare/say.js';
import { Random } from './random.js';

const files = ['protocols', 'importers', 'payloads'].map((name) => `test/fuzz/${name}.test.ts`);
/** Properties there are in these files, about: the time is shared among them. */
const properties = 24;
/** Of the time, what is left for starting. */
const share = 0.9;

/**
 * The properties of `test/fuzz`, with values drawn from this seed until the time is over. True where all hold; what does
 * not is printed, with its counterexample.
 * @param {string} seed
 * @param {number} ms
 */
export const runProperties = async (seed, ms) => {
  const seconds = (ms / 1000 / properties) * share;
  const env = { FUZZ_SECONDS: seconds.toFixed(2), FUZZ_SEED: String(new Random(seed).below(2 ** 31)) };
  const vitest = [inRoot('node_modules/vitest/vitest.mjs'), 'run', ...files];
  const limits = ['--maxWorkers=1', `--testTimeout=${ms + 60_000}`];
  try {
    await runQuietly(process.execPath, [...vitest, ...limits], { env, name: 'The properties' });
    return true;
  } catch (error) {
    say(`\n${error.message}`);
    return false;
  }
};
