import { describe, expect, it } from 'vitest';
import { pack } from '#engine/share/envelope.ts';
import { Kept } from '#lib/server/kept.ts';
import type { StoredShare } from '#lib/server/shares/store.ts';
import { briefFor } from '../../../src/routes/s/[id]/kept-brief.server.ts';
import { openSample, shareOf } from '../engine/share/samples.ts';

const texts = (count: number, weight: number): Kept<string> =>
  new Kept({ count, weight }, ({ length }) => length);
const never = (): Promise<string> => Promise.reject(new Error('made again'));

describe('what is kept of what was asked for', () => {
  it('is made once, also for those who ask while it is made', async () => {
    const kept = texts(2, 100);
    const first = kept.get('a', () => Promise.resolve('made'));
    expect(await Promise.all([first, kept.get('a', never)])).toEqual(['made', 'made']);
  });

  it('is no more than so many: what was not asked for the longest goes', async () => {
    const kept = texts(2, 100);
    for (const key of ['a', 'b', 'a', 'c']) await kept.get(key, () => Promise.resolve(key));
    expect(kept.size).toBe(2);
    expect(await kept.get('a', never)).toBe('a');
    await expect(kept.get('b', never)).rejects.toThrow('made again');
  });

  it('is no heavier than so much together', async () => {
    const kept = texts(10, 10);
    for (const key of ['a', 'b', 'c']) await kept.get(key, () => Promise.resolve('four'));
    expect(kept.size).toBe(2);
    expect(await kept.get('huge', () => Promise.resolve('x'.repeat(11)))).toHaveLength(11);
    expect(kept.size).toBe(0);
    expect(await kept.get('a', () => Promise.resolve('again'))).toBe('again');
    expect(kept.size).toBe(1);
  });

  it('is no failure: the next one tries again', async () => {
    const kept = texts(2, 100);
    await expect(kept.get('a', never)).rejects.toThrow();
    expect(await kept.get('a', () => Promise.resolve('there'))).toBe('there');
  });
});

describe('the page of an open share', async () => {
  const sample = await openSample('har/mitmproxy/browser-app.har');
  const stored = async (title: string, revision: number): Promise<StoredShare> => {
    const notes = { title, text: '', author: '' };
    const bytes = pack((await shareOf(sample, { level: 'hosts', notes })).shareable);
    return { kind: 'open', bytes, createdMs: 0, expiresMs: null, revision };
  };

  it('is read once for each revision, and anew when it was replaced', async () => {
    const first = await stored('First', 1);
    const brief = await briefFor('an-id', first);
    expect(brief?.title).toBe('First');
    expect(await briefFor('an-id', { ...first, bytes: new Uint8Array() })).toBe(brief);
    expect((await briefFor('an-id', await stored('Second', 2)))?.title).toBe('Second');
    expect((await briefFor('another', await stored('Third', 1)))?.title).toBe('Third');
  });

  it('of a sealed one says nothing', async () => {
    const sealed = { ...(await stored('First', 1)), kind: 'sealed' } as const;
    expect(await briefFor('an-id', sealed)).toBeNull();
  });
});
