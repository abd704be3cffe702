const kindOf = (path) =>
  path.includes('/workers/') || path.includes('.worker')
    ? 'worker'
    : /\.(?:m?js|css)$/.test(path)
      ? 'code'
      : path.endsWith('.woff2')
        ? 'fonts'
        : 'other';

/** Bytes over the wire by kind, and the paths of the code, counted from the last call of `take`. */
const listen = (context) => {
  let bytes = {};
  let paths = [];
  context.on('requestfinished', async (request) => {
    const { pathname } = new URL(request.url());
    const sizes = await request.sizes().catch(() => null);
    const kind = kindOf(pathname);
    bytes[kind] = (bytes[kind] ?? 0) + (sizes?.responseBodySize ?? 0);
    if (kind === 'code') paths.push(pathname);
  });
  return () => {
    const taken = { code: 0, fonts: 0, worker: 0, ...bytes, paths };
    [bytes, paths] = [{}, []];
    return taken;
  };
};

const load = async (browser, address, look) => {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const take = listen(context);
    await page.goto(address);
    return await look(page, async () => {
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(800);
      return take();
    });
  } finally {
    await context.close();
  }
};

/** What is fetched for the first page; for a report without a map; and for the map then. Nothing is cached before. */
export const weighLoads = async (browser, origin) => {
  const first = await load(browser, origin, (page, weigh) => weigh());
  return load(browser, `${origin}/sample/daily-news#v=hosts;`, async (page, weigh) => {
    await page.locator('.tables tbody button').first().waitFor();
    const report = await weigh();
    await page.locator('#tab-map').click();
    await page.locator('canvas').first().waitFor();
    return { first, report, map: await weigh() };
  });
};
