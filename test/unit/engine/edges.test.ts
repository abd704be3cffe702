import { describe, expect, test } from 'vitest';
import { buildReport } from '#engine/analysis/report.ts';
import type { PlaceTables } from '#engine/attribution/place-tables.ts';
import type { Standing } from '#engine/attribution/standings.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import { formatAddress, type AddressWords } from '#engine/model/address.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { readCapture } from '#engine/read-capture.ts';
import { Conversation } from './conversation.ts';
import { record, reply, type, wireName } from './dns-packets.ts';
import { bytesOf, client, clientHello, ipv4, pcapFile, server, tcp, tlsRecords, udp } from './packets.ts';

/** Every public address is in Singapore, if one asks this table. */
const standing = (words: AddressWords): Standing => {
  const text = formatAddress(words);
  if (/^(?:127|192\.168)\./.test(text)) return { special: 'private', country: null, doubts: [] };
  return { special: null, country: 'SG' as CountryCode, doubts: text === '1.1.1.1' ? ['anycast'] : [] };
};

const tables: PlaceTables = {
  data: [],
  facts: (words) => ({
    standing: standing(words),
    places: [{ country: 'SG' as CountryCode, source: 'a table', date: '2026-06-01' }],
    registered: null,
    operator: null
  }),
  standing,
  special: (words) => standing(words).special
};

const reportOn = async (name: string, bytes: Uint8Array): Promise<Report> =>
  buildReport(await readCapture([bytesSource(name, bytes)]), tables, { watch: [] });

interface Answered {
  readonly host?: string;
  readonly address?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly rest?: object;
}

const entry = ({
  host = 'www.shop.example',
  address = '161.117.96.21',
  headers = {},
  rest = {}
}: Answered): object => ({
  startedDateTime: '2023-11-14T22:13:20.000Z',
  request: { method: 'GET', url: `https://${host}/`, headersSize: 100, bodySize: 0 },
  response: {
    status: 200,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value }))
  },
  serverIPAddress: address,
  ...rest
});

const har = (...answered: Answered[]): Promise<Report> =>
  reportOn('a.har', bytesOf(JSON.stringify({ log: { version: '1.2', entries: answered.map(entry) } })));

const ray = (code: string): Record<string, string> => ({ 'CF-RAY': `8e1b2c3d4e5f6071-${code}` });

describe('an address whose answers name an edge', () => {
  test('counts for no country, whatever the table says of it', async () => {
    const report = await har({ headers: ray('LHR') });
    expect(report.countries).toEqual([]);
    expect(report.unlocated).toMatchObject({ requests: 1, reasons: { cdn: { requests: 1 } } });
    expect(report.addresses).toMatchObject([
      {
        places: [{ country: 'SG' }],
        doubts: ['cdn'],
        edge: { network: 'Cloudflare', evidence: 'answer-header', detail: 'CF-RAY', code: 'LHR' }
      }
    ]);
  });

  test('says so of all that is sent to it, and of no other address', async () => {
    const report = await har({ headers: ray('LHR') }, { host: 'b.example' }, { address: '161.117.96.22' });
    expect(report.destinations.map(({ where }) => where.kind)).toEqual(['unlocated', 'unlocated', 'country']);
    expect(report.addresses[1]).not.toHaveProperty('edge');
  });

  test('keeps four places at most', async () => {
    const codes = ['LHR', 'FRA', 'LHR', 'CDG', 'AMS', 'MAD'];
    const { addresses } = await har(...codes.map((code) => ({ headers: ray(code) })));
    expect(addresses[0]?.edge).toMatchObject({
      code: 'LHR',
      also: [{ code: 'FRA' }, { code: 'CDG' }, { code: 'AMS' }]
    });
  });

  test('stays anycast where the lists say so', async () => {
    const { addresses } = await har({ address: '1.1.1.1', headers: ray('LHR') });
    expect(addresses).toMatchObject([{ doubts: ['anycast'], edge: { code: 'LHR' } }]);
  });

  test('is no edge where it answers for several networks: it may be a proxy', async () => {
    const pop = { 'X-Amz-Cf-Pop': 'FRA2-C1' };
    const report = await har({ headers: ray('LHR') }, { headers: pop }, { headers: ray('LHR') });
    expect(report.addresses[0]).not.toHaveProperty('edge');
    expect(report.countries).toEqual([]);
  });

  test('says nothing from a cache, and nothing of a proxy on this network', async () => {
    const cached = await har({ headers: ray('LHR'), rest: { _fromCache: 'disk' } }, {});
    expect(cached.addresses[0]).not.toHaveProperty('edge');
    expect(cached.countries).toMatchObject([{ country: 'SG', requests: 1 }]);
    const { addresses } = await har({ address: '127.0.0.1', headers: ray('LHR') });
    expect(addresses[0]).not.toHaveProperty('edge');
  });

  test('is found in packets, too', async () => {
    const { packets } = new Conversation()
      .open()
      .asks('GET / HTTP/1.1\r\nHost: one.example\r\n\r\n')
      .answers('HTTP/1.1 204 No Content\r\nServer: CloudFront\r\nX-Amz-Cf-Pop: LHR61-P3\r\n\r\n');
    const report = await reportOn('x.pcap', pcapFile(101, packets));
    expect(report.addresses).toMatchObject([{ edge: { network: 'Amazon CloudFront', code: 'LHR' } }]);
    expect(report.countries).toEqual([]);
  });

  test('is none where a client went through a proxy', async () => {
    const { packets } = new Conversation(3128)
      .open()
      .asks('GET http://one.example/ HTTP/1.1\r\nHost: one.example\r\n\r\n')
      .answers('HTTP/1.1 204 No Content\r\nX-Amz-Cf-Pop: LHR61-P3\r\n\r\n');
    const report = await reportOn('x.pcap', pcapFile(101, packets));
    expect(report.addresses).toEqual([]);
    expect(report.unlocated.reasons).toMatchObject({ 'behind-proxy': { requests: 1 } });
  });
});

