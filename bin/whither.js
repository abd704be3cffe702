#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'dist/cli/whither.cjs');
const mark = join(root, 'dist/cli/.whither-sources');
const sources = [
  'src/engine',
  'src/words',
  'src/cli',
  'static/geo',
  'messages',
  'project.inlang',
  'package-lock.json',
  'vite.cli.config.ts'
];

/** When a file or anything below a folder was last changed. A file that is gone changes its folder. */
const changedMs = (path) => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => changedMs(join(path, name))));
};

const isStale = () => {
  if (changedMs(program) === 0) return true;
  // An installed package has no src/: there the program is what it is.
  if (changedMs(join(root, 'src/cli')) === 0) return false;
  return sources.some((path) => changedMs(join(root, path)) > changedMs(mark));
};

const prepare = () => {
  // Everything it prints goes to stderr: stdout belongs to the report.
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/prepare.js'), 'cli'], {
    stdio: ['ignore', 2, 2]
  });
  if (status !== 0) process.exit(status ?? 1);
};

if (isStale()) prepare();
createRequire(import.meta.url)(program).start();
