import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreSettings } from '#lib/server/shares/open-store.ts';
import { startPostgres } from '../../../scripts/prepare/postgres.js';

export interface StoreForTest {
  readonly settings: StoreSettings;
  readonly stop: () => Promise<void>;
}

const sqlite = (): Promise<StoreForTest> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'whither-store-'));
  return Promise.resolve({
    settings: { databaseUrl: null, dataDir },
    stop: () => {
      rmSync(dataDir, { recursive: true });
      return Promise.resolve();
    }
  });
};

const postgres = async (): Promise<StoreForTest> => {
  const { url, stop } = await startPostgres();
  return { settings: { databaseUrl: url, dataDir: '' }, stop };
};

/** Both stores there are, for real. */
export const stores: readonly (readonly [name: string, start: () => Promise<StoreForTest>])[] = [
  ['SQLite', sqlite],
  ['PostgreSQL', postgres]
];
