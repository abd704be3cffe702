import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { buildIfStale } from '../prepare/build.js';
import { chromiumIfMissing, findChromium } from '../prepare/chromium.js';
import { inRoot } from '../prepare/root.js';
import { runShown } from '../prepare/run.js';
import { say } from '../prepare/say.js';
import { countPlaywright, countVitest, withEnding } from './counts.js';

const limitMs = 8 * 60_000;

const bin = (path) => inRoot('node_modules', path);
const node = (args, options = {}) =>
  runShown(process.execPath, args, { limitMs, name: 'This step', ...options });

/** A step that either holds or does not: one test. */
const check = async (...commands) => {
  for (const args of commands) await node(args);
  return { passed: 1, failed: 0 };
};

const didEndWell = async (args, options) => {
  try {
    await node(args, options);
    return true;
  } catch (error) {
    say(error.message);
    return false;
  }
};

/** A step that counts for itself, in a report it writes to `file`. */
const counted = async (args, { file, env, count }) => {
  const path = inRoot('.cache', file);
  mkdirSync(inRoot('.cache'), { recursive: true });
  rmSync(path, { force: true });
  const endedWell = await didEndWell(args(path), { env: env(path) });
  return withEnding(count(JSON.parse(readFileSync(path, 'utf8'))), endedWell);
};

const runVitest = () =>
  counted(
    (path) => [
      bin('vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${path}`
    ],
    {
      file: 'vitest.json',
      env: () => ({}),
      count: countVitest
    }
  );

const runPlaywright = async () => {
  await chromiumIfMissing();
  return counted(
    () => [bin('@playwright/test/cli.js'), 'test', '--config=playwright.config.ts', '--reporter=list,json'],
    {
      file: 'playwright.json',
      env: (path) => ({ CHROMIUM_PATH: findChromium(), PLAYWRIGHT_JSON_OUTPUT_NAME: path }),
      count: countPlaywright
    }
  );
};

/** Writes the types of the routes: without them, a fresh clone knows less of the code than a used one. */
const sync = [bin('@sveltejs/kit/svelte-kit.js'), 'sync'];

const tsc = (project) => [bin('typescript/bin/tsc'), '-p', project];

export const steps = [
  {
    name: 'format',
    says: 'prettier --check',
    run: () => check([bin('prettier/bin/prettier.cjs'), '--check', '.'])
  },
  { name: 'lint', says: 'eslint', run: () => check(sync, [bin('eslint/bin/eslint.js'), '.']) },
  { name: 'types-engine', says: 'tsc, without Node or DOM', run: () => check(tsc('tsconfig.engine.json')) },
  {
    name: 'types-scripts',
    says: 'tsc over plain JavaScript',
    run: () => check(tsc('tsconfig.scripts.json'))
  },
  {
    name: 'types-app',
    says: 'svelte-check over src and test',
    run: () =>
      check(sync, [
        bin('svelte-check/bin/svelte-check'),
        '--tsconfig',
        'tsconfig.json',
        '--fail-on-warnings',
        '--output',
        'human'
      ])
  },
  {
    name: 'build',
    says: 'the page and the command line, where they are older than their sources',
    run: () => buildIfStale('all').then(() => ({ passed: 1, failed: 0 }))
  },
  { name: 'unit', says: 'vitest: unit, golden and house tests', run: runVitest },
  { name: 'browser', says: 'playwright, on a real Chromium', run: runPlaywright }
];
