import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import Database from 'libsql';
import { clientsOf } from '../../bench/shares/client.js';
import { startServer } from '../../bench/shares/server.js';
import { sharesOf } from '../../bench/shares/share.js';
import { startPostgres } from '../../scripts/prepare/postgres.js';

const rounds = 3;
const writers = 8;
const enough = 40;
const shares = sharesOf(50_000);

/** What the server said it had done. */
interface Acknowledged {
  readonly live: Map<string, number>;
  readonly deleted: Set<string>;
  asked: number;
  /** Requests that were cut off: what became of them is anybody's guess. */
  cut: number;
}

type Clients = ReturnType<typeof clientsOf>;

/** Writes one, and deletes every fifth. */
const writeOne = async (clients: Clients, seen: Acknowledged): Promise<void> => {
  const number = seen.asked++;
  const { id, deleteToken } = await clients.write(shares.numbered(number));
  if (number % 5 === 0) {
    expect((await clients.remove(id, deleteToken)).status).toBe(204);
    seen.deleted.add(id);
  } else seen.live.set(id, number);
};

/** Until the server is gone. */
const writeOn = async (clients: Clients, seen: Acknowledged): Promise<void> => {
  try {
    for (;;) await writeOne(clients, seen);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error; // A refusal is no broken connection.
    seen.cut++;
  }
};

const killInTheMiddle = async (environment: Record<string, string>, seen: Acknowledged): Promise<void> => {
  const server = await startServer(environment);
  const clients = clientsOf(server.origin, writers);
  const before = seen.live.size;
  const writing = Promise.all(Array.from({ length: writers }, () => writeOn(clients, seen)));
  await expect.poll(() => seen.live.size - before, { intervals: [5] }).toBeGreaterThan(enough);
  await server.end('SIGKILL');
  await writing;
  clients.close();
};

const expectAllThere = async (environment: Record<string, string>, seen: Acknowledged): Promise<void> => {
  const server = await startServer(environment);
  const clients = clientsOf(server.origin, writers);
  const lost: string[] = [];
  for (const [id, number] of seen.live) {
    const { status, bytes } = await clients.read(id);
    if (status !== 200 || !shares.isNumbered(bytes, number)) lost.push(`${id} (${status.toString()})`);
  }
  for (const id of seen.deleted) expect((await clients.read(id)).status).toBe(410);
  expect(lost).toEqual([]);
  clients.close();
  await server.end();
};

const killAndLook = async (environment: Record<string, string>): Promise<Acknowledged> => {
  const seen: Acknowledged = { live: new Map(), deleted: new Set(), asked: 0, cut: 0 };
  for (let round = 0; round < rounds; round++) await killInTheMiddle(environment, seen);
  expect(seen.cut, 'clients were writing when the server was killed').toBe(rounds * writers);
  expect(seen.deleted.size).toBeGreaterThan(rounds);
  await expectAllThere(environment, seen);
  return seen;
};

test('SQLite: a server killed while it writes has lost nothing that it said was there', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'whither-kill-'));
  await killAndLook({ DATA_DIR: dataDir, DATABASE_URL: '' });
  const database = new Database(join(dataDir, 'shares.sqlite'));
  expect(database.prepare('PRAGMA integrity_check').get()).toMatchObject({ integrity_check: 'ok' });
  const [row] = database
    .prepare('SELECT (SELECT SUM(size) FROM shares) AS sizes, (SELECT bytes FROM room) AS room')
    .all() as { sizes: number; room: number }[];
  expect(row?.room, 'the quota counts what is there').toBe(row?.sizes);
  database.close();
  rmSync(dataDir, { recursive: true });
});

test('PostgreSQL: nor has one that was killed beside its database', async () => {
  const postgres = await startPostgres();
  try {
    await killAndLook({ DATABASE_URL: postgres.url });
  } finally {
    await postgres.stop();
  }
});
