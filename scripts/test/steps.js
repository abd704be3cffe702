import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { buildIfStale } from '../prepare/build.js';
import { chromiumIfMissing, findChromium } from '../prepare/chromium.js';
import { inRoot } from '../prepare/root.js';
import { runShown } from '../prepare/run.js';
import { say } from '../prepare/say.js';
import { countPlaywright, countVitest, withEnding } from './counts.js';

const limitMs = 12 * 60_000;

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

/** What runs first: a mistake in the code is told before a minute of tests. */
export const parts = ['routes', 'code', 'unit', 'browser'];

export const steps = [
  {
    name: 'routes',
    part: 'routes',
    lane: 'a',
    says: 'types of the routes, which lint and types need',
    run: () => check(sync)
  },
  {
    name: 'format',
    part: 'code',
    lane: 'b',
    says: 'prettier --check',
    run: () => check([bin('prettier/bin/prettier.cjs'), '--check', '.'])
  },
  {
    name: 'lint',
    part: 'code',
    lane: 'a',
    says: 'eslint',
    run: () => check([bin('eslint/bin/eslint.js'), '.'])
  },
  {
    name: 'types-engine',
    part: 'code',
    lane: 'b',
    says: 'tsc, without Node or DOM',
    run: () => check(tsc('tsconfig.engine.json'))
  },
  {
    name: 'types-scripts',
    part: 'code',
    lane: 'b',
    says: 'tsc over plain JavaScript',
    run: () => check(tsc('tsconfig.scripts.json'))
  },
  {
    name: 'types-app',
    part: 'code',
    lane: 'b',
    says: 'svelte-check over src and test',
    run: () =>
      check([
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
    part: 'code',
    lane: 'b',
    says: 'the page and the command line, where they are older than their sources',
    run: () => buildIfStale('all').then(() => ({ passed: 1, failed: 0 }))
  },
  { name: 'unit', part: 'unit', lane: 'a', says: 'vitest: unit, golden and house tests', run: runVitest },
  { name: 'browser', part: 'browser', lane: 'a', says: 'playwright, on a real Chromium', run: runPlaywright }
];
