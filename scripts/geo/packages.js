import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** @param {readonly string[]} files one after another, as `cat files | sha256sum` would say */
export const sha256Of = async (files) => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file));
  return hash.digest('hex');
};

/** Versions of the packages of tables end in the day and hour of their data: 2.3.2026060120; others name no day. @param {string} version */
const dateOf = (version) => {
  const [, year, month, day] = /\.(\d{4})(\d\d)(\d\d)\d\d$/.exec(version) ?? [];
  return year ? `${year}-${month}-${day}` : '';
};

/**
 * Fetches and unpacks a package without installing it: it is big, and only needed here.
 * @param {string} spec name@version
 * @returns {Promise<{ folder: string, sha256: string, date: string }>} a temporary folder with `package/` in it, the hash of the
 *   package file, and the day of its data
 */
export const fetchPackage = async (spec) => {
  const folder = await mkdtemp(join(tmpdir(), 'whither-geo-'));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { stdout } = await run(npm, ['pack', spec, '--json', '--loglevel=error'], {
    cwd: folder,
    shell: process.platform === 'win32'
  });
  const [{ filename, version }] = /** @type {[{ filename: string, version: string }]} */ (JSON.parse(stdout));
  const tarball = join(folder, filename.replace(/^@/, '').replace('/', '-'));
  await run('tar', ['-xzf', tarball, '-C', folder]);
  return { folder, sha256: await sha256Of([tarball]), date: dateOf(version) };
};
