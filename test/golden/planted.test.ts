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
const planted = samplePaths.filter((path) => path.endsWith('.har') && existsSync(listOf(path)));
const line = ({ kind, what, value, host }: Planted): string => `${kind}/${what} ${value} -> ${host}`;
const sorted = (lines: readonly string[]): string[] => [...new Set(lines)].sort();

describe('what was planted is found, and nothing else', () => {
  it('is held to two recordings', () => {
    expect(planted).toEqual(['har/mitmproxy/browser-app-incognito.har', 'har/mitmproxy/browser-app.har']);
  });

  it.each(planted)('%s', async (path) => {
    const wanted = JSON.parse(readFileSync(listOf(path), 'utf8')) as Planted[];
    const options = { tables: () => Promise.resolve(tables), watch: [] };
    const report = await analyse([bytesSource('a.har', readSample(path))], options);
    // The browser itself sends those, with whatever it loads.
    const found = report.findings.filter(({ kind }) => kind !== 'referrer');
    expect(sorted(found.map((finding) => line({ ...finding, host: finding.host ?? '' })))).toEqual(
      sorted(wanted.map(line))
    );
  });
});
