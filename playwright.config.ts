import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const port = process.env['TEST_PORT'] ?? '4173';
const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const chromium = process.env['CHROMIUM_PATH'] ?? usual.find(existsSync);

/** As root in a container there is no sandbox; without a graphics card WebGL is drawn in software. */
const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader'
];

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
    launchOptions: { ...(chromium ? { executablePath: chromium } : {}), args: flags },
    trace: 'off'
  },
  webServer: {
    command: 'node scripts/serve.js',
    env: { PORT: port },
    url: `http://localhost:${port}/`,
    reuseExistingServer: false
  }
});
