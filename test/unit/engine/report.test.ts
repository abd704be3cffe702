import { describe, expect, test } from 'vitest';
import { answerFor } from '#words/answer.ts';
import { openCase } from '#engine/analyse.ts';
import { buildReport } from '#engine/analysis/report.ts';
import type { PlaceTables } from '#engine/attribution/place-tables.ts';
import type { Standing } from '#engine/attribution/standings.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import { formatAddress, type AddressWords } from '#engine/model/address.ts';
import { version } from '#engine/model/version.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { readCapture } from '#engine/read-capture.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { pktapOf, withTrailer } from './link-packets.ts';
import { record, reply, type, wireName } from './dns-packets.ts';
import {
  bytesOf,
  client,
  clientHello,
  dnsQuery,
  extension,
  ipv4,
  pcapFile,
  server,
  tcp,
  tlsRecords,
  udp
} from './packets.ts';

const known: Readonly<Record<string, Partial<Standing>>> = {
  '161.117.96.21': { country: 'SG' as CountryCode },
  '192.168.1.23': { special: 'private' },
  '192.168.1.1': { special: 'private' },
  '224.0.0.251': { special: 'multicast' },
  '1.1.1.1': { country: 'AU' as CountryCode, doubts: ['anycast'] },
  '5.5.5.5': { country: 'RU' as CountryCode }
};

const standing = (words: AddressWords): Standing => ({
  ...{ special: null, country: null, doubts: [] },
  ...known[formatAddress(words)]
});

const tables: PlaceTables = {
  data: [],
  facts: (words) => {
    const { country } = standing(words);
    const places = country ? [{ country, source: 'a table', date: '2026-06-01' }] : [];
    return { standing: standing(words), places, registered: 'CN' as CountryCode, operator: null };
  },
  standing,
  special: (words) => standing(words).special
};

const reportOn = async (...files: readonly (readonly [string, Uint8Array])[]): Promise<Report> =>
  buildReport(await readCapture(files.map(([name, bytes]) => bytesSource(name, bytes))), tables, {
    watch: ['SG' as CountryCode]
  });

const entry = (url: string, rest: object = {}): object => ({
  startedDateTime: '2023-11-14T22:13:20.000Z',
  request: { method: 'GET', url, headersSize: 100, bodySize: 0 },
  response: { status: 200, headersSize: 50, bodySize: 7 },
  ...rest
});

const har = (...entries: object[]): readonly [string, Uint8Array] => [
  'a.har',
  bytesOf(JSON.stringify({ log: { version: '1.2', entries } }))
];

const pcap = (...packets: Uint8Array[]): readonly [string, Uint8Array] => ['a.pcap', pcapFile(101, packets)];

const hello = ipv4(6, tcp(50001, 443, 1, tlsRecords(clientHello('sa.example.com'))));

describe('where a destination counts', () => {
  test('a country only where nothing speaks against it; registration is no location', async () => {
    const report = await reportOn(
      har(
        entry('https://a.example/', { serverIPAddress: '161.117.96.21' }),
        entry('https://b.example/', { serverIPAddress: '1.1.1.1' }),
        entry('https://c.example/', { serverIPAddress: '9.9.9.1' }),
        entry('https://d.example/'),
        entry('https://e.example/', { serverIPAddress: '192.168.1.1' })
      )
    );
    expect(report.destinations.map(({ where }) => where)).toEqual([
      { kind: 'country', country: 'SG' },
      { kind: 'unlocated', reason: 'anycast' },
      { kind: 'unlocated', reason: 'not-in-tables' },
      { kind: 'unlocated', reason: 'no-address' },
      { kind: 'local', special: 'private' }
    ]);
    expect(report.countries).toMatchObject([{ country: 'SG', watched: true, requests: 1, bytesSent: 100 }]);
    expect(report.unlocated.requests).toBe(3);
    expect(report.local.requests).toBe(1);
  });

  test('data that leave a machine of this network go to the other side, whoever opened the conversation', async () => {
    const inward = ipv4(6, tcp(50001, 22, 1, bytesOf('hello'), 2), [5, 5, 5, 5], client);
    const outward = ipv4(6, tcp(22, 50001, 1, bytesOf('SSH-2.0 long answer')), client, [5, 5, 5, 5]);
    const { destinations } = await reportOn(pcap(inward, outward));
    expect(destinations).toMatchObject([{ address: '5.5.5.5', bytesSent: 59, bytesReceived: 45 }]);
  });

  test('what went through a proxy has no place', async () => {
    const head = bytesOf('CONNECT far.example:443 HTTP/1.1\r\n\r\n');
    const { destinations } = await reportOn(pcap(ipv4(6, tcp(50001, 3128, 1, head), client, [5, 5, 5, 5])));
    expect(destinations).toMatchObject([
      { host: 'far.example', address: null, where: { kind: 'unlocated', reason: 'behind-proxy' }, flows: 1 }
    ]);
  });
});

