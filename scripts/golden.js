// `npm run golden`: writes the goldens anew and shows what changed, for a person to review.
import { runShown } from './prepare/run.js';
import { inRoot } from './prepare/root.js';
import { say } from './prepare/say.js';

const folders = ['test/golden', 'sample-captures'];

try {
  await runShown(process.execPath, [inRoot('node_modules/vitest/vitest.mjs'), 'run', 'test/golden', '-u'], {
    name: 'vitest'
  });
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
await runShown('git', ['--no-pager', 'diff', '--stat', '--', ...folders]);
await runShown('git', ['status', '--short', '--', ...folders]);
