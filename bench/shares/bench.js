import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from '../../scripts/prepare/build.js';
import { startPostgres } from '../../scripts/prepare/postgres.js';
import { formatTable, whole } from '../table.js';
import { clientsOf, inTurns } from './client.js';
import { startServer } from './server.js';
import { sharesOf } from './share.js';

const size = 200_000;
const written = 1000;
const read = 20_000;
const clientCount = 64;

const withSqlite = async (use) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'whither-bench-shares-'));
  try {
    return await use({ DATA_DIR: dataDir, DATABASE_URL: '' });
  } finally {
    rmSync(dataDir, { recursive: true });
  }
};

/** Durable, as an operator's is: an acknowledged share is on the disk. */
const withPostgres = async (use) => {
  const postgres = await startPostgres({ isDurable: true });
  try {
    return await use({ DATABASE_URL: postgres.url });
  } finally {
    await postgres.stop();
  }
};

const stores = { SQLite: withSqlite, PostgreSQL: withPostgres };

/** `turns` of `act` by all clients: how long each took and all together, in milliseconds. */
const time = async (turns, act) => {
  const each = [];
  const startMs = performance.now();
  await inTurns(clientCount, turns, async (turn) => {
    const sinceMs = performance.now();
    await act(turn);
    each.push(performance.now() - sinceMs);
  });
  return { each: each.sort((a, b) => a - b), totalMs: performance.now() - startMs };
};

const measure = async (clients, say, name) => {
  const shares = sharesOf(size);
  const ids = [];
  say(`${name}: writing`);
  const writing = await time(written, async (turn) => {
    ids[turn] = (await clients.write(shares.numbered(turn))).id;
  });
  const lost = new Set();
  say(`${name}: reading`);
  const reading = await time(read, async (turn) => {
    const number = turn % written;
    const { status, bytes } = await clients.read(ids[number]);
    if (status !== 200 || !shares.isNumbered(bytes, number)) lost.add(number);
  });
  return { writing, reading, lost: lost.size };
};

const measureOn = (name, say) =>
  stores[name](async (environment) => {
    const server = await startServer(environment);
    const clients = clientsOf(server.origin, clientCount);
    try {
      return await measure(clients, say, name);
    } finally {
      clients.close();
      await server.end();
    }
  });

/** The smallest of sorted numbers that is no less than `part` of them. */
export const quantile = (sorted, part) => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];

const row = (name, what, { each, totalMs }, lost) => [
  `${name}, ${what}`,
  whole(each.length),
  (totalMs / 1000).toFixed(1),
  whole(each.length / (totalMs / 1000)),
  quantile(each, 0.5).toFixed(1),
  quantile(each, 0.99).toFixed(1),
  lost === null ? '' : whole(lost)
];

/**
 * A table of each store's figures, from `{ writing, reading, lost }` by the store's name.
 * @returns {string}
 */
export const sharesTable = (results) =>
  formatTable([
    ['store', 'requests', 'seconds', 'requests/s', 'median ms', 'p99 ms', 'lost'],
    ...Object.entries(results).flatMap(([name, { writing, reading, lost }]) => [
      row(name, 'writing', writing, null),
      row(name, 'reading', reading, lost)
    ])
  ]);

/** How fast shares are stored and given out. True where each was read as it was written. */
export const benchShares = async (print, say) => {
  await buildIfStale('app');
  const results = {};
  for (const name of Object.keys(stores)) results[name] = await measureOn(name, say);
  say('');
  print(`\nshares: ${whole(written)} of ${whole(size / 1000)} kB, ${clientCount} clients on loopback\n`);
  print(sharesTable(results));
  return Object.values(results).every(({ lost }) => lost === 0);
};
