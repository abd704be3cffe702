import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Report } from '#engine/model/report.ts';

const root = join(import.meta.dirname, '../../..');
const sample = join(root, 'sample-captures/har/chromium/daily-news.har');
const packets = join(root, 'sample-captures/pcap/chromium/daily-news.pcap');
const folder = mkdtempSync(join(tmpdir(), 'whither-'));
const { version: packageVersion } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
};
const notes = join(folder, 'notes.txt');
writeFileSync(notes, 'hello');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const whither = (
  words: readonly string[],
  input = ''
): { status: number | null; out: string; err: string } => {
  const run = spawnSync(process.execPath, [join(root, 'bin/whither.js'), ...words], {
    encoding: 'utf8',
    input
  });
  return { status: run.status, out: run.stdout, err: run.stderr.replace(/^Building .*\n/m, '') };
};

/** Asks a built program for its help, and each of its files whether V8 took what was kept of it. */
const probe = `
  const { start, scripts } = require(process.argv[1]);
  process.argv.splice(1, Infinity, 'whither', '--help');
  start();
  for (const [name, { cachedDataRejected: refused }] of scripts)
    process.stderr.write(name + (refused === undefined ? ' anew' : refused ? ' refused' : ' taken'));
`;

test('--json writes one report, and nothing else', () => {
  const { status, out, err } = whither([sample, '--json', '--sha256']);
  const report = JSON.parse(out) as Report;
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(report.version).toBe(1);
  expect(report.sources[0]).toMatchObject({ name: 'daily-news.har', format: 'har' });
  expect(report.sources[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('--text says the answer in words, for the countries that are watched', () => {
  const { status, out } = whither([packets, '--watch', 'NL']);
  expect(status).toBe(0);
  expect(out).toMatch(
    /^Of \d+ connections, \d+ went to the Netherlands\. \d+ requests carried the address of a page that was opened\b/
  );
  expect(out).toContain('DB-IP');
});

test('several files are one case', () => {
  const { out } = whither([packets, sample, '--json']);
  expect((JSON.parse(out) as Report).sources.map(({ format }) => format)).toEqual(['pcap', 'har']);
});

test('--each gives a line for each file, in the order given, also for one that cannot be read', () => {
  const missing = join(folder, 'missing.pcap');
  const { status, out } = whither(
    ['--each', '--json', sample, '--files-from', '-'],
    `${notes}\n${missing}\n${packets}\n`
  );
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Report & { error?: unknown; file?: string });
  expect(status).toBe(0);
  expect(lines.map((line) => line.error ?? line.sources[0]?.format)).toEqual([
    'har',
    { code: 'unknown-format', looksLike: 'text' },
    { code: 'unreadable', reason: 'ENOENT' },
    'pcap'
  ]);
  expect(lines[1]?.file).toBe(notes);
});

test('what is no capture is one line on stderr and exit 3', () => {
  expect(whither([notes, '--json'])).toEqual({
    status: 3,
    out: '',
    err: 'whither: unknown-format {"looksLike":"text"}\n'
  });
});

test('of several files, the one that is no capture is named', () => {
  const { status, err } = whither([packets, notes, '--json']);
  expect({ status, err }).toEqual({
    status: 3,
    err: 'whither: unknown-format {"file":"notes.txt","looksLike":"text"}\n'
  });
});

test('--version says which Whither this is', () => {
  expect(whither(['--version'])).toEqual({ status: 0, out: `whither ${packageVersion}\n`, err: '' });
});

test('a wrong call is exit 2', () => {
  expect(whither([]).status).toBe(2);
  expect(whither([sample, '--keys', 'x'])).toMatchObject({ status: 2, out: '' });
});

test('it starts from what was compiled when it was built, and without it all the same', () => {
  whither(['--help']);
  const started = (folder: string): string =>
    spawnSync(process.execPath, ['-e', probe, join(folder, 'whither.cjs')], { encoding: 'utf8' }).stderr;
  const bare = join(folder, 'cli');
  cpSync(join(root, 'dist/cli'), bare, { recursive: true });
  expect(started(bare)).toBe('program.cjs taken');
  rmSync(join(bare, 'program.cjs.compiled'));
  expect(started(bare)).toBe('program.cjs anew');
  writeFileSync(join(bare, 'program.cjs.compiled'), 'of another version');
  expect(started(bare)).toBe('program.cjs refused');
});
