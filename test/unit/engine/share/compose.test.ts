import { describe, expect, test } from 'vitest';
import { shareLevels } from '#engine/share/shareable.ts';
import { samplePaths } from '../../../golden/samples.ts';
import { openSample, shareOf } from './samples.ts';

describe('every sample can be shared at every level, and its counts stay true', () => {
  test.each(samplePaths)('%s', async (path) => {
    const opened = await openSample(path);
    for (const level of shareLevels) {
      const { shareable } = await shareOf(opened, { level });
      expect(shareable.report.totals).toEqual(opened.report.totals);
      expect(shareable.report.countries).toEqual(opened.report.countries);
      expect(shareable.report.findings).toHaveLength(opened.report.findings.length);
    }
  });
});
