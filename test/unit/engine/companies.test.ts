import { describe, expect, it } from 'vitest';
import { companiesOf } from '#engine/analysis/companies.ts';
import type { Hostname } from '#engine/model/names.ts';

const host = (name: string): Hostname => name as Hostname;
const sensors = host('sa.api.intl.miui.com');
const nobody = host('metrics.example.org');

const companies = companiesOf(
  [sensors, nobody, host('ulogs.umeng.com'), host('www.tiktok.com')],
  new Map([
    [sensors, new Set(['sensors-analytics', 'xiaomi-browser', 'sensors-analytics-cookie'])],
    [nobody, new Set(['matomo'])],
    [host('ulogs.umeng.com'), new Set(['umeng', 'alibaba-aplus'])],
    [host('www.tiktok.com'), new Set(['tiktok-pixel'])]
  ])
);

describe('companies of a report', () => {
  it('say who runs a host and whose software speaks to it', () => {
    expect(companies.companyOf(sensors)).toBe('xiaomi');
    expect(companies.softwareOf(sensors)).toEqual(['sensors-data']);
  });

  it('name software of hosts that belong to nobody known', () => {
    expect(companies.companyOf(nobody)).toBeNull();
    expect(companies.softwareOf(nobody)).toEqual(['innocraft']);
  });

  it('name no software of the same house', () => {
    expect(companies.softwareOf(host('ulogs.umeng.com'))).toEqual([]);
    expect(companies.softwareOf(host('www.tiktok.com'))).toEqual([]);
  });

  it('list each company once, makers and parents too, with what was read for it', () => {
    const list = companies.list();
    expect(list.map(({ id, country, parent, hosts }) => [id, country, parent, hosts])).toEqual([
      ['xiaomi', 'CN', null, [sensors]],
      ['umeng', 'CN', 'alibaba', ['ulogs.umeng.com']],
      ['alibaba', 'CN', null, []],
      ['tiktok', null, 'bytedance-ltd', ['www.tiktok.com']],
      ['bytedance-ltd', 'CN', null, []],
      ['sensors-data', 'CN', null, []],
      ['innocraft', 'NZ', null, []]
    ]);
    for (const { country, sources } of list)
      expect(sources.some((source) => source.for === 'country')).toBe(country !== null);
  });
});
