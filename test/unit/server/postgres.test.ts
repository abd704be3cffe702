import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '#lib/server/shares/open-store.ts';
import { openPostgres } from '#lib/server/shares/postgres.ts';
import { newId, tokenHash } from '#lib/server/shares/tokens.ts';
import { startPostgres } from '../../../scripts/prepare/postgres.js';

type Started = Awaited<ReturnType<typeof startPostgres>>;

const now = Date.UTC(2026, 0, 15, 12);

describe('PostgreSQL', () => {
  let postgres: Started;
  let other: Client;
  beforeAll(async () => {
    postgres = await startPostgres();
    other = new Client(postgres.url);
    await other.connect();
  }, 120_000);
  afterAll(async () => {
    await other.end();
    await postgres.stop();
  });

  const waiting = async (): Promise<number> => {
    const { rows } = await other.query(
      "SELECT count(*) AS count FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    );
    return Number((rows as { readonly count: string }[])[0]?.count);
  };

  it('gives back the room of a share once, where two processes sweep at the same moment', async () => {
    const settings = { databaseUrl: postgres.url, dataDir: '' };
    const [one, two] = await Promise.all([openStore(settings), openStore(settings)]);
    const bytes = new Uint8Array(1000);
    const share = { kind: 'sealed' as const, bytes, createdMs: now, tokenHash: tokenHash('right') };
    await one.put({ ...share, id: newId(), expiresMs: null }, 1e6);
    await one.put({ ...share, id: newId(), expiresMs: now + 1 }, 1e6);
    await other.query('BEGIN');
    await other.query('UPDATE room SET bytes = bytes'); // So that both have begun before either ends.
    const swept = Promise.all([one.sweep(now + 1), two.sweep(now + 1)]);
    await expect.poll(waiting).toBe(2);
    await other.query('COMMIT');
    expect((await swept).map(({ expired }) => expired).sort((a, b) => a - b)).toEqual([0, 1]);
    expect((await one.usage()).bytes).toBe(1000);
    await Promise.all([one.close(), two.close()]);
  });

  it('may go away in the middle of a transaction: that one fails, and the process lives', async () => {
    const database = openPostgres(postgres.url);
    const work = database.transaction(async (sql) => {
      const [row] = await sql.rows('SELECT pg_backend_pid() AS pid');
      const pid = Number(row?.['pid']);
      const isThere = async (): Promise<boolean> =>
        (await other.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [pid])).rowCount === 1;
      await other.query('SELECT pg_terminate_backend($1)', [pid]);
      await expect.poll(isThere).toBe(false);
      await sql.rows('SELECT 1');
    });
    await expect(work).rejects.toThrow(/terminat|not queryable|closed/i);
    expect(await database.rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.close();
  });
});
