import { describe, expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Capture } from '#engine/model/capture.ts';
import { readCapture } from '#engine/read-capture.ts';
import {
  be16,
  bytesOf,
  client,
  clientHello,
  dnsQuery,
  ethernet,
  ipv4,
  ipv6,
  pcapFile,
  server,
  tcp,
  tcpFlags,
  tlsRecords,
  udp
} from './packets.ts';

const none = new Uint8Array();

const read = (linkType: number, ...packets: Uint8Array[]): Promise<Capture> =>
  readCapture([bytesSource('test.pcap', pcapFile(linkType, packets))]);

const namesOf = (capture: Capture): string[] =>
  [...capture.hosts].flatMap(([name, kinds]) => [...kinds].map((kind) => `${kind} ${name}`));

const question = udp(50000, 53, dnsQuery('www.Example.org'));
const ip = ipv4(17, question);

describe('link layers', () => {
  const vlan = bytesOf(be16(1), be16(0x8100), be16(2), be16(0x0800), ip);
  const cases: readonly (readonly [string, number, Uint8Array])[] = [
    ['Ethernet', 1, ethernet(0x0800, ip)],
    ['Ethernet with two VLAN tags', 1, ethernet(0x88a8, vlan)],
    [
      '802.3 with LLC and SNAP',
      1,
      ethernet(ip.length + 8, bytesOf([0xaa, 0xaa, 3, 0, 0, 0], be16(0x0800), ip))
    ],
    ['MPLS', 1, ethernet(0x8847, bytesOf([0, 1, 0, 64], [0, 2, 1, 64], ip))],
    ['PPPoE', 1, ethernet(0x8864, bytesOf([0x11, 0, 0, 1], be16(ip.length + 2), be16(0x21), ip))],
    ['raw IP', 101, ip],
    ['Linux cooked', 113, bytesOf(new Array<number>(14).fill(0), be16(0x0800), ip)],
    ['Linux cooked v2', 276, bytesOf(be16(0x0800), new Array<number>(18).fill(0), ip)],
    ['BSD loopback, little endian', 0, bytesOf([2, 0, 0, 0], ip)],
    ['BSD loopback, big endian', 0, bytesOf([0, 0, 0, 2], ip)],
    ['OpenBSD loopback', 108, bytesOf([0, 0, 0, 2], ip)],
    ['IPv6', 101, ipv6(17, question)],
    ['IP in IP', 101, ipv4(4, ip, [10, 0, 0, 1], [10, 0, 0, 2])]
  ];
  test.each(cases)('%s', async (_, linkType, packet) => {
    const capture = await read(linkType, packet);
    expect(namesOf(capture)).toEqual(['dns www.example.org']);
    expect(capture.flows.length).toBe(1);
  });

  test('one that is not known is counted by its number', async () => {
    const capture = await read(147, ip, ip);
    expect([...capture.unreadLinkTypes]).toEqual([[147, 2]]);
  });
});

test('IPv6 extension headers are stepped over; what is no first fragment is only counted', async () => {
  const hopByHop = [0, 0, 1, 4, 0, 0, 0, 0] as const;
  const fragment = [0, 0, 0, 8, 0, 0, 0, 1] as const;
  expect(
    namesOf(
      await read(
        101,
        ipv6(17, question, [
          [0, hopByHop],
          [60, hopByHop]
        ])
      )
    )
  ).toHaveLength(1);
  const capture = await read(101, ipv6(17, question, [[44, fragment]]));
  expect(namesOf(capture)).toEqual([]);
  expect(capture.flows.length).toBe(1);
});

const hello = tlsRecords(clientHello('sa.example.com'));
const segment = (from: number, to: number, base = 1000): Uint8Array =>
  ipv4(6, tcp(50001, 443, base + from, hello.subarray(from, to)));
const syn = ipv4(6, tcp(50001, 443, 999, none, tcpFlags.syn));
const sni = ['sni sa.example.com'];

describe('the name in a TLS hello', () => {
  test('in one segment', async () => {
    expect(namesOf(await read(101, syn, segment(0, hello.length)))).toEqual(sni);
  });
  test('one byte a segment', async () => {
    const segments = Array.from(hello, (_, at) => segment(at, at + 1));
    expect(namesOf(await read(101, syn, ...segments))).toEqual(sni);
    expect(namesOf(await read(101, ...segments))).toEqual(sni);
  });
  test('out of order, sent again, overlapping', async () => {
    const pieces = [segment(40, 60), segment(0, 20), segment(10, 30), segment(0, 20), segment(25, 41)];
    expect(namesOf(await read(101, syn, ...pieces, segment(55, hello.length)))).toEqual(sni);
  });
  test('with sequence numbers that wrap around', async () => {
    const base = 0x1_0000_0000 - 20;
    const wrapped = [segment(0, 30, base), segment(30, hello.length, base)];
    expect(
      namesOf(await read(101, ipv4(6, tcp(50001, 443, base - 1, none, tcpFlags.syn)), ...wrapped))
    ).toEqual(sni);
  });
  test('over several records', async () => {
    const records = tlsRecords(clientHello('sa.example.com'), 17);
    expect(namesOf(await read(101, ipv4(6, tcp(50001, 443, 7, records))))).toEqual(sni);
  });
  test('behind some lines of clear text, as with STARTTLS', async () => {
    const lines = bytesOf('EHLO me\r\n');
    const packets = [ipv4(6, tcp(50001, 587, 1, lines)), ipv4(6, tcp(50001, 587, 1 + lines.length, hello))];
    expect(namesOf(await read(101, ...packets))).toEqual(sni);
  });
});

