import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyse } from '#engine/analyse.ts';
import { loadPlaceTables } from '#engine/attribution/place-tables.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import { maybeCountry } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { placeSaid, saidOfAddress, saidOfHost, type Said } from '#words/provenance.ts';

const tables = loadPlaceTables((name) => Promise.resolve(readFileSync(`static/geo/${name}`)));

const entry = (address: string, host: string): unknown => ({
  startedDateTime: '2026-06-10T10:00:00Z',
  serverIPAddress: address,
  request: { method: 'GET', url: `https://${host}/`, headers: [] },
  response: { status: 200, headers: [], content: {} }
});

const reportOn = (entries: readonly unknown[]): Promise<Report> =>
  analyse(
    [bytesSource('x.har', new TextEncoder().encode(JSON.stringify({ log: { version: '1.2', entries } })))],
    { tables: () => tables, watch: [] }
  );

/** `where` is a country, or what the sentence says instead of one. */
type Row = readonly [address: string, where: string, registered: string, network: string];

/** What can be said of addresses that everybody knows, or that tables are known to mislead about. */
const wellKnown: readonly Row[] = [
  ['47.88.64.1', 'US', 'US', 'a network of Alibaba, whose home is China'],
  ['47.89.0.1', 'HK', 'US', 'Alibaba'],
  ['47.91.1.1', 'JP', 'US', 'Alibaba'],
  ['47.91.64.1', 'DE', 'US', 'Alibaba'],
  ['47.241.1.1', 'SG', 'US', 'Alibaba'],
  ['161.117.0.1', 'SG', 'SG', 'Alibaba'],
  ['161.117.71.5', 'SG', 'SG', 'Alibaba'],
  ['161.117.255.1', 'SG', 'SG', 'Alibaba'],
  ['8.130.0.1', 'CN', 'SG', 'Alibaba'],
  ['8.134.0.1', 'CN', 'SG', 'Alibaba'],
  ['8.134.100.1', 'CN', 'SG', 'Alibaba'],
  ['8.140.0.1', 'CN', 'SG', 'Alibaba'],
  ['8.208.10.10', 'GB', 'SG', 'Alibaba'],
  ['8.209.64.1', 'DE', 'SG', 'Alibaba'],
  ['5.255.255.5', 'RU', 'RU', 'Yandex, whose home is Russia'],
  ['77.88.55.60', 'RU', 'RU', 'Yandex'],
  ['91.108.56.100', 'NL', 'AG', 'Telegram'],
  ['149.154.167.50', 'GB', 'AG', 'Telegram'],
  ['128.1.46.1', 'RU', 'US', 'UCloud'],
  ['54.222.1.1', 'CN', 'CN', 'Sinnet'],
  ['52.80.1.1', 'CN', 'CN', 'Sinnet'],
  ['2a02:6b8::1', 'RU', 'RU', 'Yandex'],
  ['1.1.1.1', 'many places', 'AU', 'Cloudflare'],
  ['8.8.8.8', 'many places', 'US', 'Google'],
  ['9.9.9.9', 'many places', 'US', 'Quad9'],
  ['208.67.222.222', 'many places', 'US', 'Cisco'],
  ['223.5.5.5', 'many places', 'CN', 'Alibaba'],
  ['119.29.29.29', 'many places', 'CN', 'Tencent'],
  ['114.114.114.114', 'many places', 'CN', 'Zenlayer'],
  ['77.88.8.8', 'many places', 'RU', 'Yandex'],
  ['104.16.0.1', 'many places', 'US', 'Cloudflare, whose home is the United States'],
  ['104.19.1.1', 'many places', 'US', 'Cloudflare'],
  ['104.23.255.1', 'many places', 'US', 'Cloudflare'],
  ['151.101.1.140', 'many places', 'US', 'Fastly'],
  ['13.107.21.200', 'many places', 'US', 'Microsoft'],
  ['13.107.42.14', 'many places', 'US', 'Microsoft'],
  ['17.253.144.10', 'many places', 'US', 'Apple'],
  ['2606:4700:4700::1111', 'many places', 'US', 'Cloudflare'],
  ['157.240.1.35', 'nearest edge', 'US', 'Facebook'],
  ['20.42.0.1', 'nearest edge', 'US', 'Microsoft'],
  ['20.50.1.1', 'nearest edge', 'US', 'Microsoft'],
  ['52.94.236.248', 'nearest edge', 'US', 'Amazon'],
  ['23.32.0.1', 'nearest edge', 'US', 'Akamai']
];

