/* global document, Worker -- these functions run in the page */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { cacheFolder } from '../captures.js';
import { formatTable, whole } from '../table.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const smallCapture = join(root, 'sample-captures/har/chromium/daily-news.har');
const outDir = join(cacheFolder, 'lookups');

/** What is promised. */
const mostLookupMs = 20;
const mostTableBytes = 3.2e6;

const lookupRuns = 15;
const heldMs = 3000;

const buildLookups = async () => {
  const entry = join(root, 'bench/page/lookups.js');
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { outDir, lib: { entry, formats: ['es'], fileName: 'lookups' }, minify: false }
  });
  return readFileSync(join(outDir, 'lookups.js'), 'utf8');
};

/** 5,000 addresses in a worker of the page: the first time, when tables are unpacked on the way, and then. */
const timeLookups = async (browser, origin) => {
  const source = await buildLookups();
  const context = await browser.newContext({ bypassCSP: true });
  try {
    const page = await context.newPage();
    await page.goto(origin);
    return await page.evaluate(
      ([script, order]) =>
        new Promise((resolve, reject) => {
          const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
          const worker = new Worker(url, { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
          worker.postMessage(order);
        }),
      [source, { origin, runs: lookupRuns }]
    );
  } finally {
    await context.close();
  }
};

/** Bytes over the wire of everything that a report fetches, by path: of the page and of its workers. */
const weighRequests = async (browser, origin) => {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const bytes = new Map();
    context.on('requestfinished', async (request) => {
      const { pathname } = new URL(request.url());
      const sizes = await request.sizes().catch(() => null);
      bytes.set(pathname, (sizes?.responseBodySize ?? 0) + (sizes?.responseHeadersSize ?? 0));
    });
    await page.goto(origin);
    await page.setInputFiles('input[type=file]', smallCapture);
    await page.locator('[role=tablist]').waitFor();
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(1000);
    return bytes;
  } finally {
    await context.close();
  }
};

/** Whether the report is there while every table is still held back, and when the places follow. */
const raceTables = async (browser, origin) => {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    let releasedMs = 0;
    let letGo;
    const release = new Promise((resolve) => (letGo = resolve));
    await page.route('**/geo/*.bin.gz', async (route) => {
      await release;
      releasedMs ||= performance.now();
      await route.continue();
    });
    await page.goto(origin);
    const startMs = performance.now();
    setTimeout(letGo, heldMs);
    await page.setInputFiles('input[type=file]', smallCapture);
    await page.locator('[role=tablist]').waitFor();
    const shownMs = performance.now();
    await page.waitForFunction(() => !document.querySelector('h1')?.textContent.includes('not known yet'));
    return {
      shown: shownMs - startMs,
      isBefore: releasedMs === 0 || shownMs < releasedMs,
      whole: performance.now() - releasedMs
    };
  } finally {
    await context.close();
  }
};

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
const isTable = (path) => path.startsWith('/geo/') && path !== '/geo/world.json';

const verdict = (what, isMet) => `target, ${what}: ${isMet ? 'met' : 'NOT MET'}`;

export const benchPlaces = async (browser, origin, print) => {
  const { addresses, loadMs, first, later } = await timeLookups(browser, origin);
  const bytes = await weighRequests(browser, origin);
  const race = await raceTables(browser, origin);
  const median = middle(later.map(({ ms }) => ms));
  const tables = sum([...bytes].filter(([path]) => isTable(path)).map(([, size]) => size));
  const all = sum([...bytes.values()]);
  print('\nplaces, in a worker of the page\n');
  print(
    formatTable([
      ['', 'ms'],
      ['all tables but cities fetched', loadMs.toFixed(0)],
      [`${whole(addresses)} addresses, unpacking tables on the way`, first.ms.toFixed(1)],
      [`${whole(addresses)} addresses after that, median of ${later.length}`, median.toFixed(1)],
      ['report on screen, tables held back', race.shown.toFixed(0)],
      ['places on it, once they are let go', race.whole.toFixed(0)]
    ])
  );
  print(`\ntables over the wire ${whole(tables)} bytes; with the page, its map and its type ${whole(all)}`);
  print(
    [
      verdict(`${whole(addresses)} addresses within ${mostLookupMs} ms`, median <= mostLookupMs),
      verdict(`tables but cities under ${mostTableBytes / 1e6} MB`, tables > 0 && tables < mostTableBytes),
      verdict('report before its tables', race.isBefore)
    ].join('\n')
  );
};
