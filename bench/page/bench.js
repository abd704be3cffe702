import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { captureOf } from '../captures.js';
import { formatTable, whole } from '../table.js';
import { benchPlaces } from './places.js';
import { cancelOnce, openOnce, readOnce } from './visit.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const port = process.env.TEST_PORT ?? '4174';
const origin = `http://localhost:${port}`;
const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const flags = ['--no-sandbox', '--no-first-run', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** What is promised for a capture of 1,000 MB. */
const mostFirstSeconds = 2;
const mostTimesReading = 1.5;
const longestStallMs = 100;

const prepare = () => {
  const { status } = spawnSync(process.execPath, ['scripts/build.js', 'app'], {
    cwd: root,
    stdio: ['ignore', 2, 2]
  });
  if (status !== 0) throw new Error('the page could not be built');
};

const isUp = async () => {
  try {
    return (await fetch(origin)).ok;
  } catch {
    return false;
  }
};

const serve = async () => {
  const server = spawn(process.execPath, ['scripts/serve.js'], {
    cwd: root,
    env: { ...process.env, PORT: port },
    stdio: 'ignore'
  });
  while (!(await isUp())) {
    if (server.exitCode !== null) throw new Error(`nothing could be served at port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return server;
};

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

const times = async (count, run) => {
  const results = [];
  for (let turn = 0; turn < count; turn++) results.push(await run());
  return results;
};

const measure = async (browser, path, runs) => {
  const read = middle(await times(runs, () => readOnce(browser, origin, path)));
  const opened = await times(runs, () => openOnce(browser, origin, path));
  const cancelled = middle(await times(runs, () => cancelOnce(browser, origin, path)));
  const of = (key) => middle(opened.map((one) => one[key]));
  return {
    read,
    first: of('first'),
    done: of('done'),
    stall: Math.max(...opened.map(({ stall }) => stall)),
    cancelled
  };
};

const seconds = (ms) => (ms / 1000).toFixed(2);

export const pageTable = ({ read, first, done, stall, cancelled }) =>
  formatTable([
    ['in Chromium', 'seconds', 'x reading the file'],
    ['reading the file alone', seconds(read), '1.00'],
    ['first hosts on screen', seconds(first), (first / read).toFixed(2)],
    ['report on screen', seconds(done), (done / read).toFixed(2)],
    ['longest time the page did not answer', seconds(stall), ''],
    ['Cancel, until the first page is back', seconds(cancelled), '']
  ]);

const verdict = (what, isMet) => `target for 1,000 MB, ${what}: ${isMet ? 'met' : 'NOT MET'}`;

export const pageTargets = ({ read, first, done, stall }) =>
  [
    verdict(`first hosts within ${mostFirstSeconds} s`, first <= mostFirstSeconds * 1000),
    verdict(`report within ${mostTimesReading} times reading`, done <= mostTimesReading * read),
    verdict(`no stall over ${longestStallMs} ms`, stall <= longestStallMs)
  ].join('\n');

/** The built page, served, and a browser to look at it. */
const withPage = async (look) => {
  prepare();
  const server = await serve();
  const executablePath = process.env.CHROMIUM_PATH ?? usual.find(existsSync);
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: flags });
  try {
    await look(browser);
  } finally {
    await browser.close();
    server.kill();
    await once(server, 'exit');
  }
};

/** How the page takes a capture, in the browser's own time, and how fast it places addresses. */
export const benchPage = async ({ mb, seed, runs }, print, say) => {
  const { path, truth } = captureOf('pcap', { mb, seed }, say);
  await withPage(async (browser) => {
    say('opening the capture in the page');
    const measured = await measure(browser, path, runs);
    say('');
    print(`\npage: a pcap of ${whole(truth.fileBytes / 1e6)} MB\n`);
    print(`${pageTable(measured)}\n\n${pageTargets(measured)}`);
    await benchPlaces(browser, origin, print);
  });
};

/** The last part of it alone. */
export const benchPagePlaces = (print) => withPage((browser) => benchPlaces(browser, origin, print));
