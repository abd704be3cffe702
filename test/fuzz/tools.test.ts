import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { CaptureError } from '#engine/model/errors.ts';
import type { Report } from '#engine/model/report.ts';
import { checkCase } from '../../scripts/fuzz/check-case.js';
import { drawCase } from '../../scripts/fuzz/draw-case.js';
import { packetsOf } from '../../scripts/fuzz/recording.js';
import { readSamples } from '../../scripts/fuzz/samples.js';
import { engine } from './engine.ts';

const samples = readSamples();
const path = 'pcap/tools/dns-over-tcp.pcap';
const sample = samples.find((one) => one.path === path)!;
const one = { steps: [], files: [{ name: 'capture', bytes: sample.bytes }], chunkBytes: 97 };

type Source = ReturnType<typeof engine.bytesSource>;
type Opened = Awaited<ReturnType<typeof engine.openCase>>;

/** The engine with its reports changed; `whole` where the file came in one piece. */
const changedEngine = (change: (report: Report, whole: boolean) => Report) => ({
  ...engine,
  openCase: async (sources: Source[], options: Parameters<typeof engine.openCase>[1]) => {
    const opened: Opened = await engine.openCase(sources, options);
    const pieces = sources[0]!.chunks()[Symbol.asyncIterator]();
    const first = (await pieces.next()).value as Uint8Array;
    const isWhole = first.length === sources[0]!.size;
    return { report: async () => change(await opened.report(), isWhole), evidence: () => null };
  }
});

const failing = (error: Error) => ({ ...engine, openCase: () => Promise.reject(error) });

describe('the search notices', () => {
  test('nothing where nothing is wrong', async () => {
    expect(await checkCase(engine, one)).toBeNull();
    expect(await checkCase(failing(new CaptureError('pcap-broken')), one)).toBeNull();
  });

  test('an error that is none of ours', async () => {
    expect(await checkCase(failing(new RangeError('far out')), one)).toMatchObject({ kind: 'threw' });
  });

  test.each<[string, (report: Report) => Report]>([
    ['a number that is none', (report) => ({ ...report, quality: { ...report.quality, notIp: NaN } })],
    ['less than nothing', (report) => ({ ...report, quality: { ...report.quality, tcpGaps: -1 } })],
    [
      'a lost flow',
      (report) => ({ ...report, totals: { ...report.totals, flows: report.totals.flows + 1 } })
    ],
    ['a lost destination', (report) => ({ ...report, destinations: report.destinations.slice(1) })],
    ['a lost moment', (report) => ({ ...report, activity: { ...report.activity, destination: [] } })],
    ['a host told twice', (report) => ({ ...report, hosts: [...report.hosts, ...report.hosts] })],
    ['what JSON does not know', (report) => ({ ...report, span: undefined as never })]
  ])('%s', async (_name, change) => {
    expect(await checkCase(changedEngine(change), one)).toMatchObject({ kind: 'fault' });
  });

  test('a report that is another in pieces', async () => {
    const odd = changedEngine((report, whole) => (whole ? report : { ...report, watch: [] }));
    expect(await checkCase(odd, one)).toMatchObject({ kind: 'differs', what: 'report.watch.n' });
  });
});

describe('what is drawn', () => {
  test('is the same from the same seed, and another from another', () => {
    for (let number = 0; number < 20; number++)
      expect(isDeepStrictEqual(drawCase(samples, 'a', number), drawCase(samples, 'a', number))).toBe(true);
    expect(drawCase(samples, 'a', 1)).not.toEqual(drawCase(samples, 'b', 1));
  });

  test('is often a file that is still whole, with other packets in it', () => {
    const packets = sample.packets!;
    const counts = Array.from({ length: 60 }, (_, number) => {
      const [file] = drawCase([sample], 'whole', number).files;
      return packetsOf(file!.bytes)?.length ?? 0;
    });
    expect(counts.filter((count) => count >= packets.length / 2).length).toBeGreaterThan(15);
  });
});
