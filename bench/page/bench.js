import { captureOf } from '../captures.js';
import { formatTable, whole } from '../table.js';
import { benchPlaces } from './places.js';
import { origin, withPage } from './site.js';
import { cancelOnce, openOnce, readOnce } from './visit.js';

/** What is promised for a capture of 1,000 MB. */
const mostFirstSeconds = 2;
const mostTimesReading = 1.5;
const longestStallMs = 100;

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
