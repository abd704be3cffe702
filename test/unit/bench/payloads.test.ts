import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import { readCapture } from '#engine/read-capture.ts';
import { parseOptions } from '../../../bench/options.js';
import { speedTable, targetLine } from '../../../bench/payloads/bench.js';
import { writePayloads } from '../../../bench/payloads/generate.js';
import { checkPlants } from '../../../bench/payloads/plants.js';
import { protobufOf } from '../../../bench/payloads/protobuf.js';

interface Plant {
  readonly kind: string;
  readonly host: string;
  readonly value: string;
}
interface Truth {
  readonly exchanges: number;
  readonly plants: readonly Plant[];
}

const folder = mkdtempSync(join(tmpdir(), 'whither-payloads-'));
afterAll(() => rmSync(folder, { recursive: true }));

const make = (name: string, seed: number): { bytes: Buffer; truth: Truth } => {
  const path = join(folder, name);
  writePayloads(path, { mb: 1, seed });
  const truth = JSON.parse(readFileSync(`${path}.truth.json`, 'utf8')) as Truth;
  return { bytes: readFileSync(path), truth };
};

describe('request data of chance', () => {
  const { bytes, truth } = make('a', 1);

  it('are as many megabytes as were asked for, as the product holds them', async () => {
    const capture = await readCapture([bytesSource('a.har', bytes)]);
    expect(capture.exchanges).toHaveLength(truth.exchanges);
    const held = capture.exchanges.reduce(
      (sum, { url, content }) =>
        sum + url.length + content!.headers.length + (content!.body?.data.length ?? 0),
      0
    );
    expect(held / 1e6).toBeCloseTo(1, 1);
    expect(capture.exchanges.some(({ isDocument }) => isDocument)).toBe(true);
    expect(capture.exchanges.some(({ content }) => content?.body?.data instanceof Uint8Array)).toBe(true);
  });

  it('are the same for one seed, and others for another', () => {
    expect(make('b', 1).bytes.equals(bytes)).toBe(true);
    expect(make('c', 2).bytes.equals(bytes)).toBe(false);
  });

  it('tell hosts of pages and searches that the same file shows being opened', async () => {
    const capture = await readCapture([bytesSource('a.har', bytes)]);
    const opened = new Set(capture.exchanges.filter(({ isDocument }) => isDocument).map(({ url }) => url));
    const pages = truth.plants.filter(({ kind }) => kind === 'page-visited');
    expect(pages.length).toBeGreaterThan(50);
    expect(pages.filter(({ value }) => !opened.has(value))).toEqual([]);
    expect(pages.some(({ host, value }) => new URL(value).host === host)).toBe(false);
    expect(new Set(truth.plants.map(({ kind }) => kind))).toEqual(
      new Set(['page-visited', 'search', 'identifier', 'account'])
    );
  });
});

it('protobuf is as its documentation shows it', () => {
  // protobuf.dev/programming-guides/encoding: 150 in field 1, "testing" in field 2, and a message in field 3
  expect(protobufOf([150, 'testing', [150]]).toString('hex')).toBe(
    '089601' + '120774657374696e67' + '1a03089601'
  );
});

describe('the check', () => {
  const plants = [
    { kind: 'page-visited', host: 'a.example', value: 'https://x.example/' },
    { kind: 'page-visited', host: 'b.example', value: 'https://x.example/' },
    { kind: 'identifier', host: 'a.example', value: '123' }
  ];

  it('counts what was not found, and pages that nobody planted', () => {
    const [page] = plants;
    const findings = [
      page!,
      page!,
      { ...page!, host: 'c.example' },
      { kind: 'identifier', host: 'a', value: '9' }
    ];
    expect(checkPlants(findings, plants)).toEqual([
      {
        what: 'page-visited',
        truth: 2,
        found: 2,
        missing: ['page-visited b.example https://x.example/'],
        extra: ['page-visited c.example https://x.example/']
      },
      { what: 'identifier', truth: 1, found: 0, missing: ['identifier a.example 123'], extra: [] }
    ]);
  });
});

describe('what is printed', () => {
  const measured = {
    bytes: 1e8,
    exchanges: 1000,
    seconds: { look: [4, 5, 9], open: [1, 1, 1], find: [2.5, 2, 1] }
  };

  it('is the median as speed, and as a multiple of the naive search', () => {
    const cells = speedTable(measured)
      .split('\n')
      .map((line) => line.split(/\s{2,}/));
    expect(cells[3]).toEqual(['opened, rules and detectors', '2.000', '50.0', '500', '0.400']);
    expect(targetLine(measured)).toMatch(/: 50\.0, met$/);
    expect(targetLine({ ...measured, seconds: { ...measured.seconds, find: [2.1] } })).toMatch(/NOT MET$/);
  });

  it('is asked for by name', () => {
    expect(parseOptions(['--payloads'])).toMatchObject({ payloads: true, mb: 100, runs: 3 });
    expect(parseOptions([])).toMatchObject({ payloads: false });
  });
});
