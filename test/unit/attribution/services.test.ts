import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyse } from '#engine/analyse.ts';
import { hostingOf } from '#engine/attribution/hosting.ts';
import { exitNetworks, rentedNetworks } from '#engine/attribution/hosting-networks.ts';
import { parseOperatorNames } from '#engine/attribution/operator-names.ts';
import { loadPlaceTables } from '#engine/attribution/place-tables.ts';
import { publicResolvers, resolverAt } from '#engine/attribution/public-resolvers.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import { maybeAddress, parseAddress } from '#engine/model/address.ts';
import type { IpAddress } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { gunzipSync } from 'node:zlib';
import { bytesOf } from '../engine/packets.ts';

const read = (file: string): Promise<Uint8Array> =>
  Promise.resolve(readFileSync(new URL(`../../../static/geo/${file}`, import.meta.url)));

const tables = await loadPlaceTables(read);

const reportOn = async (...addresses: string[]): Promise<Report> => {
  const entries = addresses.map((serverIPAddress) => ({
    startedDateTime: '2023-11-14T22:13:20.000Z',
    request: { method: 'GET', url: 'https://www.shop.example/' },
    response: { status: 200, headers: [] },
    serverIPAddress
  }));
  const har = bytesOf(JSON.stringify({ log: { version: '1.2', entries } }));
  return analyse([bytesSource('a.har', har)], { tables: () => Promise.resolve(tables), watch: [] });
};

describe('a network that rents its machines', () => {
  const rows = [...rentedNetworks, ...exitNetworks];

  test('is in the list once, with a source, and in the tables', () => {
    const asns = rows.map(({ asn }) => asn);
    expect(asns).toEqual([...new Set(asns)]);
    for (const { source } of rows) expect(source.length).toBeGreaterThan(10);
    const names = parseOperatorNames(gunzipSync(readFileSync('static/geo/operators.bin.gz')));
    const known = new Set<number>();
    for (let index = 1, asn = names.asnAt(index); asn !== null; asn = names.asnAt(++index)) known.add(asn);
    expect(asns.filter((asn) => !known.has(asn))).toEqual([]);
  });

  test.each(rows.map(({ asn, name }) => [asn, name] as const))('AS%i is called %s', (asn, name) => {
    expect(hostingOf(asn)?.name).toBe(name);
  });

  test('is told, and its machines count where they stand', async () => {
    const report = await reportOn('88.198.0.1', '5.255.255.5');
    expect(report.addresses).toMatchObject([
      { operator: { asn: 24940 }, doubts: ['hosting'], hosting: { kind: 'rented', name: 'Hetzner' } },
      { operator: { asn: 13238 }, doubts: [] }
    ]);
    expect(report.addresses[1]).not.toHaveProperty('hosting');
    expect(report.countries.map(({ country }) => country).sort()).toEqual(['DE', 'RU']);
  });

  test('is told apart where it holds exits of VPN services', () => {
    expect(hostingOf(9009)).toEqual({ kind: 'vpn-exits', name: 'M247' });
    expect(hostingOf(13238)).toBeNull();
  });
});

describe('a public resolver', () => {
  const addresses = publicResolvers.flatMap((row) =>
    row.addresses.split(' ').map((address) => [address, row] as const)
  );

  test.each(addresses)('%s is written as the report writes it, and known', (address, { name, source }) => {
    expect(maybeAddress(address)).toBe(address);
    expect(resolverAt(address as IpAddress)).toBe(name);
    expect(source.length).toBeGreaterThan(10);
  });

  test('stands in the list once', () => {
    expect(new Set(addresses.map(([address]) => address)).size).toBe(addresses.length);
  });

  test.each(addresses.filter(([, { isAnycast }]) => isAnycast))('%s has no country', (address) => {
    expect(tables.facts(parseAddress(address)!).standing.doubts).toContain('anycast');
  });

  test('is named; its neighbours are not', async () => {
    const report = await reportOn('77.88.8.8', '77.88.8.9', '180.184.1.1');
    expect(report.addresses).toMatchObject([
      { doubts: ['anycast'], service: { kind: 'public-resolver', name: 'Yandex DNS' } },
      { address: '77.88.8.9' },
      { service: { kind: 'public-resolver', name: 'ByteDance Public DNS' }, places: [{ country: 'CN' }] }
    ]);
    expect(report.addresses[1]).not.toHaveProperty('service');
    expect(report.countries).toMatchObject([{ country: 'CN', requests: 1 }]);
  });
});
