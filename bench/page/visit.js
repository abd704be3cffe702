/* global document, requestAnimationFrame, Worker, addEventListener, MutationObserver -- these functions run in the page */
const patient = { timeout: 300_000 };

/** As `src/worker/file-source.ts` reads: slices of 8 MB, three on their way. */
const readInWorker = `onmessage = async ({ data: file }) => {
  const size = 8 << 20;
  const started = performance.now();
  let at = 0;
  let bytes = 0;
  const next = () => {
    const from = at;
    at += size;
    return file.slice(from, from + size).arrayBuffer();
  };
  const ahead = [];
  while (ahead.length < 3 && at < file.size) ahead.push(next());
  while (ahead.length > 0) {
    const slice = await ahead.shift();
    bytes += slice.byteLength;
    if (at < file.size) ahead.push(next());
  }
  if (bytes !== file.size) throw new Error('the file was not read whole');
  postMessage(performance.now() - started);
};`;

/** Milliseconds that a worker of this browser takes to read the file, and nothing else. */
export const readOnce = async (browser, origin, path) => {
  const context = await browser.newContext({ bypassCSP: true });
  try {
    const page = await context.newPage();
    await page.goto(origin);
    await page.evaluate(() => {
      const input = document.body.appendChild(document.createElement('input'));
      Object.assign(input, { type: 'file', id: 'floor' });
    });
    await page.setInputFiles('#floor', path);
    return await page.evaluate(
      (source) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(URL.createObjectURL(new Blob([source])));
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
          worker.postMessage(document.querySelector('#floor').files[0]);
        }),
      readInWorker
    );
  } finally {
    await context.close();
  }
};

/** Runs in the page: notes when the file was chosen, when things appeared, and for how long nothing was answered. */
const watch = () => {
  const seen = (globalThis.seen = { stall: 0 });
  const noteOnce = (name) => (seen[name] ??= performance.now());
  addEventListener('change', () => noteOnce('chosen'), { capture: true });
  new PerformanceObserver((list) => {
    if (seen.chosen === undefined) return;
    for (const { duration, startTime } of list.getEntries())
      if (startTime >= seen.chosen) seen.stall = Math.max(seen.stall, duration);
  }).observe({ type: 'longtask' });
  new MutationObserver(() => {
    if (document.querySelector('.hosts .host')) noteOnce('first');
    if (document.querySelector('[role=tablist]')) {
      noteOnce('first');
      noteOnce('done');
    }
  }).observe(document, { childList: true, subtree: true });
};

const pageWith = async (context, origin, path) => {
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(origin);
  await page.waitForLoadState('networkidle');
  await page.setInputFiles('input[type=file]', path);
  return page;
};

/** `first` hosts and `done` report, milliseconds from the choice of the file, and the longest task of the page's own thread. */
export const openOnce = async (browser, origin, path) => {
  const context = await browser.newContext();
  try {
    const page = await pageWith(context, origin, path);
    await page.waitForFunction(() => globalThis.seen.done !== undefined, null, patient);
    await page.waitForTimeout(1500);
    const { chosen, first, done, stall } = await page.evaluate(() => globalThis.seen);
    return { first: first - chosen, done: done - chosen, stall };
  } finally {
    await context.close();
  }
};

/** Milliseconds from a click on Cancel until a file can be chosen again. */
export const cancelOnce = async (browser, origin, path) => {
  const context = await browser.newContext();
  try {
    const page = await pageWith(context, origin, path);
    await page.getByRole('button', { name: 'Cancel' }).waitFor(patient);
    await page.waitForTimeout(500);
    return await page.evaluate(async () => {
      const started = performance.now();
      [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === 'Cancel').click();
      while (!document.querySelector('input[type=file]')) await new Promise(requestAnimationFrame);
      return performance.now() - started;
    });
  } finally {
    await context.close();
  }
};