describe('HTTP', () => {
  const http = (sequence: number, text: string, port = 80): Uint8Array =>
    ipv4(6, tcp(50002, port, sequence, bytesOf(text)));

  test('requests of one connection, bodies stepped over', async () => {
    const first = 'POST /a HTTP/1.1\r\nHost: One.example:8080\r\nContent-Length: 5\r\n\r\n';
    const second = 'POST /b HTTP/1.1\r\nhost: two.example\r\nTransfer-Encoding: chunked\r\n\r\n';
    const chunks = '5\r\nGET /\r\n0\r\n\r\n';
    const third = 'GET /c HTTP/1.1\r\nHost: three.example\r\n\r\n';
    const text = `${first}GET /${second}${chunks}${third}`;
    const capture = await read(
      101,
      http(1, text.slice(0, 30)),
      http(31, text.slice(30, 150)),
      http(151, text.slice(150))
    );
    expect(capture.exchanges.map(({ url }) => url)).toEqual([
      'http://One.example:8080/a',
      'http://two.example/b',
      'http://three.example/c'
    ]);
    expect(namesOf(capture)).toEqual([
      'http-host one.example',
      'http-host two.example',
      'http-host three.example'
    ]);
  });

  test('a short snap length leaves holes: what is whole before and behind them is read', async () => {
    const head = 'POST /a HTTP/1.1\r\nHost: one.example\r\nContent-Length: 400\r\n\r\n';
    const first = http(1, head + 'x'.repeat(400)).subarray(0, 40 + head.length + 10);
    const second = http(1 + head.length + 400, 'GET /b HTTP/1.1\r\nHost: two.example\r\n\r\n');
    const capture = await read(101, first, second);
    expect(capture.exchanges.map(({ url }) => url)).toEqual(['http://one.example/a', 'http://two.example/b']);
    expect(capture.tcpGaps).toBe(1);
  });

  test('CONNECT names the host, and what follows is looked at afresh', async () => {
    const head = 'CONNECT far.example:443 HTTP/1.1\r\n\r\n';
    const capture = await read(101, http(1, head, 3128), ipv4(6, tcp(50002, 3128, 1 + head.length, hello)));
    expect(namesOf(capture)).toEqual(['connect far.example', 'sni sa.example.com']);
    expect(capture.flows.at(0)).toMatchObject({ viaProxy: true, readable: 'encrypted' });
  });
});

test('a handshake is timed only when it is clean', async () => {
  const answer = ipv4(6, tcp(443, 50001, 5, none, tcpFlags.syn | tcpFlags.ack), server, client);
  expect((await read(101, syn, answer)).flows.at(0).handshakeMs).toBeCloseTo(1);
  expect((await read(101, syn, syn, answer)).flows.at(0).handshakeMs).toBeNull();
});

test('a flow knows its client, and counts both ways', async () => {
  const answer = ipv4(6, tcp(443, 50001, 5, none, tcpFlags.syn | tcpFlags.ack), server, client);
  const flow = (await read(101, answer, segment(0, 30))).flows.at(0);
  expect(flow.client).toEqual({ address: '192.168.1.23', port: 50001 });
  expect(flow.server).toEqual({ address: '161.117.96.21', port: 443 });
  expect(flow).toMatchObject({ packetsSent: 1, packetsReceived: 1, bytesSent: 70, bytesReceived: 40 });
});

test('DNS over TCP, and answers by way of aliases', async () => {
  const query = dnsQuery('a.example');
  const alias = bytesOf(be16(0xc00c), be16(5), be16(1), [0, 0, 0, 9], be16(4), [1, 0x62], be16(0xc00e));
  const address = bytesOf([1, 0x62], be16(0xc00e), be16(1), be16(1), [0, 0, 0, 9], be16(4), server);
  const reply = bytesOf(
    be16(1),
    be16(0x8180),
    be16(1),
    be16(2),
    be16(0),
    be16(0),
    query.subarray(12),
    alias,
    address
  );
  const overTcp = bytesOf(be16(query.length), query);
  const capture = await read(
    101,
    ipv4(6, tcp(50003, 53, 1, overTcp)),
    ipv4(17, udp(53, 50004, reply), [9, 9, 9, 9], client)
  );
  expect(namesOf(capture)).toEqual(['dns a.example']);
  expect(capture.resolutions).toMatchObject([{ name: 'a.example', addresses: ['161.117.96.21'] }]);
});