const isCountry = (where: string): boolean => maybeCountry(where) !== null;

let report: Report;
beforeAll(async () => {
  report = await reportOn(wellKnown.map(([address], at) => entry(address, `a${at.toString()}.example`)));
});

const addressRow = (address: string) => report.addresses.find((row) => row.address === address)!;
const whyOf = (all: readonly Said[], what: Said['what']): string =>
  all.find((said) => said.what === what)?.why ?? '';

describe('of a well-known address is said', () => {
  test.each(wellKnown)('%s: %s', (address, where) => {
    const row = addressRow(address);
    const { answer, why } = placeSaid(row, undefined);
    const counted = report.destinations.find((one) => one.address === address)?.where;
    if (isCountry(where)) {
      expect(counted).toEqual({ kind: 'country', country: where });
      expect(answer).toBe(new Intl.DisplayNames('en', { type: 'region' }).of(where)?.replace(/ SAR.*/, ''));
      expect(why).toContain('DB-IP Lite country (2026-06-01) puts');
      expect(why).toMatch(
        address.includes(':') ? /wrong about IPv6/ : /Nothing in this capture speaks against/
      );
    } else {
      expect(counted?.kind).toBe('unlocated');
      expect(answer).toBe('no country can be said');
      expect(why).toContain(where);
      expect(why).toContain('where the address is listed, not which machine answered');
    }
  });

  test.each(wellKnown)(
    '%s (%s): registered in %s, in the network of %s',
    (address, _where, registered, network) => {
      const said = saidOfAddress(addressRow(address), report);
      expect(addressRow(address).registered).toBe(registered);
      expect(whyOf(said, 'Registered')).toContain('never a location');
      expect(whyOf(said, 'Network')).toContain(network);
      expect(whyOf(said, 'Network')).toContain('neither where its machines stand nor who rents them');
    }
  );
});

describe('of a host is said', () => {
  const hosts = ['sa.api.intl.miui.com', 'ulogs.umeng.com', 'nobody.example'];
  const saidOf = async (name: string): Promise<readonly Said[]> => {
    const own = await reportOn(hosts.map((host) => entry('161.117.71.5', host)));
    return saidOfHost(
      own.hosts.find((host) => host.name === name)!,
      own
    );
  };

  test('whose it is and where that company is at home, each with what was read', async () => {
    const said = await saidOf('sa.api.intl.miui.com');
    expect(said.map(({ what, answer }) => [what, answer])).toEqual([
      ['Company', 'Xiaomi'],
      ['Home', 'China']
    ]);
    expect(whyOf(said, 'Company')).toMatch(/domain-list-community.* \(read \d{4}-\d\d-\d\d\)/);
    expect(whyOf(said, 'Home')).toContain('IEEE registry');
  });

  test('who controls its company', async () => {
    expect(whyOf(await saidOf('ulogs.umeng.com'), 'Company')).toContain(
      'It belongs to Alibaba, whose home is China:'
    );
  });

  test('unknown, where nobody known has it', async () => {
    expect(await saidOf('nobody.example')).toMatchObject([{ what: 'Company', answer: 'unknown' }]);
  });
});

test('of an address of no place is said what it is for', async () => {
  const own = await reportOn([entry('192.168.1.1', 'router.example')]);
  expect(placeSaid(own.addresses[0]!, undefined)).toMatchObject({
    answer: 'this network',
    why: expect.stringContaining('192.168.1.1 is for use within a network') as string
  });
});
