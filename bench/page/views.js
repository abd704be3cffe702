/* global document -- some functions run in the page */
import { loadavg } from 'node:os';
import { captureOf } from '../captures.js';
import { formatTable, whole } from '../table.js';
import { origin, withSite } from './site.js';
import { watchMotion, watchViews } from './watch-views.js';
import { weighLoads } from './weigh.js';

/** What is promised. */
const mostMs = 300;
/** Two pictures of a screen that shows sixty a second take 33.3 ms. */
const mostFrameMs = 33.4;
const leastShare = 0.95;
const mostTaskMs = 100;
const mostCodeBytes = 250e3;
const mostFontBytes = 200e3;
/** MapLibre alone; less would mean that it was there before. */
const leastMapBytes = 150e3;

const patient = { timeout: 300_000 };
const rounds = 2;

/** What a reader changes: fields of the address (`src/lib/permalink/permalink.ts`). */
const changes = [
  'kind=identifier',
  'text=edge',
  'place=US',
  `span=${Date.UTC(2024, 0, 1, 0, 10)}-${Date.UTC(2024, 0, 1, 0, 40)}`,
  'ties=third',
  'certainty=observed',
  ''
];

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const most = (numbers) => Math.max(0, ...numbers);

/** The built page with the report of the capture on screen, and a session that asks how long its scripts ran. */
export const openReport = async (browser, path) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watchViews);
  await page.addInitScript(watchMotion);
  await page.goto(`${origin}/#v=hosts;`);
  await page.waitForLoadState('networkidle');
  await page.setInputFiles('input[type=file]', path);
  await page.locator('[role=tablist]').waitFor(patient);
  await page.waitForFunction(
    () => !document.querySelector('h1')?.textContent.includes('not known yet'),
    null,
    patient
  );
  await page.waitForTimeout(2000);
  const session = await context.newCDPSession(page);
  // The processor's time: what else the machine does is not in it.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, session };
};

/** Milliseconds of its own thread that the page spent in scripts. */
const scriptMs = async (session) => {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * metrics.find(({ name }) => name === 'ScriptDuration').value;
};

const timed = async ({ page, session }, act) => {
  const before = await scriptMs(session);
  const result = await act(page);
  return { ...result, script: (await scriptMs(session)) - before };
};

const changeTo = (open, view, what) =>
  timed(open, (page) => page.evaluate((hash) => globalThis.views.change(hash), `#v=${view};${what}`));

/** A view shown for the first time, then every change twice: once as it comes, once with what is remembered. */
export const measureView = async (open, view) => {
  const shown = await changeTo(open, view, '');
  const changed = [];
  for (let round = 0; round < rounds; round++)
    for (const what of changes) changed.push({ what, ...(await changeTo(open, view, what)) });
  return { view, shown, changed };
};

const recorded = (open, act) =>
  timed(open, async (page) => {
    await page.evaluate(() => globalThis.views.record());
    await act(page);
    return page.evaluate(() => globalThis.views.stop());
  });

const scrollIn = (selector) => (page) =>
  page.evaluate(([box, by, count]) => globalThis.views.scroll(box, by, count), [selector, 160, 150]);

