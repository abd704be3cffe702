import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { fingerprint, maybeMark } from './fingerprint.js';
import { withLock } from './lock.js';
import { inRoot } from './root.js';
import { runQuietly } from './run.js';
import { say } from './say.js';
import { compileWordsIfStale, wordSources } from './words.js';

const settings = ['package.json', 'package-lock.json', 'scripts/build.js'];

const bins = {
  vite: inRoot('node_modules/vite/bin/vite.js'),
  'svelte-kit': inRoot('node_modules/@sveltejs/kit/svelte-kit.js')
};

const sync = [bins['svelte-kit'], 'sync'];

/** Between them they ask for most of what the command line can do; all of it would take longer to load. */
const typical = [
  'pcap/chromium/daily-news.pcap',
  'pcap/converted/raw-ip.pcap',
  'pcap/tools/http1-pipelining.pcap',
  'pcapng/chromium/daily-news-with-keys.pcapng',
  'har/chromium/daily-news.har',
  'har/synthetic/trackhar.har'
].map((name) => inRoot('sample-captures', name));

const compile = inRoot('scripts/prepare/compile.js');

/** The two things that are built: what from, by which commands, and where the hash of the sources is left. */
const parts = {
  app: {
    name: 'the page',
    sources: [
      ...settings,
      ...wordSources,
      'svelte.config.js',
      'vite.config.ts',
      'src',
      'static',
      'sample-captures'
    ],
    commands: [sync, [bins.vite, 'build']],
    mark: 'build/.whither-sources'
  },
  cli: {
    name: 'the command line',
    sources: [
      ...settings,
      ...wordSources,
      'scripts/prepare/compile.js',
      'vite.cli.config.ts',
      'src/engine',
      'src/words',
      'src/cli',
      'static/geo'
    ],
    commands: [
      [bins.vite, 'build', '--config', 'vite.cli.config.ts'],
      [compile, ...typical]
    ],
    mark: 'dist/cli/.whither-sources'
  }
};

export const partIds = Object.keys(parts);

/** tsconfig.json extends a file that SvelteKit writes; Vite and Vitest stop where it is missing. */
export const syncIfMissing = async () => {
  if (!existsSync(inRoot('.svelte-kit/tsconfig.json')))
    await runQuietly(process.execPath, sync, { name: 'svelte-kit sync' });
};

const isStale = (part) => maybeMark(part.mark) !== fingerprint(part.sources);

// bin/whither.js looks at times alone; told so, it need not ask again.
const touch = (mark) => utimesSync(inRoot(mark), new Date(), new Date());

const make = async (id, run) => {
  const { name, sources, commands, mark } = parts[id];
  await compileWordsIfStale();
  const made = fingerprint(sources);
  for (const args of commands) await run(process.execPath, args, { name: `The build of ${name}` });
  // The hash from before: a file saved during the build makes the next run build again.
  writeFileSync(inRoot(mark), made);
};

/** @param run what runs one command of the build, with its output shown or kept. */
export const build = (id, run) => withLock('build', () => make(id, run));

const makeIfStale = async (id) => {
  // Asked again: whoever held the lock may have built just this.
  if (!isStale(parts[id])) return;
  say(`Building ${parts[id].name} …`);
  await make(id, runQuietly);
};

/** @param {'all' | 'app' | 'cli'} which */
export const buildIfStale = async (which) => {
  for (const id of which === 'all' ? partIds : [which]) {
    if (isStale(parts[id])) await withLock('build', () => makeIfStale(id));
    else touch(parts[id].mark);
  }
};
