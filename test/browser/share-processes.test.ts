import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { sharesOf } from '../../bench/shares/share.js';
import { startPostgres } from '../../scripts/prepare/postgres.js';
import { startServer } from './share-server.ts';

type Server = Awaited<ReturnType<typeof startServer>>;

const open = readFileSync('test/unit/engine/share/frozen/v1.open');
const sealed = new Uint8Array(sharesOf(2000).numbered(1));
const made = { 'content-type': 'application/octet-stream', 'whither-expires': '1d' };

test.describe('two processes on one PostgreSQL', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let [one, two]: Server[] = [];
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    postgres = await startPostgres();
    const settings = { DATABASE_URL: postgres.url, SHARES_PER_HOUR: '5', ADDRESS_HEADER: 'x-forwarded-for' };
    [one, two] = await Promise.all([startServer(settings), startServer(settings)]);
  });
  test.afterAll(async () => {
    await Promise.all([one?.stop(), two?.stop()]);
    await postgres.stop();
  });

  const ask = (server: Server | undefined, path: string, from: string, init: RequestInit = {}) =>
    fetch(`${server?.origin ?? ''}${path}`, {
      ...init,
      headers: { ...(init.headers as Record<string, string> | undefined), 'x-forwarded-for': from }
    });
  const share = (server: Server | undefined, from: string, body: BodyInit = sealed) =>
    ask(server, '/api/shares', from, { method: 'POST', headers: made, body });

  test('what is written through one is read, replaced and deleted through the other', async () => {
    const from = '198.51.100.1';
    const answer = (await (await share(one, from, open)).json()) as { id: string; deleteToken: string };
    const [api, page] = [`/api/shares/${answer.id}`, `/s/${answer.id}`];
    const headers = { ...made, authorization: `Bearer ${answer.deleteToken}` };

    for (const server of [one, two, one]) {
      expect(Buffer.from(await (await ask(server, api, from)).arrayBuffer()).equals(open)).toBe(true);
      expect(await (await ask(server, page, from)).text()).toContain('og:title');
    }
    expect((await ask(one, `${page}/picture.png`, from)).status).toBe(200);
    expect((await ask(two, api, from, { method: 'PUT', headers, body: sealed })).status).toBe(204);
    for (const server of [one, two]) {
      expect(Buffer.from(await (await ask(server, api, from)).arrayBuffer()).equals(sealed)).toBe(true);
      expect(await (await ask(server, page, from)).text()).not.toContain('og:title');
      expect((await ask(server, `${page}/picture.png`, from)).status).toBe(404);
    }
    expect((await ask(one, api, from, { method: 'PUT', headers, body: open })).status).toBe(204);
    expect(await (await ask(two, page, from)).text()).toContain('og:title');
    expect((await ask(two, api, from, { method: 'DELETE', headers })).status).toBe(204);
    for (const path of [api, page, `${page}/picture.png`])
      for (const server of [one, two]) expect((await ask(server, path, from)).status, path).toBe(410);
  });

  test('who asks is counted by both together, also for putting one share in the place of another', async () => {
    const from = '198.51.100.2';
    const first = (await (await share(one, from)).json()) as { id: string; deleteToken: string };
    const headers = { ...made, authorization: `Bearer ${first.deleteToken}` };
    const put = { method: 'PUT', headers, body: sealed };
    const statuses: number[] = [];
    for (const server of [two, one]) statuses.push((await share(server, from)).status);
    for (const server of [two, one])
      statuses.push((await ask(server, `/api/shares/${first.id}`, from, put)).status);
    for (const server of [two, one]) statuses.push((await share(server, from)).status);
    statuses.push((await ask(two, `/api/shares/${first.id}`, from, put)).status);
    expect(statuses).toEqual([201, 201, 204, 204, 429, 429, 429]);
    expect((await share(two, '198.51.100.3')).status).toBe(201);
  });

  test('a token that is wrong is told before anything is taken, and counts as no share', async () => {
    const from = '198.51.100.4';
    const { id } = (await (await share(one, from)).json()) as { id: string };
    const headers = { ...made, authorization: `Bearer ${'A'.repeat(43)}` };
    for (let turn = 0; turn < 6; turn++) {
      const answer = await ask(two, `/api/shares/${id}`, from, { method: 'PUT', headers, body: 'no share' });
      expect(answer.status).toBe(403);
    }
    expect((await share(one, from)).status).toBe(201);
  });
});