test('a conversation that names nobody belongs to the name DNS gave before it, not after', async () => {
  const answer = (name: string): Uint8Array => {
    const question = bytesOf([name.length], name, [0, 0, 1, 0, 1]);
    const record = bytesOf([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4], server);
    return ipv4(
      17,
      udp(53, 50009, bytesOf([0, 1, 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0], question, record)),
      [5, 5, 5, 5],
      client
    );
  };
  const packet = ipv4(17, udp(40000, 7000, bytesOf('hello')));
  const { destinations } = await reportOn(pcap(answer('first'), packet, answer('second')));
  expect(destinations.find(({ address }) => address === '161.117.96.21')?.host).toBe('first');
});

test('what a cache answered, or a blocker stopped, is told and counts nowhere', async () => {
  const report = await reportOn(
    har(
      entry('https://a.example/', { _fromCache: 'disk', serverIPAddress: '161.117.96.21' }),
      entry('https://b.example/', { response: { status: 0 } }),
      entry('data:text/plain,hello')
    )
  );
  expect(report.totals).toMatchObject({ requests: 0, bytesSent: 0 });
  expect(report.quality.notSent).toEqual({ fromCache: 1, failed: 1 });
  expect(report.exchanges).toHaveLength(3);
  expect(report.hosts.map(({ name }) => name)).toEqual(['a.example', 'b.example']);
});

describe('a HAR and the packets of the same visit', () => {
  const request = ipv4(6, tcp(50002, 80, 1, bytesOf('GET /x HTTP/1.1\r\nHost: c.example\r\n\r\n')));

  test('packets give the bytes, the HAR the requests', async () => {
    const report = await reportOn(
      pcap(hello),
      har(entry('https://sa.example.com/', { serverIPAddress: '161.117.96.21' }))
    );
    expect(report.destinations).toMatchObject([
      { host: 'sa.example.com', flows: 1, requests: 1, bytesSent: hello.length }
    ]);
  });
  test('a request that both tell counts once, with the address that one of them knows', async () => {
    const report = await reportOn(pcap(request), har(entry('http://c.example/x')));
    expect(report.totals.requests).toBe(1);
    expect(report.destinations).toMatchObject([{ address: '161.117.96.21', requests: 1 }]);
  });
  test('a request at another moment is another request', async () => {
    const later = { startedDateTime: '2023-11-14T22:14:20.000Z', serverIPAddress: '161.117.96.21' };
    expect((await reportOn(pcap(request), har(entry('http://c.example/x', later)))).totals.requests).toBe(2);
  });
});

test('the version is that of the package', () => {
  expect(version).toBe(packageJson.version);
});

describe('apps', () => {
  const post = (from: number): Uint8Array =>
    ipv4(6, tcp(from, 80, 1, bytesOf('POST /a HTTP/1.1\r\nHost: a.example\r\nContent-Length: 0\r\n\r\n')));
  const file = (linkType: number, ...packets: Uint8Array[]): readonly [string, Uint8Array] => [
    'a.pcap',
    pcapFile(linkType, packets)
  ];

  test('what one host received is told for each app, and adds up to the same', async () => {
    const browser = [withTrailer(post(50001), 'Browser'), withTrailer(post(50002), 'Browser')];
    const report = await reportOn(file(1, ...browser, withTrailer(post(50003), 'Weather')));
    expect(report.destinations).toMatchObject([
      { app: 'Browser', host: 'a.example', address: '161.117.96.21', flows: 2, requests: 2 },
      { app: 'Weather', host: 'a.example', address: '161.117.96.21', flows: 1, requests: 1 }
    ]);
    expect(report.exchanges.map(({ app }) => app)).toEqual(['Browser', 'Browser', 'Weather']);
    expect(report.totals).toMatchObject({ hosts: 1, addresses: 1, flows: 3, requests: 3 });
    expect(report.hosts).toMatchObject([{ name: 'a.example', flows: 3, exchanges: 3 }]);
  });

  test('an app that is named after the request was read is that of the request, too', async () => {
    const later = ipv4(6, tcp(50001, 80, 9999, bytesOf('more')));
    const { destinations, exchanges } = await reportOn(
      file(258, pktapOf(12, post(50001)), pktapOf(12, later, { process: 'curl' }))
    );
    expect(destinations).toMatchObject([{ app: 'curl', flows: 1, requests: 1 }]);
    expect(exchanges).toMatchObject([{ app: 'curl' }]);
  });

  test('where nothing says, nobody is named', async () => {
    const { destinations, exchanges } = await reportOn(pcap(post(50001)));
    expect(destinations).toMatchObject([{ app: null }]);
    expect(exchanges[0]).not.toHaveProperty('app');
  });
});

