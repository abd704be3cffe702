import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseVerify } from '#cli/verify-options.ts';
import { UsageError } from '#cli/options.ts';
import { formatKey, newKey, pack, seal } from '#engine/share/envelope.ts';
import { countedBytes, openSample, shareOf } from '../engine/share/samples.ts';

const root = join(import.meta.dirname, '../../..');
const path = 'har/mitmproxy/browser-app-incognito.har';
const sample = join(root, 'sample-captures', path);
const other = join(root, 'sample-captures/har/mitmproxy/browser-app.har');
const folder = mkdtempSync(join(tmpdir(), 'whither-verify-'));
const file = (name: string): string => join(folder, name);
const id = 'AbCdEfGhIjKlMnOpQrStUv';
let link = '';
let server: Server;

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

const whither = (...words: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'bin/whither.js'), 'verify', ...words], (error, out, err) => {
      resolve({ status: error ? Number(error.code) : 0, out, err: err.replace(/^Building .*\n/m, '') });
    });
  });

beforeAll(async () => {
  const random = countedBytes(5);
  const { shareable, keeps } = await shareOf(await openSample(path), { level: 'values', hashes: false });
  const key = newKey(random);
  const sealed = await seal(shareable, key, random);
  writeFileSync(file('open.whither'), pack(shareable));
  writeFileSync(file('sealed.whither'), sealed);
  writeFileSync(file('key'), formatKey(key));
  writeFileSync(file('keeps.json'), JSON.stringify(keeps));
  server = createServer((request, response) => {
    const isThere = request.url === `/api/shares/${id}`;
    response.writeHead(isThere ? 200 : 404).end(isThere ? sealed : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  link = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}/s/${id}#k=${formatKey(key)}&v=map`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

describe('whither verify', () => {
  test('finds no difference between a share and its file: exit 0', async () => {
    const { status, out, err } = await whither(file('open.whither'), sample);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('no difference');
    expect(out).toContain('Not checked');
  });
  test('opens what is sealed with its key, and a link', async () => {
    const key = readFileSync(file('key'), 'utf8');
    expect(await whither(`${file('sealed.whither')}#k=${key}`, sample)).toMatchObject({ status: 0 });
    expect(await whither(link, sample)).toMatchObject({ status: 0 });
  });
  test('compares the values behind tokens with what the sharer kept', async () => {
    const { status, out } = await whither(
      file('open.whither'),
      sample,
      '--secrets',
      file('keeps.json'),
      '--json'
    );
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual({ differences: [], unchecked: [] });
  });
  test('names each difference to other files: exit 1', async () => {
    const { status, out } = await whither(file('open.whither'), other);
    expect(status).toBe(1);
    expect(out).toMatch(/^ {2}report\.countries\[SG\]\.requests: the share says 5, the files say \d+$/m);
  });
  test('says what is wrong with the call: exit 2', async () => {
    expect(await whither(file('open.whither'))).toMatchObject({ status: 2 });
    expect(await whither(link.replace('/s/', '/x/'), sample)).toMatchObject({ status: 2 });
    expect(await whither(file('open.whither'), sample, '--secrets', sample)).toMatchObject({ status: 2 });
  });
  test('says what is no share, sealed, gone or broken: exit 3', async () => {
    const told = async (...words: readonly string[]): Promise<string> => {
      const { status, err } = await whither(...words);
      expect(status).toBe(3);
      return err.split(' ')[1] ?? '';
    };
    expect(await told(sample, sample)).toBe('not-a-share');
    expect(await told(file('sealed.whither'), sample)).toBe('key-missing');
    expect(await told(`${file('sealed.whither')}#k=${'A'.repeat(43)}`, sample)).toBe('key-wrong');
    expect(await told(`${file('sealed.whither')}#k=short`, sample)).toBe('key-broken');
    expect(await told(link.replace(id, id.toLowerCase()), sample)).toBe('unreadable');
    expect(await told(file('open.whither'), file('missing.har'))).toBe('unreadable');
  });
});

test('the first word is the share, and what makes no sense is refused', () => {
  expect(parseVerify(['a.whither', 'b.har', '--secrets=c.json', '--own', 'd'])).toMatchObject({
    ...{ share: 'a.whither', files: ['b.har'], secrets: 'c.json', own: 'd' }
  });
  for (const words of [['a'], ['a', 'b', '--each'], ['a', 'b', '--csv', 'hosts'], ['a', 'b', '--secrets']])
    expect(() => parseVerify(words)).toThrow(UsageError);
});
