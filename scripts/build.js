// `node scripts/build.js [all|app|cli|words]`: the page into build/, the command line into dist/cli/, and for both the
// messages into src/words/messages/.
import { build, partIds } from './prepare/build.js';
import { runShown } from './prepare/run.js';
import { say } from './prepare/say.js';
import { compileWords } from './prepare/words.js';

const which = process.argv[2] ?? 'all';

try {
  if (which === 'words') await compileWords();
  else for (const id of which === 'all' ? partIds : [which]) await build(id, runShown);
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