test('link types that are not read have their names, most packets first', async () => {
  const report = await reportOn(
    ['a.pcap', pcapFile(41000, [hello])],
    ['b.pcap', pcapFile(195, [hello, hello])],
    ['c.pcap', pcapFile(150, [hello])]
  );
  expect(report.quality.unreadLinkTypes).toEqual([
    { linkType: 195, name: 'IEEE802_15_4_WITHFCS', packets: 2 },
    { linkType: 150, name: 'USER3', packets: 1 },
    { linkType: 41000, name: null, packets: 1 }
  ]);
});

test('who offered an encrypted hello is counted, and absent where nobody did', async () => {
  const ech = extension(0xfe0d, [0, 0, 1, 0, 1, 77]);
  const offering = (port: number): Uint8Array =>
    ipv4(6, tcp(port, 443, 1, tlsRecords(clientHello('sa.example.com', ech))));
  const report = await reportOn(pcap(hello, offering(50002), offering(50003)));
  expect(report.quality).toMatchObject({ flows: 3, encrypted: 3, offeringEch: 2 });
  expect((await reportOn(pcap(hello))).quality).not.toHaveProperty('offeringEch');
});

test('names of this network count for no country and for no place of the internet', async () => {
  const [nas, group] = [
    [192, 168, 1, 1],
    [224, 0, 0, 251]
  ];
  const answer = reply([wireName('nas')], [record(wireName('nas'), type.a, nas)]);
  const report = await reportOn(
    pcap(
      ipv4(17, udp(5353, 5353, dnsQuery('tv.local')), client, nas),
      ipv4(17, udp(50001, 5355, dnsQuery('nas')), client, nas),
      ipv4(17, udp(5355, 50001, answer), nas, client),
      ipv4(6, tcp(50002, 445, 1, new Uint8Array(9)), client, nas),
      ipv4(17, udp(5353, 5353, dnsQuery('printer.local')), client, group)
    )
  );
  expect(report.hosts.map(({ name, seenAs }) => [name, seenAs])).toEqual([
    ['tv.local', ['mdns']],
    ['nas', ['llmnr']],
    ['printer.local', ['mdns']]
  ]);
  expect(report.countries).toEqual([]);
  expect(report.unlocated.hosts).toBe(0);
  expect(report.destinations.find(({ host }) => host === 'nas')?.where).toMatchObject({ kind: 'local' });
});

test('before the tables are there nothing counts for a place, and nothing looks as if it did', async () => {
  const bytes = har(
    entry('https://a.example/', { serverIPAddress: '161.117.96.21' }),
    entry('http://192.168.1.1/', { serverIPAddress: '192.168.1.1' })
  )[1];
  const opened = await openCase([bytesSource('a.har', bytes)], {
    tables: () => Promise.resolve(tables),
    watch: ['SG' as CountryCode]
  });
  const early = opened.withoutPlaces();
  expect(early.pending).toBe('places');
  expect(early.countries).toEqual([]);
  expect(Object.keys(early.unlocated.reasons)).toEqual(['pending']);
  expect(early.local.requests).toBe(1);
  expect(early.addresses.map(({ places, operator }) => [places, operator])).toEqual([
    [[], null],
    [[], null]
  ]);
  const { lead, more } = answerFor(early, early.watch);
  expect(lead.map(({ text }) => text).join('')).toBe(
    '1 request read. Where it went is not known yet: the tables of places have not come.'
  );
  expect(more.join(' ')).not.toContain('Singapore');
  const whole = await opened.report();
  expect(whole.pending).toBeUndefined();
  expect(whole.totals).toEqual(early.totals);
  expect(whole.countries.map(({ country }) => country)).toEqual(['SG']);
});
