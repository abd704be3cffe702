import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chownSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { isRootOnDebian } from './debian.js';
import { withLock } from './lock.js';
import { runQuietly } from './run.js';
import { say } from './say.js';

/** Debian keeps the programs of each version apart, and none of them in the path. */
const debians = '/usr/lib/postgresql';

const versions = () => {
  try {
    return readdirSync(debians).sort((a, b) => Number(b) - Number(a));
  } catch {
    return []; // no Debian, or nothing installed
  }
};

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not ours to run: either way it is none
  }
};

/** The folder of `initdb` and `postgres`, null where there is none. */
export const findPostgres = () => {
  const folders = [
    ...(process.env.POSTGRES_BIN ? [process.env.POSTGRES_BIN] : []),
    ...versions().map((version) => join(debians, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter)
  ];
  return (
    folders.find((folder) => ['initdb', 'postgres'].every((name) => isProgram(join(folder, name)))) ?? null
  );
};

export const postgresIfMissing = async () => {
  if (findPostgres()) return;
  await withLock('postgres', async () => {
    if (findPostgres()) return;
    if (!isRootOnDebian())
      throw new Error(
        'The tests of the store need PostgreSQL: install it, or set POSTGRES_BIN to its folder of programs.'
      );
    say('Installing PostgreSQL for the tests of the store …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await runQuietly('apt-get', ['update'], { env });
    await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'], { env });
    if (!findPostgres()) throw new Error('PostgreSQL was installed but is not found; set POSTGRES_BIN.');
  });
};

/** PostgreSQL refuses to run as root: there it runs as the user that its package made. */
const asWhom = () => {
  if (process.platform === 'win32' || process.getuid() !== 0) return {};
  const idOf = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
};

const freePort = async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
};

const ready = /database system is ready to accept connections/;

const whenReady = (child) =>
  new Promise((resolve, reject) => {
    let printed = '';
    child.stderr.on('data', (chunk) => {
      printed = (printed + chunk).slice(-5000);
      if (ready.test(printed)) resolve(undefined);
    });
    child.on('exit', (code) => reject(new Error(`${printed}\npostgres ended (${code})`)));
  });

/**
 * A PostgreSQL of its own on loopback, in a folder that goes with it. What it holds is for tests: nothing waits for the disk
 * unless `isDurable`.
 */
export const startPostgres = async ({ isDurable = false } = {}) => {
  await postgresIfMissing();
  const bin = findPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'whither-postgres-'));
  const whom = asWhom();
  if (whom.uid !== undefined) chownSync(folder, whom.uid, whom.gid);
  const data = join(folder, 'data');
  const options = { ...whom, cwd: folder };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'whither', '--no-sync'], {
    ...options,
    stdio: 'ignore'
  });
  const port = await freePort();
  const quick = isDurable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off'];
  const where = ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`];
  const child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...where, ...quick], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe']
  });
  await whenReady(child);
  return {
    url: `postgres://whither@127.0.0.1:${port}/postgres`,
    stop: async () => {
      if (child.exitCode === null) {
        child.kill('SIGINT'); // "Fast shutdown": connections are not waited for.
        await once(child, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    }
  };
};
