import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { Client } from 'pg';
import { startPostgres } from '../../scripts/prepare/postgres.js';

export interface ShareServer {
  readonly origin: string;
  /** What it has printed. */
  readonly printed: () => string;
  /** Folder of its database; empty with PostgreSQL. */
  readonly dataDir: string;
  /** What it tells machines of itself. */
  readonly metrics: () => Promise<string>;
  /** Lets the time of a share be over, as if it had passed. */
  readonly expire: (id: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

type Running = Omit<ShareServer, 'expire'>;

type Environment = Readonly<Record<string, string>>;

const originIn = async (child: ChildProcess, printed: () => string): Promise<string> => {
  for (;;) {
    const [, origin] = /Whither is at (\S+)/.exec(printed()) ?? [];
    if (origin !== undefined) return origin;
    if (child.exitCode !== null) throw new Error(`the server ended: ${printed()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

/** The built server, on a free port and a store of its own. */
export const startServer = async (environment: Environment, dataDir = ''): Promise<Running> => {
  let text = '';
  const metricsPort = (await freePort()).toString();
  const child = spawn(process.execPath, ['scripts/serve.js'], {
    env: { ...process.env, PORT: '0', METRICS_PORT: metricsPort, ...environment },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  const keep = (chunk: Buffer): void => {
    text += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const printed = (): string => text;
  const origin = await originIn(child, printed);
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  const metrics = async (): Promise<string> =>
    (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  return { origin, printed, dataDir, metrics, stop };
};

const withSqlite = async (settings: Environment = {}): Promise<ShareServer> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'whither-shares-'));
  const server = await startServer({ DATA_DIR: dataDir, DATABASE_URL: '', ...settings }, dataDir);
  return {
    ...server,
    expire: (id) => {
      const database = new Database(join(dataDir, 'shares.sqlite'));
      database.prepare('UPDATE shares SET expires_ms = 1 WHERE id = ?').run([id]);
      database.close();
      return Promise.resolve();
    },
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true });
    }
  };
};

const withPostgres = async (settings: Environment = {}): Promise<ShareServer> => {
  const postgres = await startPostgres();
  const server = await startServer({ DATABASE_URL: postgres.url, ...settings });
  return {
    ...server,
    expire: async (id) => {
      const client = new Client(postgres.url);
      await client.connect();
      await client.query('UPDATE shares SET expires_ms = 1 WHERE id = $1', [id]);
      await client.end();
    },
    stop: async () => {
      await server.stop();
      await postgres.stop();
    }
  };
};

export const shareServers = { SQLite: withSqlite, PostgreSQL: withPostgres };
