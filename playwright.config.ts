import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const port = process.env['TEST_PORT'] ?? '4173';
const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const chromium = process.env['CHROMIUM_PATH'] ?? usual.find(existsSync);

/** As root in a container there is no sandbox. */
const usualFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];
/** Without a graphics card WebGL is drawn in software. */
const mapFlags = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const plainFlags = ['--disable-gpu', '--disable-webgl'];

/** Tests of what is on the map, or beside it; the others take half of the time where none is drawn. */
const withMap = /[\\/](axe-map|class|page|place|place-sources|policy|samples|selection)\.test\.ts$/;

const launched = (flags: readonly string[]) => ({
  launchOptions: { ...(chromium ? { executablePath: chromium } : {}), args: [...usualFlags, ...flags] }
});

export default defineConfig({
  testDir: 'test/browser',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1280, height: 800 },
    // What moves is drawn over and over; the tests of motion ask for it.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'off'
  },
  projects: [
    { name: 'with a map', testMatch: withMap, use: launched(mapFlags) },
    { name: 'without a map', testIgnore: withMap, use: launched(plainFlags) }
  ],
  webServer: {
    command: 'node scripts/serve.js',
    env: { PORT: port },
    url: `http://localhost:${port}/`,
    reuseExistingServer: false
  }
});