/** From a quarter of the drawing to three quarters, in small steps, and back. */
const brush = async (page) => {
  const box = await page.locator('.brush').first().boundingBox();
  const y = box.y + box.height / 2;
  const x = (part) => box.x + box.width * part;
  await page.mouse.move(x(0.2), y);
  await page.mouse.down();
  for (let step = 0; step <= 60; step++) {
    await page.mouse.move(x(0.2 + step / 120), y);
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
  await page.waitForTimeout(400);
};

const play = async (page) => {
  await page.getByRole('button', { name: 'Play' }).click();
  await page.waitForTimeout(4000);
  await page.getByRole('button', { name: 'Pause' }).click();
};

/** Drawn by a map in software: its frames say nothing of a machine with a graphics card. */
const inSoftware = ['map'];
const isMap = ({ view }) => inSoftware.includes(view);

/** All that can be asked for in an address (`src/lib/permalink/permalink.ts`). */
export const viewNames =
  'map flow timeline matrix network findings hosts addresses requests every-finding identifiers'.split(' ');

export const motions = [
  { view: 'hosts', name: 'hosts scrolled', act: scrollIn('.tables .box') },
  { view: 'requests', name: 'requests scrolled', act: scrollIn('.tables .box') },
  { view: 'findings', name: 'findings scrolled', act: scrollIn('.findings .box') },
  { view: 'timeline', name: 'timeline brushed', act: brush },
  { view: 'flow', name: 'timeline below flow brushed', act: brush },
  { view: 'timeline', name: 'timeline played', act: play },
  { view: 'flow', name: 'flow played', act: play },
  { view: 'map', name: 'map played', act: play }
];

export const measureMotion = async (open, { view, name, act }) => {
  await changeTo(open, view, '');
  const result = await recorded(open, act);
  await changeTo(open, 'hosts', '');
  return { view, name, ...result };
};

const ms = (number) => number.toFixed(0);
const ok = (isMet) => (isMet ? 'ok' : 'OVER');

export const viewsTable = (measured) =>
  formatTable([
    ['view', 'shown ms', 'change ms', 'most', 'slowest change', 'script ms', 'most', 'long task', '', ''],
    ...measured.map(({ view, shown, changed }) => {
      const times = changed.map((one) => (isMap({ view }) ? one.script : one.ms));
      const slowest = changed.reduce((a, b) => (b.ms > a.ms ? b : a));
      const task = most([shown, ...changed].flatMap(({ long }) => long));
      return [
        view,
        ms(shown.ms),
        ms(middle(changed.map((one) => one.ms))),
        ms(slowest.ms),
        slowest.what.split('=')[0] || 'all again',
        ms(middle(changed.map(({ script }) => script))),
        ms(most(changed.map(({ script }) => script))),
        ms(task),
        ok(most(times) <= mostMs),
        ok(task <= mostTaskMs)
      ];
    })
  ]);

const shareOf = (frames) =>
  frames.filter((frame) => frame <= mostFrameMs).length / Math.max(1, frames.length);

export const motionTable = (measured) =>
  formatTable([
    ['motion', 'frames', 'under 33 ms', 'longest ms', 'script ms', 'long task', '', ''],
    ...measured.map(({ view, name, frames, long, script }) => [
      name,
      whole(frames.length),
      `${(100 * shareOf(frames)).toFixed(0)} %`,
      ms(most(frames)),
      ms(script),
      ms(most(long)),
      isMap({ view }) ? '-' : ok(shareOf(frames) >= leastShare),
      ok(most(long) <= mostTaskMs)
    ])
  ]);

/** Long tasks by the action they belong to, the longest first. */
export const longTasks = (views, moved) =>
  [
    ...views.flatMap(({ view, shown, changed }) => [
      { name: `${view} shown`, long: shown.long },
      ...changed.map(({ what, long }) => ({ name: `${view}, ${what || 'all again'}`, long }))
    ]),
    ...moved
  ]
    .flatMap(({ name, long }) => long.map((duration) => ({ name, duration })))
    .filter(({ duration }) => duration > mostTaskMs)
    .sort((a, b) => b.duration - a.duration);

export const loadLines = ({ first, report, map }) => {
  const kb = (bytes) => `${(bytes / 1e3).toFixed(0)} kB`;
  const code = Math.max(first.code, report.code);
  return [
    `first page: ${kb(first.code)} of scripts and styles, ${kb(first.fonts)} of fonts`,
    `a report without a map: ${kb(report.code)}, ${kb(report.fonts)} of fonts, ${kb(report.worker)} for its worker`,
    `then the map: ${kb(map.code)} more`,
    `target, scripts and styles before the map under ${kb(mostCodeBytes)}: ${ok(code < mostCodeBytes)}`,
    `target, fonts of the first page under ${kb(mostFontBytes)}: ${ok(first.fonts < mostFontBytes)}`,
    `target, the map's scripts only when it is shown: ${ok(map.code > leastMapBytes)}`
  ].join('\n');
};

const measureThese = async (browser, path, { views, moves }, say) => {
  const open = await openReport(browser, path);
  const measured = { views: [], moved: [] };
  for (const view of views) {
    say(`changing what ${view} shows`);
    measured.views.push(await measureView(open, view));
  }
  for (const motion of moves) {
    say(motion.name);
    measured.moved.push(await measureMotion(open, motion));
  }
  return measured;
};

/** Maps apart from all else: drawn in software, they make everything else on the page slow. */
const measureAll = async (inBrowser, path, say) => {
  const parts = [];
  for (const hasMap of [true, false]) {
    const views = viewNames.filter((view) => isMap({ view }) === hasMap);
    const moves = motions.filter((motion) => isMap(motion) === hasMap);
    parts.push(await inBrowser(hasMap, (browser) => measureThese(browser, path, { views, moves }, say)));
  }
  return { views: parts.flatMap(({ views }) => views), moved: parts.flatMap(({ moved }) => moved) };
};

/** How fast the views answer in Chromium, with the capture they are promised for. */
export const benchViews = async ({ exchanges, seed }, print, say) => {
  const { path, truth } = captureOf('views', { exchanges, seed }, say);
  await withSite(async (inBrowser) => {
    const loads = await inBrowser(true, (browser) => weighLoads(browser, origin));
    const { views, moved } = await measureAll(inBrowser, path, say);
    const tasks = longTasks(views, moved);
    say('');
    print(
      `\nviews: ${whole(truth.exchanges)} requests to ${whole(truth.names.har.length)} hosts` +
        ` (load of the machine ${loadavg()[0].toFixed(1)})\n`
    );
    print(`${viewsTable(views)}\n\n${motionTable(moved)}\n`);
    print(`targets: drawn ${mostMs} ms after a change (of the map, which is drawn in software, its script)`);
    print(`${leastShare * 100} % of frames under 33 ms, no task over ${mostTaskMs} ms\n`);
    for (const { name, duration } of tasks.slice(0, 20)) print(`long task: ${ms(duration)} ms, ${name}`);
    print(`\n${loadLines(loads)}`);
  });
};
