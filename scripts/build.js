// `node scripts/build.js [all|app|cli]`: the page into build/, the command line into dist/cli/.
import { build, partIds } from './prepare/build.js';
import { runShown } from './prepare/run.js';
import { say } from './prepare/say.js';

const which = process.argv[2] ?? 'all';

try {
  for (const id of which === 'all' ? partIds : [which]) await build(id, runShown);
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
