import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '#engine/analyse.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import { readSample, samplePaths, tables } from './samples.ts';

/** What the program that was recorded wrote down as it sent it. */
interface Planted {
  readonly kind: string;
  readonly what: string;
  readonly value: string;
  readonly host: string;
}

const folder = join(import.meta.dirname, '../../sample-captures');
const listOf = (path: string): string => join(folder, path.replace(/\.har$/, '.planted.json'));
const kinds = ['page-visited', 'page-title', 'search', 'identifier', 'account', 'device', 'usage'];

const planted = samplePaths.filter((path) => path.endsWith('.har') && existsSync(listOf(path)));
const line = ({ kind, value, host }: Omit<Planted, 'what'>): string => `${kind} ${value} -> ${host}`;
const sorted = (lines: readonly string[]): string[] => [...new Set(lines)].sort();

describe('what was planted is found, and nothing else', () => {
  it('is held to two recordings', () => {
    expect(planted).toEqual(['har/mitmproxy/browser-app-incognito.har', 'har/mitmproxy/browser-app.har']);
  });

  it.each(planted)('%s', async (path) => {
    const wanted = JSON.parse(readFileSync(listOf(path), 'utf8')) as Planted[];
    const options = { tables: () => Promise.resolve(tables), watch: [] };
    const report = await analyse([bytesSource('a.har', readSample(path))], options);
    const found = report.findings.filter(({ kind }) => kinds.includes(kind));
    expect(sorted(found.map(({ kind, value, host }) => line({ kind, value, host: host ?? '' })))).toEqual(
      sorted(wanted.map(line))
    );
  });
});
