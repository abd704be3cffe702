import { describe, expect, it } from 'vitest';
import { hostRows } from '#lib/diagrams/hosts/rows.ts';
import { rowsInSight } from '#lib/diagrams/hosts/window.ts';
import { legsOf } from '#lib/state/legs.ts';
import { addUp } from '#lib/state/tally.ts';
import type { CountryCode } from '#engine/model/names.ts';
import { phoneReport } from './report-fixture.ts';

const rows = hostRows(phoneReport, legsOf(phoneReport));

describe('the rows of the table', () => {
  it('say who each host is and where', () => {
    expect(rows).toHaveLength(12);
    expect(rows.find(({ key }) => key === 'sa.phone.example')).toMatchObject({
      site: 'phone.example',
      company: 'Phone Maker',
      operator: 'Alibaba Cloud AS45102',
      places: ['SG'],
      requests: 58
    });
  });
});

describe('addresses that the report does not tell one by one', () => {
  const amounts = { flows: 30, requests: 0, bytesSent: 1200, bytesReceived: 0, findings: 0 };
  const folded = (country: string) => ({
    ...{ app: null, host: null, address: null, addresses: 10, ...amounts },
    where: { kind: 'country' as const, country: country as CountryCode }
  });
  const legs = legsOf({
    ...phoneReport,
    destinations: [...phoneReport.destinations, folded('CN'), folded('VN')]
  });

  it('are one row, of many networks', () => {
    const row = hostRows(phoneReport, legs).find(({ key }) => key === 'other addresses');
    expect(row).toMatchObject({ flows: 60, places: ['CN', 'VN'], operator: '', seenAs: '' });
    expect(legs.at(-1)?.party.name).toBe('many networks');
  });

  it('count as many hosts as they are', () => {
    expect(addUp(legs).hosts).toBe(addUp(legsOf(phoneReport)).hosts + 20);
  });
});

describe('the window', () => {
  it('draws what is in sight of 5,000 rows, and a few more', () => {
    expect(rowsInSight(0, 460, 46, 5000)).toEqual({ first: 0, end: 34 });
    const middle = rowsInSight(46 * 2000, 460, 46, 5000);
    expect(middle.first).toBe(1988);
    expect(middle.end - middle.first).toBeLessThan(50);
    expect(rowsInSight(46 * 5000, 460, 46, 5000).end).toBe(5000);
    expect(rowsInSight(99_999, 460, 46, 3)).toEqual({ first: 0, end: 3 });
  });
});
