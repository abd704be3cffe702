import { writeFileSync } from 'node:fs';
import { fingerprint, maybeMark } from './fingerprint.js';
import { withLock } from './lock.js';
import { inRoot } from './root.js';
import { npm, runQuietly } from './run.js';
import { say } from './say.js';

const markPath = 'node_modules/.whither-installed';

// Some packages bring a binary for one system and processor only.
const wanted = () => `${process.platform} ${process.arch} ${fingerprint(['package-lock.json'])}`;

const maybePackages = (path) => {
  const text = maybeMark(path);
  return text === null ? null : JSON.parse(text).packages;
};

/** What npm says it put into node_modules is what the lockfile asks for: somebody ran `npm install` by hand. */
const isInstalledByHand = () => {
  const there = maybePackages('node_modules/.package-lock.json');
  if (there === null) return false;
  const asked = Object.entries(maybePackages('package-lock.json')).filter(([path]) => path !== '');
  const agrees = ([path, row]) => (there[path] ? there[path].version === row.version : row.optional === true);
  return asked.every(agrees) && Object.keys(there).every((path) => asked.some(([name]) => name === path));
};

const install = async () => {
  const [command, args] = npm();
  say('Installing what package-lock.json lists …');
  // `--include=dev`: the build tools are devDependencies, also where NODE_ENV says production.
  await runQuietly(command, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund'], { name: 'npm ci' });
};

export const installIfStale = async () => {
  if (maybeMark(markPath) === wanted()) return;
  await withLock('install', async () => {
    if (maybeMark(markPath) === wanted()) return;
    if (!isInstalledByHand()) await install();
    writeFileSync(inRoot(markPath), wanted());
  });
};
