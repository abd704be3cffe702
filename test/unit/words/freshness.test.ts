import { describe, expect, test } from 'vitest';
import type { DataSource } from '#engine/model/report.ts';
import { farTables, sayAge, sayFarTables } from '#words/freshness.ts';

const table = (name: string, date: string): DataSource => ({
  ...{ name, date, licence: '', link: '', sha256: '' }
});
const day = (date: string): number => Date.parse(date);
const span = (first: string, last = first) => ({ firstMs: day(first), lastMs: day(last) });
const data = [table('Places', '2026-06-01'), table('Networks', '2026-06-17')];

describe('the age of a table', () => {
  test.each([
    ['2026-06-01', '2026-06-20', 'less than a month old'],
    ['2026-06-01', '2026-05-01', 'less than a month old'],
    ['2026-06-01', '2026-07-02', '1 month old'],
    ['2026-06-01', '2026-11-23', '5 months old'],
    ['2026-06-01', '2027-12-01', '18 months old'],
    ['2026-06-01', '2029-01-01', '2 years old'],
    ['', '2029-01-01', null]
  ])('of %s at %s: %s', (date, now, age) => {
    expect(sayAge({ date }, day(now))).toBe(age);
  });
});

describe('a capture far from its tables', () => {
  test.each([
    ['2026-06-01', '2026-06-01', []],
    ['2025-06-18', '2025-06-18', []],
    ['2025-06-05', '2025-06-05', ['Networks']],
    ['2020-01-01', '2020-04-01', ['Places', 'Networks']],
    ['2027-06-10', '2027-06-10', ['Places']],
    ['2020-01-01', '2030-01-01', []]
  ])('from %s to %s: %j', (first, last, far) => {
    expect(farTables({ span: span(first, last), data }).map(({ name }) => name)).toEqual(far);
  });

  test('says so, and why it matters', () => {
    expect(sayFarTables({ span: span('2020-01-01', '2020-04-03'), data })).toEqual([
      'This capture, of April 2020, is more than a year older than the tables of places and networks (2026-06-01 to 2026-06-17): an address may have been somebody else’s then, or somewhere else.'
    ]);
    expect(sayFarTables({ span: span('2027-06-10', '2027-07-10'), data })).toEqual([
      'This capture, of June 2027, is more than a year younger than Places (2026-06-01): an address may have been somebody else’s then, or somewhere else.'
    ]);
  });

  test('is none where no time is known, of the capture or of a table', () => {
    expect(sayFarTables({ span: null, data })).toEqual([]);
    expect(sayFarTables({ span: span('2020-01-01'), data: [table('Own', '')] })).toEqual([]);
    expect(sayFarTables({ span: { firstMs: 0, lastMs: 67_000 }, data })).toEqual([]);
  });
});
