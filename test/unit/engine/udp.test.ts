import { describe, expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Capture } from '#engine/model/capture.ts';
import { readCapture } from '#engine/read-capture.ts';
import { record, reply, type, wireName } from './dns-packets.ts';
import { be16, be32, bytesOf, client, dnsQuery, ipv4, pcapFile, udp } from './packets.ts';

const read = (...packets: Uint8Array[]): Promise<Capture> =>
  readCapture([bytesSource('test.pcap', pcapFile(101, packets))]);
const namesOf = (capture: Capture): string[] =>
  [...capture.hosts].flatMap(([name, kinds]) => [...kinds].map((kind) => `${kind} ${name}`));

const multicast = [224, 0, 0, 251];
const neighbour = [192, 168, 1, 7];

describe('what is spoken on ports of its own names no host', () => {
  /** RFC 1001 section 14.1: "FILESERVER" and a suffix, each half byte a letter. */
  const netBiosName = Array.from('FILESERVER     \0')
    .map((letter) => letter.charCodeAt(0))
    .flatMap((byte) => [0x41 + (byte >> 4), 0x41 + (byte & 15)]);
  const netBios = (extra: number[]): Uint8Array =>
    bytesOf(be16(9), be16(0x0110), be16(1), be16(0), be16(0), be16(0), 32, netBiosName, 0, extra);
  const search =
    'M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nST: urn:dial.example:device:1\r\n\r\n';
  const notify =
    'NOTIFY * HTTP/1.1\r\nHost: tv.example\r\nLOCATION: http://tv.example:8008/ssdp/device-desc.xml\r\nNT: upnp:rootdevice\r\n\r\n';
  const probe =
    '<e:Envelope><d:Types>dn:NetworkVideoTransmitter</d:Types><wsa:To>urn:host.example</wsa:To></e:Envelope>';
  const cases: readonly (readonly [string, number, Uint8Array])[] = [
    ['SSDP, searching', 1900, bytesOf(search)],
    ['SSDP, telling', 1900, bytesOf(notify)],
    ['NetBIOS names', 137, netBios([...be16(0x20), ...be16(1)])],
    ['NetBIOS datagrams', 138, bytesOf([0x11, 0x0a], netBios([]))],
    ['NTP', 123, bytesOf(0x23, new Uint8Array(47).fill(3))],
    ['WS-Discovery', 3702, bytesOf(probe)],
    [
      'DHCP, with a name for itself',
      67,
      bytesOf(1, 1, 6, 0, new Uint8Array(232), be32(0x63825363), [12, 9], 'my.laptop', 255)
    ],
    ['syslog', 514, bytesOf('<34>Oct 11 22:14:15 host.example su: GET / HTTP/1.1')],
    ['Steam', 27036, bytesOf([0xff, 0xff, 0xff, 0xff], '!L_', [0xa0], 'host.example')],
    ['a question of DNS elsewhere', 4000, dnsQuery('www.example.org')]
  ];
  test.each(cases)('%s', async (_, port, payload) => {
    const capture = await read(
      ipv4(17, udp(port, port, payload), client, neighbour),
      ipv4(17, udp(port, 50000, payload), neighbour, client)
    );
    expect(namesOf(capture)).toEqual([]);
    expect(capture.resolutions).toEqual([]);
    expect(capture.flows.at(0)).toMatchObject({ names: [], readable: 'undecodable' });
  });
});

describe('names of this network', () => {
  test('are of the kind by which they were asked, and no name of a flow', async () => {
    const answer = reply([wireName('nas')], [record(wireName('nas'), type.a, neighbour)]);
    const capture = await read(
      ipv4(17, udp(5353, 5353, dnsQuery('_ipp._tcp.local')), client, multicast),
      ipv4(17, udp(50001, 5355, dnsQuery('nas')), client, [224, 0, 0, 252]),
      ipv4(17, udp(5355, 50001, answer), neighbour, client)
    );
    expect(namesOf(capture)).toEqual(['mdns _ipp._tcp.local', 'llmnr nas']);
    for (let at = 0; at < capture.flows.length; at++) expect(capture.flows.at(at).names).toEqual([]);
  });
});
