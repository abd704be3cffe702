import { expect, it } from 'vitest';
import { UnknownLandError } from '#engine/analyse.ts';
import type { CountryCode } from '#engine/model/names.ts';
import { plainTerms, type Terms } from '#engine/model/terms.ts';
import { reportOn } from '#worker/report-on.ts';
import { phoneReport } from '../lib/report-fixture.ts';

const nowhere = { ...plainTerms, from: { country: 'ZZ' as CountryCode } };

it('a place without land leaves the report as it is without a place', async () => {
  const asked: Terms[] = [];
  const report = (terms: Terms = plainTerms) => {
    asked.push(terms);
    return terms.from
      ? Promise.reject(new UnknownLandError('ZZ' as CountryCode))
      : Promise.resolve(phoneReport);
  };
  expect(await reportOn({ report }, nowhere)).toBe(phoneReport);
  expect(asked.map(({ from }) => from)).toEqual([nowhere.from, null]);
});

it('any other failure is told', async () => {
  const report = () => Promise.reject(new Error('no tables'));
  await expect(reportOn({ report }, nowhere)).rejects.toThrow('no tables');
});
