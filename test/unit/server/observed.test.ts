import { execFile } from 'node:child_process';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { framesOf, harmless, reasonOf } from '#lib/server/log.ts';
import { formatFamilies } from '#lib/server/metrics/exposition.ts';
import { Histogram } from '#lib/server/metrics/histogram.ts';
import { listen } from '#lib/server/metrics/listener.ts';
import { operatorAnswers } from '#lib/server/metrics/operator.ts';
import { Observed } from '#lib/server/observed.ts';
import { readSettings } from '#lib/server/settings.ts';
import { openStore } from '#lib/server/shares/open-store.ts';
import { isReady } from '#lib/server/shares/readiness.ts';
import { newId, newToken, tokenHash } from '#lib/server/shares/tokens.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const openForTest = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'whither-observed-'));
  closing.push(() => {
    rmSync(dataDir, { recursive: true });
  });
  const store = await openStore({ databaseUrl: null, dataDir });
  closing.push(() => store.close());
  return store;
};

const away = () => Promise.reject(new Error('connect ECONNREFUSED'));

const listening = async (answers: Parameters<typeof listen>[1]): Promise<string> => {
  const server = await listen({ host: '127.0.0.1', port: 0 }, answers);
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
};

describe('what is counted', () => {
  it('is requests by pattern, method and status; an invented method is one of the others', () => {
    const seen = new Observed();
    for (const method of ['GET', 'BREW', 'PROPFIND'])
      seen.request({ route: '/api/shares/[id]', method, status: 200, ms: 20 });
    seen.request({ route: null, method: 'GET', status: 404, ms: 20 });
    const text = formatFamilies(seen.families());
    expect(text).toContain('whither_requests_total{route="/api/shares/[id]",method="GET",status="200"} 1\n');
    expect(text).toContain('method="other",status="200"} 2\n');
    expect(text).toContain('whither_requests_total{route="none",method="GET",status="404"} 1\n');
    expect(text).toContain('# TYPE whither_request_seconds histogram\n');
  });

  it('is how long requests took, each bucket with all below it', () => {
    const histogram = new Histogram('h', 'help');
    for (const seconds of [0.001, 0.005, 0.006, 99]) histogram.add('/a', seconds);
    const lines = formatFamilies([histogram.family()]).split('\n');
    expect(lines).toContain('h_bucket{route="/a",le="0.005"} 2');
    expect(lines).toContain('h_bucket{route="/a",le="10"} 3');
    expect(lines).toContain('h_bucket{route="/a",le="+Inf"} 4');
    expect(lines).toContain('h_count{route="/a"} 4');
    expect(lines).toContain('h_sum{route="/a"} 99.012');
  });
});

describe('a failing store', () => {
  const writing = () => {
    const lines: Record<string, unknown>[] = [];
    const seen = new Observed((text) => lines.push(JSON.parse(text) as Record<string, unknown>));
    return { lines, seen };
  };

  it('is written once a minute for each reason, with how often', () => {
    const { lines, seen } = writing();
    for (let second = 0; second < 60; second++) seen.storeFailure(new Error('gone'), second * 1000);
    seen.storeFailure(new Error('other'), 1000);
    expect(lines.map(({ reason, times }) => [reason, times])).toEqual([
      ['Error: gone', 1],
      ['Error: other', 1]
    ]);
    seen.storeFailure(new Error('gone'), 60_000);
    expect(lines.at(-1)).toMatchObject({ level: 'error', what: 'store', reason: 'Error: gone', times: 60 });
    expect(formatFamilies(seen.families())).toContain('whither_store_failures_total 62\n');
  });

  it('names neither a share, nor a token, nor an address', () => {
    const secrets = [newId(), newToken(), '203.0.113.9', '2001:db8::7', '::1'];
    for (const secret of secrets) expect(harmless(`at ${secret}, port 5432`)).toBe('at …, port 5432');
    expect(reasonOf(new TypeError('12 of 30: none'))).toBe('TypeError: 12 of 30: none');
    expect(reasonOf(new Error('y'.repeat(10) + ' '.repeat(1000))).length).toBeLessThan(310);
    expect(framesOf(new Error('x'))[0]).toMatch(/^at /);
  });

  it('makes us not ready, also where it never answers', async () => {
    const store = await openForTest();
    expect(await isReady(() => Promise.resolve(store))).toBe(true);
    expect(await isReady(away)).toBe(false);
    expect(await isReady(() => new Promise(() => undefined), 20)).toBe(false);
  });
});

