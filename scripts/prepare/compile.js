// Runs the built command line over captures, and leaves beside each file of it what V8 compiled meanwhile: the next
// start begins there (`src/cli/start.cjs`). Takes the captures' paths.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { inRoot } from './root.js';

const program = createRequire(import.meta.url)(inRoot('dist/cli/whither.cjs'));

// V8 takes only what was compiled under the flags it starts with, and the program sets one (`src/cli/memory.ts`).
const flagAtStart = '--semi-space-growth-factor=2';

process.on('exit', () => {
  setFlagsFromString(flagAtStart);
  for (const [name, script] of program.scripts)
    writeFileSync(inRoot(`dist/cli/${name}.compiled`), script.createCachedData());
});

process.stdout.write = (_, done) => {
  done?.();
  return true;
};
process.argv = [process.execPath, inRoot('bin/whither.js'), '--each', ...process.argv.slice(2)];
program.start();
