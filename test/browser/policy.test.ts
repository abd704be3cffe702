import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { mapBox } from './map-picture.ts';

let stranger: Server;
let asked: string[] = [];

/** A site that would answer anybody: only our own policy can be what keeps the page from it. */
test.beforeAll(async () => {
  stranger = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, {
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin'
    });
    response.end('hello');
  });
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
});

test.afterAll(() => {
  stranger.close();
});

test.beforeEach(() => {
  asked = [];
});

const strangerUrl = (path: string): string =>
  `http://127.0.0.1:${String((stranger.address() as AddressInfo).port)}${path}`;

/** Runs in the page or in a worker: what became of a request to `url`, and which rule refused it. */
const tryFetch = async (url: string): Promise<string> => {
  const refused = new Promise<string>((resolve) => {
    addEventListener('securitypolicyviolation', (event) => {
      resolve(`refused by ${event.effectiveDirective}`);
    });
  });
  const answered = fetch(url).then(
    () => 'answered',
    () =>
      new Promise<string>((resolve) =>
        setTimeout(() => {
          resolve('failed for another reason');
        }, 2000)
      )
  );
  return Promise.race([refused, answered]);
};

test('the page may ask no other origin', async ({ page }) => {
  await page.goto('/');
  expect(await page.evaluate(tryFetch, strangerUrl('/from-page'))).toBe('refused by connect-src');
  expect(asked).toEqual([]);
});

test('nor may the workers that read the capture and draw the map', async ({ page }) => {
  await page.goto('/sample/daily-news');
  await expect(mapBox(page)).toBeVisible();
  const workers = page.workers();
  expect(workers.some((worker) => worker.url().includes('analyse'))).toBe(true);
  for (const worker of workers) {
    expect(await worker.evaluate(tryFetch, strangerUrl('/from-worker'))).toBe('refused by connect-src');
  }
  expect(asked).toEqual([]);
});
