import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '#lib/server/shares/open-store.ts';
import { newId, tokenHash } from '#lib/server/shares/tokens.ts';

const now = Date.UTC(2026, 0, 15, 12);

describe('SQLite', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'whither-sqlite-'));
  afterAll(() => {
    rmSync(dataDir, { recursive: true });
  });

  const onDisk = (): string =>
    readdirSync(dataDir)
      .map((name) => readFileSync(join(dataDir, name), 'latin1'))
      .join('');

  it('has nothing left in any of its files of what was deleted, replaced or over, once it was swept', async () => {
    const store = await openStore({ databaseUrl: null, dataDir });
    const put = async (word: string, expiresMs: number | null): Promise<string> => {
      const [id, bytes] = [newId(), new TextEncoder().encode(word.repeat(2000))];
      await store.put(
        { id, kind: 'open', bytes, createdMs: now, expiresMs, tokenHash: tokenHash('right') },
        1e9
      );
      return id;
    };
    const deleted = await put('canary-deleted', null);
    const replaced = await put('canary-replaced', null);
    await put('canary-over', now + 1);
    await put('still-there', null);
    await store.remove(deleted, tokenHash('right'), now);
    await store.replace(
      replaced,
      tokenHash('right'),
      { kind: 'open', bytes: new TextEncoder().encode('another') },
      { nowMs: now, quotaBytes: 1e9 }
    );
    expect(onDisk()).toContain('canary-over');
    await store.sweep(now + 1);
    expect(onDisk()).toContain('still-there');
    expect(onDisk()).not.toContain('canary');
    await store.close();
  });
});