describe('METRICS_PORT', () => {
  const settings = readSettings({});

  it('says what the store holds', async () => {
    const store = await openForTest();
    const share = { kind: 'open' as const, bytes: new Uint8Array(1000), createdMs: 0, expiresMs: null };
    await store.put({ ...share, id: newId(), tokenHash: tokenHash('a') }, 1e6);
    const at = await listening(operatorAnswers({ settings, store: () => Promise.resolve(store) }));
    const response = await fetch(`${at}/metrics`);
    const text = await response.text();
    expect(response.headers.get('content-type')).toContain('version=0.0.4');
    expect(text).toContain('whither_store_up 1\n');
    expect(text).toContain('whither_store_bytes 1000\n');
    expect(text).toContain('whither_shares{state="live"} 1\n');
    expect(text).toContain('whither_shares_open 1\n');
    expect(text).toMatch(/^process_resident_memory_bytes \d{7,}$/m);
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? [\d.e+-]+)$/);
    expect((await fetch(`${at}/`)).status).toBe(404);
  });

  it('says so where the store is away', async () => {
    const at = await listening(operatorAnswers({ settings, store: away }));
    expect(await (await fetch(`${at}/metrics`)).text()).toContain('whither_store_up 0\n');
  });

  it('is refused with its name where it is in use', async () => {
    const at = await listening(operatorAnswers({ settings, store: away }));
    const port = Number(new URL(at).port);
    await expect(
      listen({ host: '127.0.0.1', port }, operatorAnswers({ settings, store: away }))
    ).rejects.toThrow(`METRICS_PORT ${port.toString()} is in use`);
  });
});

describe('commands of the operator', () => {
  const settings = readSettings({});

  const start = async () => {
    const store = await openForTest();
    const id = newId();
    const share = { kind: 'open' as const, bytes: new Uint8Array(10), createdMs: 0, expiresMs: null };
    await store.put({ ...share, id, tokenHash: tokenHash('a') }, 1e6);
    const at = await listening(operatorAnswers({ settings, store: () => Promise.resolve(store) }));
    const run = (...args: string[]) =>
      promisify(execFile)(process.execPath, ['scripts/shares.js', ...args], {
        env: { ...process.env, METRICS_PORT: new URL(at).port }
      });
    return { store, id, at, run };
  };

  it('block a share by its link, and take that back', async () => {
    const { store, id, run } = await start();
    expect((await run('block', `https://whither.example/s/${id}#k=secret`)).stdout).toBe('{"done":true}\n');
    expect((await store.get(id, 1)).kind).toBe('blocked');
    await expect(run('block', id)).rejects.toMatchObject({ code: 1 });
    expect(JSON.parse((await run('stats')).stdout)).toMatchObject({ live: 0, gone: { blocked: 1 } });
    await run('unblock', id);
    expect((await store.get(id, 1)).kind).toBe('found');
    expect(JSON.parse((await run('sweep')).stdout)).toMatchObject({ expired: 0 });
  });

  it('say what is wrong with them', async () => {
    const { run } = await start();
    await expect(run('block', 'nothing')).rejects.toMatchObject({ code: 2 });
    await expect(run('explode')).rejects.toMatchObject({ code: 2 });
  });

  /** As a page would: fetch of Node sets no host of our choice. */
  const post = (at: string, headers: Record<string, string>, body: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const asked = request(`${at}/block`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asked.on('error', reject);
      asked.end(body);
    });

  it('are taken from no page in a browser of this machine', async () => {
    const { store, id, at } = await start();
    expect(await post(at, {}, id)).toBe(403);
    expect(await post(at, { 'whither-operator': '1', host: 'evil.example:80' }, id)).toBe(403);
    expect((await store.get(id, 1)).kind).toBe('found');
    expect(await post(at, { 'whither-operator': '1' }, id)).toBe(200);
    expect((await store.get(id, 1)).kind).toBe('blocked');
  });
});

describe('settings', () => {
  it('need none, and then listen for nobody', () => {
    expect(readSettings({})).toMatchObject({
      metricsPort: null,
      metricsHost: '127.0.0.1',
      databaseUrl: null
    });
  });

  it.each([
    [{ METRICS_PORT: '70000' }, 'METRICS_PORT is 70000'],
    [{ METRICS_PORT: 'x' }, 'METRICS_PORT is "x"'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud"'],
    [{ MAX_SHARE_BYTES: '8MB' }, 'MAX_SHARE_BYTES is "8MB"'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must begin with postgres://']
  ])('are refused by name: %j', (environment, message) => {
    expect(() => readSettings(environment)).toThrow(message);
  });
});
