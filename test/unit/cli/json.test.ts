import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPieces } from '#cli/json.ts';
import type { Report } from '#engine/model/report.ts';

const longList = fc.array(fc.nat(9), { minLength: 90, maxLength: 210 });

test('the pieces together are what JSON.stringify writes, on one line', () => {
  const anyReport = fc.dictionary(fc.string(), fc.oneof(longList, fc.jsonValue()), { minKeys: 1 });
  fc.assert(
    fc.property(anyReport, (report) => {
      const text = [...jsonPieces(report as unknown as Report)].join('');
      expect(text).toBe(`${JSON.stringify(report)}\n`);
    })
  );
});
