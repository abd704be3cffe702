import { describe, expect, test } from 'vitest';
import { checkCapture, checkCutCapture } from './check-capture.ts';
import { samplePaths } from './samples.ts';

test('there are samples of every format', () => {
  for (const format of ['har/', 'pcap/', 'pcapng/'])
    expect(samplePaths.some((path) => path.startsWith(format))).toBe(true);
});

describe.each(samplePaths)('%s', (path) => {
  test('gives its report, however it comes', () => checkCapture(path));
  test('cut off anywhere, ends well', { timeout: 60_000 }, () => checkCutCapture(path));
});
