import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { isRootOnDebian } from './debian.js';
import { withLock } from './lock.js';
import { inRoot } from './root.js';
import { runQuietly } from './run.js';
import { say } from './say.js';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.PROGRAMFILES ?? 'C:\\Program Files'}\\Google\\Chrome\\Application\\chrome.exe`
];

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not ours to run: either way it is none
  }
};

const playwrightsOwn = () => createRequire(import.meta.url)('playwright-core').chromium.executablePath();

/** The browser that tests and benchmarks drive; null where there is none. Needs the installed packages. */
export const findChromium = () => {
  const named = process.env.CHROMIUM_PATH;
  if (named && !isProgram(named)) throw new Error(`CHROMIUM_PATH is ${named}, which is no program.`);
  return named || ([...usual, playwrightsOwn()].find(isProgram) ?? null);
};

const installFromDebian = async () => {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runQuietly('apt-get', ['update'], { env });
  const packages = ['chromium', 'fonts-dejavu-core'];
  await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
};

const installFromPlaywright = () =>
  runQuietly(process.execPath, [inRoot('node_modules/playwright/cli.js'), 'install', 'chromium'], {
    name: 'playwright install chromium'
  });

export const chromiumIfMissing = async () => {
  if (findChromium()) return;
  await withLock('chromium', async () => {
    if (findChromium()) return;
    say('Installing Chromium for the browser tests …');
    await (isRootOnDebian() ? installFromDebian() : installFromPlaywright());
    if (!findChromium()) throw new Error('Chromium was installed but is not found; set CHROMIUM_PATH.');
  });
};