describe('an address that is spoken to by the name of an edge', () => {
  test('counts for no country', async () => {
    const report = await har(
      { host: 'd111abcdef8.cloudfront.net' },
      { host: 'notcloudfront.net', address: '161.117.96.22' }
    );
    expect(report.addresses).toMatchObject([
      {
        doubts: ['cdn'],
        edge: { network: 'Amazon CloudFront', evidence: 'name', detail: 'd111abcdef8.cloudfront.net' }
      },
      { doubts: [] }
    ]);
    expect(report.countries).toMatchObject([{ country: 'SG', requests: 1 }]);
  });

  test('is told by its answers rather than by its name', async () => {
    const { addresses } = await har(
      { host: 'd111abcdef8.cloudfront.net' },
      { headers: { 'X-Amz-Cf-Pop': 'LHR61-P3' } }
    );
    expect(addresses[0]?.edge).toMatchObject({ evidence: 'answer-header', code: 'LHR' });
  });
});

const other = [161, 117, 96, 22];

/** `www.shop.example` by way of `alias` at `address`. */
const resolved = (alias: string, address: readonly number[]): Uint8Array => {
  const name = wireName('www.shop.example');
  const answers = [record(name, type.cname, wireName(alias)), record(wireName(alias), type.a, address)];
  return ipv4(17, udp(53, 50009, reply([name], answers)), [192, 168, 1, 1], client);
};

const hello = (to: readonly number[]): Uint8Array =>
  ipv4(6, tcp(50001, 443, 1, tlsRecords(clientHello('www.shop.example'))), client, [...to]);

describe('an address that DNS gave by way of an edge', () => {
  const packets = pcapFile(101, [
    resolved('www.shop.example.edgekey.net', server),
    resolved('shop.trafficmanager.net', other),
    hello(server),
    hello(other)
  ]);

  test('counts for no country; what another answer gave, or a mere traffic manager, does', async () => {
    const report = await reportOn('x.pcap', packets);
    expect(report.addresses.filter(({ special }) => special === null)).toMatchObject([
      {
        address: '161.117.96.21',
        doubts: ['cdn'],
        edge: { network: 'Akamai', evidence: 'name', detail: 'www.shop.example.edgekey.net' }
      },
      { address: '161.117.96.22', doubts: [] }
    ]);
    expect(report.countries).toMatchObject([{ country: 'SG', flows: 1 }]);
  });
});
