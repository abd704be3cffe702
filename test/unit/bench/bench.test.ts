import { describe, expect, it } from 'vitest';
import { compare, isRight } from '../../../bench/check.js';
import { runOnce, summary } from '../../../bench/measure.js';
import { parseOptions } from '../../../bench/options.js';
import { quantile, sharesTable } from '../../../bench/shares/bench.js';
import { sharesOf } from '../../../bench/shares/share.js';
import { resultTable } from '../../../bench/table.js';
import { pcapngLine, targetLines } from '../../../bench/targets.js';

const node = (script: string) => [process.execPath, '-e', script];

describe('a measurement', () => {
  it.runIf(process.platform === 'linux')('sees the peak of a program, not what it ends with', async () => {
    const script = 'let b = Buffer.alloc(3e8, 1); b = null; gc(); setTimeout(() => {}, 50)';
    const { seconds, peakMb, failure } = await runOnce([process.execPath, '--expose-gc', '-e', script]);
    expect(failure).toBeNull();
    expect(seconds).toBeGreaterThan(0.05);
    expect(peakMb).toBeGreaterThan(300);
    expect(peakMb).toBeLessThan(450);
  });

  it('names what went wrong', async () => {
    const failed = await runOnce(node('console.error("too long"); process.exit(3)'));
    expect(failed.failure).toBe('exit 3: too long');
    expect((await runOnce(node('JSON.parse("{")'))).failure).toMatch(/^exit 1: SyntaxError: /);
    expect((await runOnce(['/no/such/program'])).failure).toBe('ENOENT');
  });

  it('is the median of its runs, and failed if one did', () => {
    const run = (seconds: number, peakMb: number) => ({ seconds, peakMb, failure: null });
    const runs = [run(3, 10), run(1, 30), run(2, 20)];
    expect(summary(runs)).toEqual({ seconds: 2, peakMb: 30, failure: null });
    expect(summary([...runs, { seconds: 1, peakMb: 1, failure: 'exit 1' }]).failure).toBe('exit 1');
  });
});

describe('a check', () => {
  const report = {
    hosts: [
      { name: 'a.example', seenAs: ['dns', 'sni'] },
      { name: 'b.example', seenAs: ['dns'] }
    ],
    sources: [{ packets: 7 }],
    quality: { flows: 2 }
  };

  it('counts what is missing and what nobody put there', () => {
    const truth = { packets: 7, flows: 3, names: { dns: ['a.example', 'c.example'], sni: ['a.example'] } };
    const [dns, sni, packets, flows] = compare(report, truth);
    expect(dns).toMatchObject({ truth: 2, found: 2, missing: ['c.example'], extra: ['b.example'] });
    expect([dns, sni, packets, flows].map((one) => isRight(one!))).toEqual([false, true, true, false]);
  });
});

describe('what is printed', () => {
  const result = (seconds: number, peakMb: number) => ({ seconds, peakMb, failure: null });
  const measured = [
    { name: 'fs.readSync loop', result: result(0.5, 50), note: '' },
    { name: 'whither', result: result(1, 90), note: '' },
    { name: 'tshark, names', result: result(40, 1400), note: '1 run' },
    { name: 'ndpiReader', result: null, note: 'missing' }
  ];

  it('has a ratio to tshark and to the loop, and names what is missing', () => {
    const facts = {
      mb: 1000,
      records: 1e6,
      unit: 'packets',
      rivalName: 'tshark, names',
      floorName: 'fs.readSync loop'
    };
    const lines = resultTable(measured, facts).split('\n');
    expect(lines[2]?.trim().split(/\s{2,}/)).toEqual([
      'whither',
      '1.000',
      '1,000',
      '1,000,000',
      '90.0',
      '40.0',
      '2.00'
    ]);
    expect(lines[4]).toMatch(/^ndpiReader +missing/);
  });

  it('draws no ratio to a program that failed', () => {
    const failed = {
      name: 'tshark, names',
      result: { ...result(2, 20), failure: 'exit 1: too long' },
      note: ''
    };
    const facts = {
      mb: 1,
      records: 1,
      unit: 'packets',
      rivalName: 'tshark, names',
      floorName: 'fs.readSync loop'
    };
    const lines = resultTable([...measured.slice(0, 2), failed], facts).split('\n');
    expect(
      lines[2]
        ?.trim()
        .split(/\s{2,}/)
        .slice(-2)
    ).toEqual(['-', '2.00']);
    expect(lines.at(-1)).toBe('tshark, names: exit 1: too long');
  });

  it('says whether the targets are met', () => {
    expect(targetLines(measured)).toMatch(
      /tshark: 40\.0, met\n.*ndpiReader: not measured\n.*\n.*150 MB: 90\.0, met$/
    );
    expect(targetLines(measured.slice(0, 2))).toMatch(/tshark: not measured\n/);
    expect(targetLines(measured, 'small')).toMatch(/^[^\n]+tshark: 40\.0, met$/);
    const slower = measured.map((one) => ({ ...one, result: one.result && { ...one.result, seconds: 2 } }));
    expect(pcapngLine(measured, slower)).toMatch(/NOT MET$/);
    expect(pcapngLine(measured, measured)).toMatch(/1\.00, met$/);
  });
});

describe('shares', () => {
  it('are told by the median and the slowest of a hundred', () => {
    const each = Array.from({ length: 200 }, (_, at) => at + 1);
    expect(quantile(each, 0.5)).toBe(100);
    expect(quantile(each, 0.99)).toBe(198);
    expect(quantile([7], 0.99)).toBe(7);
    const timed = { each, totalMs: 4000 };
    const lines = sharesTable({ SQLite: { writing: timed, reading: timed, lost: 3 } }).split('\n');
    expect(lines[2]?.split(/\s{2,}/)).toEqual(['SQLite, reading', '200', '4.0', '50', '100.0', '198.0', '3']);
  });

  it('are told apart by their numbers, and from what was changed', () => {
    const { numbered, isNumbered } = sharesOf(100);
    expect(isNumbered(numbered(7), 7)).toBe(true);
    expect(isNumbered(numbered(7), 8)).toBe(false);
    const changed = numbered(7);
    changed[99] = (changed[99] ?? 0) ^ 1;
    expect(isNumbered(changed, 7)).toBe(false);
    expect(isNumbered(numbered(7).subarray(0, 99), 7)).toBe(false);
  });
});

describe('an option', () => {
  it('is understood, or refused by name', () => {
    const options = parseOptions(['--mb', '20', '--only', 'har,pcap', '--no-tshark']);
    expect(options).toMatchObject({ mb: 20, runs: 3, only: ['pcap', 'har'], tshark: false, reuse: false });
    expect(() => parseOptions(['--mb', 'many'])).toThrow('--mb wants');
    expect(() => parseOptions(['--only', 'saz'])).toThrow('"saz"');
    expect(() => parseOptions(['--fast'])).toThrow('--fast');
  });
});
