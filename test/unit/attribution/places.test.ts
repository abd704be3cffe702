import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { anycastOperators } from '#engine/attribution/anycast-operators.ts';
import { anycastPrefixes } from '#engine/attribution/anycast-prefixes.ts';
import { edgeOperators } from '#engine/attribution/edge-operators.ts';
import { loadPlaceTables, type PlaceTables } from '#engine/attribution/place-tables.ts';
import { parsePrefix } from '#engine/attribution/prefix.ts';
import { parseAddress } from '#engine/model/address.ts';

const readTable = (file: string): Promise<Uint8Array> =>
  readFile(new URL(`../../../static/geo/${file}`, import.meta.url));

let tables: PlaceTables;
beforeAll(async () => {
  tables = await loadPlaceTables(readTable);
});
const lookup = (address: string) => {
  const { standing, registered, operator } = tables.facts(parseAddress(address)!);
  return { ...standing, registered, operator };
};

describe('well-known addresses', () => {
  it.each([
    ['47.241.1.1', 'SG', 'US', 45102],
    ['161.117.1.1', 'SG', 'SG', 45102],
    ['8.130.0.1', 'CN', 'SG', 37963],
    ['8.208.10.10', 'GB', 'SG', 45102],
    ['8.209.64.1', 'DE', 'SG', 45102],
    ['5.255.255.5', 'RU', 'RU', 13238],
    ['77.88.55.60', 'RU', 'RU', 13238],
    ['91.108.56.100', 'NL', 'AG', 62041],
    ['149.154.167.50', 'GB', 'AG', 62041],
    ['128.1.46.1', 'RU', 'US', 135377],
    ['54.222.1.1', 'CN', 'CN', 55960]
  ])('%s is in %s, registered in %s, run by AS%i', (address, country, registered, asn) => {
    expect(lookup(address)).toMatchObject({
      special: null,
      country,
      registered,
      operator: { asn },
      doubts: []
    });
  });

  it.each([
    ['1.1.1.1', 13335],
    ['8.8.8.8', 15169],
    ['9.9.9.9', 19281],
    ['208.67.222.222', 36692],
    ['223.5.5.5', 45102],
    ['119.29.29.29', 132203],
    ['114.114.114.114', 21859],
    ['77.88.8.8', 13238],
    ['104.16.0.1', 13335],
    ['151.101.1.140', 54113],
    ['17.253.144.10', 714],
    ['13.107.21.200', 8068]
  ])('%s answers from many places, AS%i', (address, asn) => {
    expect(lookup(address)).toMatchObject({ operator: { asn }, doubts: ['anycast'] });
  });

  it.each([
    ['157.240.1.35', 32934],
    ['52.94.236.248', 16509],
    ['20.42.0.1', 8075],
    ['23.32.0.1', 20940]
  ])('%s may be answered by the nearest edge', (address) => {
    expect(lookup(address).doubts).toEqual(['cdn']);
  });

  it('doubts IPv6 places a little, and looks tunnels through', () => {
    expect(lookup('2a02:6b8::1')).toMatchObject({
      country: 'RU',
      operator: { asn: 13238 },
      doubts: ['ipv6']
    });
    expect(lookup('2606:4700:4700::1111').doubts).toEqual(['anycast', 'ipv6']);
    expect(lookup('64:ff9b::5.255.255.5')).toEqual(lookup('5.255.255.5'));
    expect(lookup('2002:5ff:ff05::1')).toEqual(lookup('5.255.255.5'));
    expect(lookup('::ffff:5.255.255.5')).toEqual(lookup('5.255.255.5'));
  });

  it('have a standing that is the same part of their facts, and one object for as many as it is true of', () => {
    const standing = (address: string) => tables.standing(parseAddress(address)!);
    for (const address of [
      '5.255.255.5',
      '8.8.8.8',
      '23.32.0.1',
      '192.168.1.1',
      '2a02:6b8::1',
      '2001:0:1::1'
    ]) {
      const { special, country, doubts } = lookup(address);
      expect(standing(address)).toEqual(expect.objectContaining({ special, country, doubts }));
      expect(tables.special(parseAddress(address)!)).toBe(special);
    }
    expect(standing('5.255.255.5')).toBe(standing('77.88.55.60'));
    expect(standing('64:ff9b::5.255.255.5')).toBe(standing('77.88.55.60'));
    expect(standing('10.0.0.1')).toBe(standing('192.168.1.1'));
  });

  it('locates nothing special and nothing tunnelled', () => {
    const nothing = { special: null, country: null, registered: null, operator: null, doubts: [] };
    expect(lookup('192.168.1.1')).toEqual({ ...nothing, special: 'private' });
    expect(lookup('64:ff9b::10.0.0.1')).toEqual({ ...nothing, special: 'private' });
    expect(lookup('2001:0:4136:e378::1')).toEqual(nothing);
  });
});

describe('the tables themselves', () => {
  it('say what they are', () => {
    const [location, ...others] = tables.data;
    expect(tables.facts(parseAddress('5.255.255.5')!).places).toEqual([
      { country: 'RU', source: location?.name, date: location?.date }
    ]);
    expect(others.map(({ name }) => name)).not.toContain('DB-IP Lite city');
    for (const row of tables.data) {
      expect(row.date).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(row.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(row.link).toMatch(/^https:\/\//);
      expect(row.licence).toBe('CC-BY-4.0');
    }
  });

  it('are read alike where a server has inflated them on the way', async () => {
    const inflated = await loadPlaceTables(async (file) => {
      const bytes = await readTable(file);
      return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    });
    expect(inflated.facts(parseAddress('47.241.1.1')!)).toEqual(tables.facts(parseAddress('47.241.1.1')!));
  });
});

describe('operators that answer from many places', () => {
  const rows = [...anycastOperators, ...edgeOperators];

  it('are listed once, each with a name and a source', () => {
    expect(new Set(rows.map(({ asn }) => asn)).size).toBe(rows.length);
    for (const { name, source } of rows) {
      expect(name).not.toBe('');
      expect(source).toMatch(/\.\w|RFC \d/);
    }
  });

  it('announce the prefix that is given as evidence', () => {
    for (const { asn, source } of rows) {
      const prefix = /anycast-prefixes: (\S+)\/\d+$/.exec(source)?.[1];
      if (prefix) expect([prefix, lookup(prefix).operator?.asn]).toEqual([prefix, asn]);
    }
  });

  it('have prefixes that parse, each with a reason and a source', () => {
    for (const { prefix, reason, source } of anycastPrefixes) {
      expect(() => parsePrefix(prefix)).not.toThrow();
      expect(reason).not.toBe('');
      expect(source).not.toBe('');
    }
  });
});
