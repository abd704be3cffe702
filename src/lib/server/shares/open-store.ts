import { join } from 'node:path';
import { migrate } from './migrations.ts';
import type { SqlDatabase } from './sql.ts';
import { SqlStore } from './sql-store.ts';
import type { ShareStore } from './store.ts';

export interface StoreSettings {
  /** Of PostgreSQL; null for SQLite in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
}

const openDatabase = async ({ databaseUrl, dataDir }: StoreSettings): Promise<SqlDatabase> =>
  databaseUrl === null
    ? (await import('./sqlite.ts')).openSqlite(join(dataDir, 'shares.sqlite'))
    : (await import('./postgres.ts')).openPostgres(databaseUrl);

/** Opens the store and brings it up to date. */
export const openStore = async (settings: StoreSettings): Promise<ShareStore> => {
  const database = await openDatabase(settings);
  await migrate(database);
  return new SqlStore(database);
};
