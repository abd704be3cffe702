import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { buildIfStale } from '../../scripts/prepare/build.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const port = process.env.TEST_PORT ?? '4174';
export const origin = `http://localhost:${port}`;
const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const usualFlags = ['--no-sandbox', '--no-first-run'];
/** A map needs WebGL, which without a graphics card is drawn in software: slow for everything on the page. */
const mapFlags = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
/** Without a map, the processor paints at once what a graphics card would. */
const plainFlags = ['--disable-gpu'];

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

const launch = (hasMap) => {
  const executablePath = process.env.CHROMIUM_PATH ?? usual.find(existsSync);
  const args = [...usualFlags, ...(hasMap ? mapFlags : plainFlags)];
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args });
};

/** The built page, served, and a way to a browser that looks at it: with maps, or without. */
export const withSite = async (use) => {
  await buildIfStale('app');
  const server = await serve();
  try {
    return await use(async (hasMap, look) => {
      const browser = await launch(hasMap);
      try {
        return await look(browser);
      } finally {
        await browser.close();
      }
    });
  } finally {
    server.kill();
    await once(server, 'exit');
  }
};

export const withPage = (look) => withSite((inBrowser) => inBrowser(true, look));
