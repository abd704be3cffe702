import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import {
  companyById,
  companyOf,
  companyOfOperator,
  parentsOf,
  wordsIn,
  type Company
} from '#engine/attribution/companies.ts';
import { operatorNames } from '#engine/attribution/companies/operator-names.ts';
import { companyRows } from '#engine/attribution/companies/index.ts';
import { slugOf, thirdPartyEntities } from '#engine/attribution/companies/third-party-web.ts';
import { makerOfFormat } from '#engine/attribution/companies/format-makers.ts';
import type { Hostname } from '#engine/model/names.ts';
import { rules } from '#engine/payloads/rules/index.ts';
import { namedCompanies } from './reference-companies.ts';

const of = (name: string): Company | null => companyOf(name as Hostname);
const thirdParty = new Set(thirdPartyEntities.map(({ name, company = name }) => slugOf(company)));
const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const domainName = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

describe('a row', () => {
  it.each(companyRows.map((row) => [row.id, row] as const))('%s is whole', (id, row) => {
    expect(id).toBe(slugOf(id));
    expect(row.name.trim()).not.toBe('');
    if (row.country !== null) expect(countryNames.of(row.country)).toBeDefined();
    for (const domain of wordsIn(row.domains)) expect(domain).toMatch(domainName);
    for (const merged of wordsIn(row.merges ?? '')) expect(thirdParty).toContain(merged);
    if (row.domains === '') expect(thirdParty).toContain(id);
  });

  it.each(companyRows.map((row) => [row.id, row] as const))('%s says what was read for it', (_, row) => {
    const told = new Set(row.sources.map((source) => source.for));
    expect(told.has('country')).toBe(row.country !== null);
    expect(told.has('parent')).toBe(row.parent !== undefined);
    expect(told.has('domains')).toBe(true);
    for (const { source, read } of row.sources) {
      expect(source).toMatch(/\w\.\w|@\d|^by name alone: /);
      expect(new Date(read).toISOString().slice(0, 10)).toBe(read);
    }
  });

  it('has an id and domains of its own', () => {
    const ids = companyRows.flatMap(({ id, merges = '' }) => [id, ...wordsIn(merges)]);
    expect(new Set(ids).size).toBe(ids.length);
    const domains = companyRows.flatMap((row) => wordsIn(row.domains));
    expect(domains.filter((domain, at) => domains.indexOf(domain) !== at)).toEqual([]);
  });

  it('has a parent that is known, and no ring of them', () => {
    const rows = new Map(companyRows.map((row) => [row.id, row]));
    for (const row of companyRows) {
      const seen = new Set<string>();
      for (let at = row; at.parent !== undefined;) {
        expect(seen).not.toContain(at.id);
        seen.add(at.id);
        const above = rows.get(at.parent);
        if (!above) throw new Error(`${at.id}: no row of ${at.parent}`);
        at = above;
      }
    }
  });
});

describe('a host', () => {
  it.each([
    ['sa.api.intl.miui.com', 'xiaomi'],
    ['data.mistat.india.xiaomi.com', 'xiaomi'],
    ['resolver.msg.xiaomi.net', 'xiaomi'],
    ['ulogs.umeng.com', 'umeng'],
    ['hm.baidu.com', 'baidu'],
    ['log.tiktokv.com', 'tiktok'],
    ['api.sdk.tiktok.com', 'tiktok']
  ])('%s is of %s', (name, id) => {
    expect(of(name)?.id).toBe(id);
  });

  it('that belongs to nobody known has no company', () => {
    for (const name of ['notmiui.com', 'miui.com.example', 'com', '', '8.8.8.8', '2001:db8::1', 'toString'])
      expect(of(name)).toBeNull();
  });

  it('below a service is of the company above it, too', () => {
    const umeng = of('ulogs.umeng.com');
    expect(umeng && parentsOf(umeng).map(({ id }) => id)).toEqual(['alibaba']);
    expect(companyById('alibaba')?.country).toBe('CN');
  });

  it('of third-party-web has the company it has there, by name or as a row of ours', () => {
    const merged = new Map(companyRows.flatMap((row) => wordsIn(row.merges ?? '').map((id) => [id, row.id])));
    const ours = new Set(companyRows.flatMap((row) => wordsIn(row.domains)));
    for (const { name, company = name, domains } of thirdPartyEntities.slice(0, 400))
      for (const domain of domains.filter((one) => one.startsWith('*.'))) {
        const bare = domain.slice(2);
        if (ours.has(bare)) continue;
        const id = slugOf(company);
        expect([domain, of(`x.${bare}`)?.id]).toEqual([domain, merged.get(id) ?? id]);
      }
  });
});

describe('a company that reports keep naming', () => {
  it.each(namedCompanies.map(([host, country, why]) => ({ host, country, why })))(
    '$host has its country, or a reason for having none',
    ({ host, country, why }) => {
      expect(of(host)?.country).toBe(country);
      expect(why === undefined).toBe(country !== null);
    }
  );

  it('is one of a hundred with a country', () => {
    expect(companyRows.filter(({ country }) => country !== null).length).toBeGreaterThanOrEqual(100);
  });
});

describe('a format', () => {
  it('is somebody’s, unless it is a cookie', () => {
    for (const { id } of rules) {
      const maker = makerOfFormat(id);
      expect([id, maker === null]).toEqual([id, id.endsWith('-cookie')]);
      if (maker !== null) expect(companyById(maker)?.id).toBe(maker);
    }
  });
});

it('third-party-web is cited by the version that is there', () => {
  const { version } = JSON.parse(readFileSync('node_modules/third-party-web/package.json', 'utf8')) as {
    readonly version: string;
  };
  const cited = new Set(
    [of('cdn.taboola.com'), of('sa.api.intl.miui.com')].flatMap((one) => one?.sources ?? [])
  );
  expect([...cited].map(({ source }) => source)).toContain(`third-party-web@${version}`);
});

describe('a network', () => {
  const all = Object.entries(operatorNames);

  it('has the name that the table of networks gives it', async () => {
    const bytes = gunzipSync(
      await readFile(new URL('../../../static/geo/operators.bin.gz', import.meta.url))
    );
    const names = new Set(new TextDecoder().decode(bytes).split('\n'));
    expect(all.flatMap(([, operators]) => operators.filter((name) => !names.has(name)))).toEqual([]);
  });

  it('belongs to one company, which is known', () => {
    const operators = all.flatMap(([, names]) => names);
    expect(new Set(operators).size).toBe(operators.length);
    for (const [id, names] of all) for (const name of names) expect(companyOfOperator(name)?.id).toBe(id);
  });

  it('that bears a name like it does not', () => {
    expect(companyOfOperator('Alibaba Travel Company (LTD)')).toBeNull();
    expect(companyOfOperator('Apple Bank for Savings')).toBeNull();
  });
});
