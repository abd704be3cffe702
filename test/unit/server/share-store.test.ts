import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '#lib/server/shares/open-store.ts';
import type { NewShare, ShareStore } from '#lib/server/shares/store.ts';
import { newId, newToken, tokenHash } from '#lib/server/shares/tokens.ts';
import { stores, type StoreForTest } from './stores.ts';

const roomy = 1e9;
const dayMs = 86_400_000;
const now = Date.UTC(2026, 0, 15, 12);

const share = (part: Partial<NewShare> = {}): NewShare => ({
  ...{ id: newId(), kind: 'sealed', bytes: new Uint8Array(randomBytes(1000)), createdMs: now },
  ...{ expiresMs: now + dayMs, tokenHash: tokenHash('right') },
  ...part
});

const right = tokenHash('right');
const wrong = tokenHash('wrong');

describe.each(stores)('a store of shares on %s', (_, start) => {
  let server: StoreForTest;
  let store: ShareStore;
  beforeAll(async () => {
    server = await start();
    store = await openStore(server.settings);
  }, 120_000);
  afterAll(async () => {
    await store.close();
    await server.stop();
  });

  const put = async (part: Partial<NewShare> = {}): Promise<NewShare> => {
    const one = share(part);
    expect(await store.put(one, roomy)).toBe('done');
    return one;
  };

  it('gives back what it was given, to the byte', async () => {
    const all = Uint8Array.from({ length: 256 }, (_, at) => at);
    const { id } = await put({ bytes: all, kind: 'open', expiresMs: null });
    expect(await store.get(id, now)).toEqual({
      kind: 'found',
      share: { kind: 'open', bytes: all, createdMs: now, expiresMs: null, revision: 1 }
    });
  });

  it('knows nothing of others', async () => {
    expect(await store.get(newId(), now)).toEqual({ kind: 'unknown' });
    expect(await store.remove(newId(), right, now)).toBe('unknown');
    expect(await store.block(newId())).toBe(false);
  });

  it('says that a share has expired, at the very moment, and loses its bytes when swept', async () => {
    const { id } = await put({ expiresMs: now + 5 });
    expect((await store.get(id, now + 4)).kind).toBe('found');
    expect((await store.get(id, now + 5)).kind).toBe('expired');
    const before = (await store.usage()).bytes;
    expect((await store.sweep(now + 5)).expired).toBe(1);
    expect((await store.usage()).bytes).toBe(before - 1000);
    expect((await store.get(id, now + 5)).kind).toBe('expired');
    expect((await store.sweep(now + 5)).expired).toBe(0);
  });

  it('forgets after 90 days that there was one', async () => {
    const { id } = await put({ expiresMs: now + 1 });
    await store.sweep(now + 1);
    await store.sweep(now + 90 * dayMs);
    expect((await store.get(id, now)).kind).toBe('expired');
    await store.sweep(now + 90 * dayMs + 2);
    expect((await store.get(id, now)).kind).toBe('unknown');
  });

  it('deletes for who has the token, once, and says so from then on', async () => {
    const { id } = await put();
    expect(await store.remove(id, wrong, now)).toBe('wrong-token');
    expect((await store.get(id, now)).kind).toBe('found');
    expect(await store.remove(id, right, now)).toBe('done');
    expect(await store.get(id, now)).toEqual({ kind: 'deleted' });
    expect(await store.remove(id, right, now)).toBe('deleted');
    expect(await store.remove(id, wrong, now)).toBe('wrong-token');
    expect(await store.replace(id, right, share(), { nowMs: now, quotaBytes: roomy })).toBe('deleted');
  });

  it('puts other bytes under the same id, and counts the change', async () => {
    const { id } = await put();
    const next = { kind: 'open', bytes: Uint8Array.of(1, 2, 3) } as const;
    const at = { nowMs: now, quotaBytes: roomy };
    expect(await store.replace(id, wrong, next, at)).toBe('wrong-token');
    const { bytes } = await store.usage();
    expect(await store.replace(id, right, next, at)).toBe('done');
    expect((await store.usage()).bytes).toBe(bytes - 997);
    const looked = await store.get(id, now);
    expect(looked).toMatchObject({ kind: 'found', share: { ...next, revision: 2, expiresMs: now + dayMs } });
    expect(await store.replace(id, right, next, { ...at, nowMs: now + dayMs })).toBe('expired');
  });

  it('takes no more than the quota, also when many come at once, and takes again when there is room', async () => {
    const { bytes } = await store.usage();
    const quota = bytes + 5000;
    const many = Array.from({ length: 12 }, () => share());
    const written = await Promise.all(many.map((one) => store.put(one, quota)));
    expect(written.filter((one) => one === 'done')).toHaveLength(5);
    expect((await store.usage()).bytes).toBe(quota);
    const [kept] = many.filter((_, at) => written[at] === 'done');
    expect(
      await store.replace(kept?.id ?? '', right, share({ bytes: new Uint8Array(1001) }), {
        nowMs: now,
        quotaBytes: quota
      })
    ).toBe('full');
    expect((await store.get(kept?.id ?? '', now)).kind).toBe('found');
    await store.remove(kept?.id ?? '', right, now);
    expect(await store.put(share(), quota)).toBe('done');
  });

  it('keeps nothing of a share whose id there is already', async () => {
    const { id } = await put();
    const { bytes } = await store.usage();
    await expect(store.put(share({ id }), roomy)).rejects.toThrow();
    expect((await store.usage()).bytes).toBe(bytes);
  });

  it('blocks and unblocks for the operator, whoever made it', async () => {
    const { id } = await put();
    expect(await store.block(id)).toBe(true);
    expect(await store.get(id, now)).toEqual({ kind: 'blocked' });
    expect(await store.remove(id, right, now)).toBe('blocked');
    expect(await store.unblock(id)).toBe(true);
    expect((await store.get(id, now)).kind).toBe('found');
    expect(await store.unblock(id)).toBe(false);
  });

  it('counts by window, each for itself, also when many ask at once', async () => {
    const limit = { count: 3, windowMs: 60_000 };
    const waits = await Promise.all(
      Array.from({ length: 5 }, () => store.take('somebody', limit, now + 1000))
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
    expect(Math.max(...waits)).toBe(59_000);
    expect(await store.take('another', limit, now)).toBe(0);
    expect(await store.take('somebody', limit, now + 60_000)).toBe(0);
  });

  it('has one key a day for all who ask, and none of the day before', async () => {
    const [a, b] = await Promise.all([
      store.dayKey(now, new Uint8Array(32).fill(1)),
      store.dayKey(now, new Uint8Array(32).fill(2))
    ]);
    expect(Buffer.from(a).equals(b)).toBe(true);
    const next = await store.dayKey(now + dayMs, new Uint8Array(32).fill(3));
    expect(Buffer.from(next).equals(a)).toBe(false);
    await store.sweep(now + dayMs);
    const again = await store.dayKey(now, new Uint8Array(32).fill(4));
    expect([...again]).toEqual([...new Uint8Array(32).fill(4)]);
  });

  it('is one for all processes, whoever opens it first', async () => {
    const [one, two] = await Promise.all([openStore(server.settings), openStore(server.settings)]);
    const made = share();
    await one.put(made, roomy);
    expect((await two.get(made.id, now)).kind).toBe('found');
    await Promise.all([one.close(), two.close()]);
  });

  it('gives back the room of what expired once, also where two sweep at once', async () => {
    const [one, two] = await Promise.all([openStore(server.settings), openStore(server.settings)]);
    const before = (await store.usage()).bytes;
    for (let turn = 0; turn < 10; turn++) await put({ expiresMs: now + 5 });
    const swept = await Promise.all([one, two].map((each) => each.sweep(now + 5)));
    expect(swept.map(({ expired }) => expired).sort((a, b) => a - b)).toEqual([0, 10]);
    expect((await store.usage()).bytes).toBe(before);
    await Promise.all([one.close(), two.close()]);
  });

  it('says whether a token is the right one before anything is sent', async () => {
    const { id } = await put();
    expect(await store.check(id, right, now)).toBe('done');
    expect(await store.check(id, wrong, now)).toBe('wrong-token');
    expect(await store.check(newId(), right, now)).toBe('unknown');
    expect(await store.check(id, right, now + dayMs)).toBe('expired');
  });

  it('stores no token: what deletes cannot be found out from it', () => {
    const token = newToken();
    expect(tokenHash(token)).toHaveLength(32);
    expect(Buffer.from(tokenHash(token)).toString('latin1')).not.toContain(token);
  });
});
