import { expect, test } from '@playwright/test';
import { sharesOf } from '../../bench/shares/share.js';
import { shareServers, type ShareServer } from './share-server.ts';

const size = 20_000;
const shares = sharesOf(size);
const made = { 'content-type': 'application/octet-stream', 'whither-expires': '1d' };

const bodyIn = (bytes: Uint8Array, pieces: number): ReadableStream<Uint8Array> => {
  let sent = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (sent++ < pieces) controller.enqueue(bytes);
      else controller.close();
    }
  });
};

for (const [store, startServer] of Object.entries(shareServers))
  test.describe(`a server with ${store} says when it is enough`, () => {
    let server: ShareServer;
    test.beforeAll(async () => {
      test.setTimeout(120_000);
      server = await startServer({
        ...{
          MAX_SHARE_BYTES: '50000',
          STORE_QUOTA_BYTES: '100000',
          SHARES_PER_HOUR: '6',
          READS_PER_MINUTE: '8'
        },
        ADDRESS_HEADER: 'x-forwarded-for'
      });
    });
    test.afterAll(() => server.stop());

    const post = async (from: string, body: Uint8Array<ArrayBuffer> | ReadableStream, headers = {}) => {
      const response = await fetch(`${server.origin}/api/shares`, {
        ...{ method: 'POST', body, headers: { ...made, 'x-forwarded-for': from, ...headers } },
        ...(body instanceof ReadableStream ? { duplex: 'half' } : {})
      });
      const answer = (await response.json()) as { id?: string; error?: { code: string } };
      return {
        status: response.status,
        code: answer.error?.code,
        id: answer.id ?? '',
        headers: response.headers
      };
    };

    const read = async (from: string, id: string) => {
      const headers = { 'x-forwarded-for': from };
      const response = await fetch(`${server.origin}/api/shares/${id}`, { headers });
      return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
    };

    const numbered = (number: number): Uint8Array<ArrayBuffer> => new Uint8Array(shares.numbered(number));

    test('a share may be so large, whatever its length is said to be', async () => {
      const whole = await post('198.51.100.1', new Uint8Array(60_000));
      expect([whole.status, whole.code]).toEqual([413, 'too-large']);
      const inPieces = await post('198.51.100.1', bodyIn(new Uint8Array(1000), 10_000));
      expect([inPieces.status, inPieces.code]).toEqual([413, 'too-large']);
    });

    test('what is no share is not stored, nor for a time that is not offered', async () => {
      const junk = await post('198.51.100.2', new Uint8Array(500));
      expect([junk.status, junk.code]).toEqual([400, 'not-a-share']);
      const long = await post('198.51.100.2', numbered(0), { 'whither-expires': '1000 years' });
      expect([long.status, long.code]).toEqual([400, 'expires-unknown']);
    });

    test('one address may make so many in an hour, and another its own', async () => {
      for (let turn = 0; turn < 6; turn++)
        expect((await post('198.51.100.3', new Uint8Array(10))).code).toBe('not-a-share');
      const refused = await post('198.51.100.3', numbered(0));
      expect([refused.status, refused.code]).toEqual([429, 'too-many']);
      const seconds = Number(refused.headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(3600);
      expect((await post('198.51.100.4', new Uint8Array(10))).status).toBe(400);
      // Whoever has one address of IPv6 has all of its /64.
      for (let turn = 0; turn < 6; turn++) await post(`2001:db8:1:1::${turn.toString()}`, new Uint8Array(10));
      expect((await post('2001:db8:1:1::abcd', new Uint8Array(10))).status).toBe(429);
    });

    test('a full store takes no more, gives what it has, and takes again what was made room for', async () => {
      const kept: string[] = [];
      for (let turn = 0; turn < 5; turn++) kept.push((await post('198.51.100.5', numbered(turn))).id);
      const refused = await post('198.51.100.5', numbered(5));
      expect([refused.status, refused.code]).toEqual([507, 'store-full']);
      for (const [at, id] of kept.entries()) {
        const { status, bytes } = await read('198.51.100.5', id);
        expect([status, shares.isNumbered(bytes, at)]).toEqual([200, true]);
      }
      expect(await server.metrics()).toMatch(/store-full/);
    });

    test('one address may read so many in a minute', async () => {
      const statuses: number[] = [];
      // A minute may end in between, once.
      for (let turn = 0; turn < 17; turn++)
        statuses.push((await read('198.51.100.6', 'AAAAAAAAAAAAAAAAAAAAAA')).status);
      expect(new Set(statuses)).toEqual(new Set([404, 429]));
      expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(16);
    });
  });
