import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import { findAll } from '#engine/payloads/find.ts';
import { readCapture } from '#engine/read-capture.ts';
import { viewNames } from '#lib/permalink/permalink.ts';
import { viewNames as measured } from '../../../bench/page/views.js';
import { writeViews } from '../../../bench/views/generate.js';

interface Truth {
  readonly exchanges: number;
  readonly told: Readonly<Record<string, number>>;
  readonly names: { readonly har: readonly string[] };
}

const folder = mkdtempSync(join(tmpdir(), 'whither-views-'));
afterAll(() => rmSync(folder, { recursive: true }));

const make = (name: string, seed: number): { bytes: Buffer; truth: Truth } => {
  const path = join(folder, name);
  writeViews(path, { exchanges: 3000, seed });
  const truth = JSON.parse(readFileSync(`${path}.truth.json`, 'utf8')) as Truth;
  return { bytes: readFileSync(path), truth };
};

describe('a capture to draw views of', () => {
  const { bytes, truth } = make('a', 1);

  it('is the same for one seed, and another for another', () => {
    expect(make('b', 1).bytes.equals(bytes)).toBe(true);
    expect(make('c', 2).bytes.equals(bytes)).toBe(false);
  });

  it('holds as many requests as were asked for, of an hour, and a host for every twenty', async () => {
    const { exchanges } = await readCapture([bytesSource('a.har', bytes)]);
    expect(exchanges).toHaveLength(3000);
    expect(truth.exchanges).toBe(3000);
    expect(new Set(exchanges.map(({ host }) => host)).size).toBe(truth.names.har.length);
    expect(truth.names.har.length / 150).toBeCloseTo(1, 1);
    const times = exchanges.map(({ timeMs }) => timeMs ?? NaN);
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(3_400_000);
    expect(exchanges.some(({ page }) => page !== null)).toBe(true);
  });

  it('tells what it says it tells: a finding for every five requests', async () => {
    const { findings } = findAll(await readCapture([bytesSource('a.har', bytes)]));
    expect(findings.length / 600).toBeCloseTo(1, 0);
    const told = (kind: string): number => findings.filter((finding) => finding.kind === kind).length;
    for (const kind of ['page-visited', 'page-title', 'identifier', 'device', 'usage', 'account'])
      expect(Math.abs(told(kind) - (truth.told[kind] ?? 0))).toBeLessThan(3);
  });
});

it('every view there is, is measured', () => {
  expect([...measured].sort()).toEqual([...viewNames].sort());
});
