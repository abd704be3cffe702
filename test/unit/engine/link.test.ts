import { describe, expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import { linkTypeName } from '#engine/model/link-type-names.ts';
import type { Capture } from '#engine/model/capture.ts';
import { readCapture } from '#engine/read-capture.ts';
import {
  attribute,
  dataFrame,
  ip,
  ip6,
  le16,
  le32,
  llcOf,
  named,
  ncmOf,
  pktap2Of,
  pktapOf,
  radiotapOf,
  rndisOf,
  subframe,
  usbmonOf,
  usbPcapOf,
  withChecksum,
  withTrailer,
  zeros
} from './link-packets.ts';
import { be16, be32, bytesOf, ethernet, pcapFile } from './packets.ts';

const read = (linkType: number, ...packets: Uint8Array[]): Promise<Capture> =>
  readCapture([bytesSource('test.pcap', pcapFile(linkType, packets))]);

const namesOf = (capture: Capture): string[] => [...capture.hosts.keys()];

type Case = readonly [what: string, linkType: number, packet: Uint8Array];

/** Each leads to one DNS question, and is told from the others by one thing. */
const reading = (cases: readonly Case[]): void => {
  test.each(cases)('%s', async (_, linkType, packet) => {
    const capture = await read(linkType, packet);
    expect(namesOf(capture)).toEqual(['www.example.org']);
    expect(capture.flows.length).toBe(1);
    expect(capture.notIp).toBe(0);
  });
};

const leaving = (cases: readonly Case[]): void => {
  test.each(cases)('%s', async (_, linkType, packet) => {
    const capture = await read(linkType, packet);
    expect(namesOf(capture)).toEqual([]);
    expect(capture.flows.length).toBe(0);
    expect(capture.notIp).toBe(1);
  });
};

const inside = ethernet(0x0800, ip);
const tag = (type: number, payload: Uint8Array): Uint8Array => bytesOf(be16(5), be16(type), payload);
const label = (last: 0 | 1): number[] => [0, 1, last, 64];

describe('behind the addresses of Ethernet', () => {
  reading([
    ['802.1ad around 802.1Q', 1, ethernet(0x88a8, tag(0x8100, tag(0x0800, ip)))],
    ['numbers older than 802.1ad', 1, ethernet(0x9100, tag(0x9200, tag(0x9300, tag(0x86dd, ip6))))],
    [
      '802.1ah, and the customer’s tag inside',
      1,
      ethernet(0x88e7, bytesOf(be32(9), ethernet(0x8100, tag(0x0800, ip))))
    ],
    ['VN-Tag', 1, ethernet(0x8926, bytesOf(be32(9), be16(0x0800), ip))],
    ['E-TAG', 1, ethernet(0x893f, bytesOf(zeros(6), be16(0x0800), ip))],
    ['R-TAG', 1, ethernet(0xf1c1, bytesOf(zeros(4), be16(0x0800), ip))],
    ['Cisco metadata', 1, ethernet(0x8909, bytesOf([1, 1, 0, 1, 0, 16], be16(0x0800), ip))],
    ['FabricPath', 1, ethernet(0x8903, bytesOf(be16(7), inside))],
    ['bridged', 1, ethernet(0x6558, inside)],
    ['MACsec that only signs', 1, ethernet(0x88e5, bytesOf([0, 0], be32(1), be16(0x0800), ip))],
    ['MACsec with a channel', 1, ethernet(0x88e5, bytesOf([0x20, 0], be32(1), zeros(8), be16(0x0800), ip))],
    ['TRILL with options', 1, ethernet(0x22f3, bytesOf([0, 0x40, 0, 1, 0, 2], zeros(4), inside))],
    ['a service chain', 1, ethernet(0x894f, bytesOf([0, 2, 2, 3], zeros(4), inside))],
    [
      'Arista, with a time of 8 bytes',
      1,
      ethernet(0xd28b, bytesOf(be16(1), be16(0x11), zeros(8), be16(0x0800), ip))
    ],
    ['Arista, with one of 6', 1, ethernet(0xd28b, bytesOf(be16(1), be16(0x20), zeros(6), be16(0x0800), ip))],
    ['LLC whose protocol is IP', 1, ethernet(ip.length + 3, bytesOf([6, 6, 3], ip))],
    ['LLC in a jumbo frame', 1, ethernet(0x8870, llcOf(0x0800, ip))],
    ['802.1H', 1, ethernet(ip.length + 8, bytesOf([0xaa, 0xaa, 3, 0, 0, 0xf8], be16(0x0800), ip))],
    ['no Ethernet at all, though the file says so', 1, withChecksum(ip)],
    ['no Ethernet at all, IPv6', 1, ip6],
    ['Cisco ISL', 1, bytesOf([1, 0, 0x0c, 0, 0], zeros(7), be16(90), zeros(12), inside)]
  ]);
});

describe('MPLS', () => {
  reading([
    ['two labels', 1, ethernet(0x8847, bytesOf(label(0), label(1), ip))],
    ['IPv6', 1, ethernet(0x8848, bytesOf(label(1), ip6))],
    ['as a link type', 219, bytesOf(label(1), ip)],
    ['Ethernet behind a control word', 1, ethernet(0x8847, bytesOf(label(1), be32(0), inside))],
    ['Ethernet without one', 1, ethernet(0x8847, bytesOf(label(1), inside))],
    [
      'Ethernet without one, to an address that begins as IPv6 does',
      1,
      ethernet(0x8847, bytesOf(label(1), [0x60], inside.subarray(1)))
    ]
  ]);
  leaving([
    ['a channel of its own management', 1, ethernet(0x8847, bytesOf(label(1), [0x10, 0, 0, 0x21], ip))],
    ['no last label', 1, ethernet(0x8847, bytesOf(label(0), label(0)))]
  ]);
});

const session = (protocol: readonly number[]): Uint8Array =>
  bytesOf([0x11, 0, 0, 1], be16(ip.length + protocol.length), protocol, ip);

describe('serial lines', () => {
  reading([
    ['PPPoE in Ethernet', 1, ethernet(0x8864, session([0, 0x21]))],
    ['PPPoE alone', 51, session([0, 0x21])],
    ['PPP', 9, bytesOf([0, 0x21], ip)],
    ['PPP with a protocol of one byte', 9, bytesOf([0x21], ip)],
    ['PPP with address and control', 9, bytesOf([0xff, 3, 0, 0x21], ip)],
    ['PPP in HDLC framing', 50, bytesOf([0xff, 3, 0, 0x57], ip6)],
    ['PPP with MPLS', 50, bytesOf([0xff, 3, 2, 0x81], label(1), ip)],
    ['PPP as pppd writes it', 166, bytesOf([1, 3, 0, 0x21], ip)],
    ['PPP behind a direction', 204, bytesOf([1, 0xff, 3, 0, 0x21], ip)],
    ['multilink PPP, long numbers', 9, bytesOf([0xff, 3, 0, 0x3d, 0xc0, 0, 0, 7, 0, 0x21], ip)],
    ['multilink PPP, short numbers', 9, bytesOf([0xff, 3, 0, 0x3d, 0xc0, 7, 0x21], ip)],
    ['Cisco HDLC', 104, bytesOf([0x0f, 0], be16(0x0800), ip)],
    ['Cisco HDLC under the number of PPP', 50, bytesOf([0x8f, 0], be16(0x86dd), ip6)],
    ['Cisco HDLC behind a direction', 205, bytesOf([0, 0x0f, 0], be16(0x0800), ip)],
    ['Frame Relay', 107, bytesOf([0x18, 0x41, 3, 0xcc], ip)],
    [
      'Frame Relay, padded, with an address of four bytes',
      107,
      bytesOf([0x18, 0x40, 0x40, 0x41, 3, 0, 0x8e], ip6)
    ],
    ['Frame Relay with SNAP', 107, bytesOf([0x18, 0x41, 3, 0, 0x80, 0, 0, 0], be16(0x0800), ip)],
    [
      'Frame Relay with a bridged frame',
      107,
      bytesOf([0x18, 0x41, 3, 0, 0x80, 0, 0x80, 0xc2], be16(7), inside)
    ],
    ['Frame Relay as Cisco has it', 107, bytesOf([0x18, 0x41], be16(0x0800), ip)],
    ['Frame Relay behind a direction', 206, bytesOf([1, 0x18, 0x41, 3, 0xcc], ip)],
    ['multilink Frame Relay', 182, bytesOf([0xc0, 1, 0x18, 0x41, 3, 0xcc], ip)],
    ['Junos, Ethernet', 178, bytesOf('MGC', 0x81, be16(4), zeros(4), inside)],
    ['Junos, its link header gone', 178, bytesOf('MGC', 0x82, be16(4), zeros(4), le32(2), ip)]
  ]);
  leaving([
    ['a piece of multilink PPP', 9, bytesOf([0xff, 3, 0, 0x3d, 0x80, 0, 0, 7, 0, 0x21], ip)],
    ['what PPP compressed', 9, bytesOf([0xff, 3, 0, 0x2d], ip)],
    ['a piece of multilink Frame Relay', 182, bytesOf([0x80, 1, 0x18, 0x41, 3, 0xcc], ip)]
  ]);
});

describe('pseudo-headers', () => {
  reading([
    ['Linux cooked, LLC', 113, bytesOf(zeros(14), be16(4), llcOf(0x0800, ip))],
    ['Linux cooked, Ethernet', 113, bytesOf(zeros(14), be16(3), inside)],
    ['Linux cooked, Frame Relay', 113, bytesOf(be16(0), be16(770), zeros(12), [0x18, 0x41, 3, 0xcc], ip)],
    [
      'Linux cooked, radiotap',
      113,
      bytesOf(be16(0), be16(803), zeros(12), radiotapOf([0], [], dataFrame(llcOf(0x0800, ip))))
    ],
    ['Linux cooked v2, tagged', 276, bytesOf(be16(0x8100), zeros(18), tag(0x0800, ip))],
    ['BSD loopback with an EtherType', 0, bytesOf(le32(0x0800), ip)],
    ['BSD loopback, Darwin’s IPv6', 0, bytesOf(le32(30), ip6)],
    ['BSD loopback, FreeBSD’s IPv6', 108, bytesOf(be32(28), ip6)],
    ['BSD loopback that is PPP', 0, bytesOf([0xff, 3, 0, 0x21], ip)],
    ['IPsec of OpenBSD', 109, bytesOf(le32(2), be32(9), be32(0), ip)],
    ['firewall log of OpenBSD', 117, bytesOf([61, 2], zeros(62), ip)],
    ['firewall log of FreeBSD', 117, bytesOf([69, 28], zeros(70), ip6)],
    ['Solaris', 226, bytesOf([2, 26], zeros(22), ip6)],
    ['NFLOG', 239, bytesOf([2, 0], be16(5), attribute(10, bytesOf('tag\0x')), attribute(9, ip))],
    ['NFLOG of a big-endian machine', 239, bytesOf([10, 0], be16(5), attribute(9, ip6, be16))],
    ['raw IP by its older numbers', 12, ip],
    ['raw IPv6', 229, ip6],
    ['Per-Packet Information', 192, bytesOf([0, 0], le16(12), le32(1), zeros(4), inside)]
  ]);
});

describe('other networks', () => {
  reading([
    [
      'Token Ring with a route',
      6,
      bytesOf([0x10, 0x40], zeros(6), 0x80, zeros(5), [0x04, 0, 0, 0], llcOf(0x0800, ip))
    ],
    ['FDDI', 10, bytesOf([0x50], zeros(12), llcOf(0x0800, ip))],
    ['ARCNET, RFC 1051', 7, bytesOf([1, 2, 240], ip)],
    ['ARCNET, RFC 1201', 7, bytesOf([1, 2, 212, 0, 0, 1], ip)],
    ['ARCNET, RFC 1201 with an exception', 7, bytesOf([1, 2, 212, 0xff, 0xff, 0xff, 0xff, 0, 0, 1], ip)],
    ['ARCNET of Linux', 129, bytesOf([1, 2, 0, 0, 196, 0, 0, 1], ip6)],
    ['ATM with LLC', 100, llcOf(0x0800, ip)],
    ['ATM with a bridged frame', 100, bytesOf([0xaa, 0xaa, 3, 0, 0x80, 0xc2], be16(7), zeros(2), inside)],
    ['ATM with ISO’s LLC', 100, bytesOf([0xfe, 0xfe, 3, 0xcc], ip)],
    ['ATM without a header', 106, ip],
    ['SunATM, emulating a network', 123, bytesOf([1, 0, 0, 5], zeros(2), inside)],
    ['SLIP', 8, bytesOf(zeros(16), ip)],
    ['IEEE 1394', 138, bytesOf(zeros(16), be16(0x0800), ip)],
    ['Ethernet with its preamble', 274, bytesOf(new Array<number>(7).fill(0x55), 0xd5, inside)],
    ['a switch of Broadcom', 281, bytesOf(zeros(12), [1, 2, 3, 4], be16(0x0800), ip)],
    ['a switch of Broadcom, in front', 282, bytesOf([1, 2, 3, 4], inside)],
    ['a switch of Marvell', 285, bytesOf(zeros(12), zeros(8), be16(0x0800), ip)]
  ]);
});

describe('wireless', () => {
  const body = llcOf(0x0800, ip);
  reading([
    ['three addresses', 105, dataFrame(body)],
    ['four addresses', 105, dataFrame(body, { flags: 3, more: zeros(6) })],
    ['QoS', 105, dataFrame(body, { subtype: 8, more: [0, 0] })],
    ['QoS and HT control', 105, dataFrame(body, { subtype: 8, flags: 0x82, more: [0, 0, 9, 9, 9, 9] })],
    ['radiotap', 127, radiotapOf([0], [], dataFrame(body))],
    [
      'radiotap that says that the header is padded',
      127,
      radiotapOf([2], [0x20], dataFrame(bytesOf(zeros(2), body), { subtype: 8, more: [0, 0] }))
    ],
    [
      'the same behind two words of fields and a time',
      127,
      radiotapOf(
        [0x80000003, 0],
        [zeros(4), zeros(8), 0x20],
        dataFrame(bytesOf(zeros(2), body), { subtype: 8, more: [0, 0] })
      )
    ],
    ['Prism', 119, bytesOf(le32(0x44), le32(144), zeros(136), dataFrame(body))],
    ['Prism of a big-endian machine', 119, bytesOf(be32(0x44), be32(144), zeros(136), dataFrame(body))],
    ['AVS under the number of Prism', 119, bytesOf(be32(0x80211001), be32(64), zeros(56), dataFrame(body))],
    ['AVS', 163, bytesOf(be32(0x80211001), be32(64), zeros(56), dataFrame(body))],
    ['Per-Packet Information', 192, bytesOf([0, 0], le16(8), le32(105), dataFrame(body))]
  ]);
  leaving([
    ['without data', 105, dataFrame(body, { subtype: 4 })],
    ['a later piece', 105, dataFrame(body, { fragment: 1 })],
    ['management', 105, bytesOf([0x80], dataFrame(body).subarray(1))]
  ]);

  test('encrypted by the network is counted as that', async () => {
    const sealed = dataFrame(body, { flags: 0x41 });
    const capture = await read(105, sealed, dataFrame(body), sealed);
    expect(capture).toMatchObject({ sealed: 2, notIp: 0 });
    expect(namesOf(capture)).toEqual(['www.example.org']);
  });

  test('several packets in one frame', async () => {
    const several = bytesOf(
      subframe(named('a.example'), false),
      subframe(named('b.example'), false),
      subframe(ip, true)
    );
    const capture = await read(
      127,
      radiotapOf([2], [0x10], dataFrame(bytesOf(several, be32(7)), { subtype: 8, more: [0x80, 0] }))
    );
    expect(namesOf(capture)).toEqual(['a.example', 'b.example', 'www.example.org']);
    expect(capture.notIp).toBe(0);
    expect(capture.sources[0]?.packets).toBe(1);
  });
});

describe('a phone that shares its network over USB', () => {
  const frame = ethernet(0x0800, withChecksum(ip));
  reading([
    ['RNDIS', 220, usbmonOf(64, rndisOf(inside))],
    ['NCM', 189, usbmonOf(48, ncmOf('NCM0', [inside]))],
    ['a modem with MBIM', 189, usbmonOf(48, ncmOf('IPS\0', [ip]))],
    ['ECM', 249, usbPcapOf(frame)],
    ['an iPhone', 249, usbPcapOf(bytesOf(zeros(2), frame))],
    ['IPv6', 220, usbmonOf(64, ethernet(0x86dd, ip6))]
  ]);
  leaving([
    ['another kind of transfer', 220, usbmonOf(64, frame, 1)],
    ['a transfer that was only asked for', 220, usbmonOf(64, frame, 3, 0x3c)],
    ['something that is no checked header', 249, usbPcapOf(inside)],
    ['something longer than the packet in it', 249, usbPcapOf(bytesOf(frame, zeros(60)))],
    ['a disk', 220, usbmonOf(64, bytesOf('USBC', zeros(40)))]
  ]);
  test('a table that names the same packet again and again is not followed for ever', async () => {
    const table = ncmOf('NCM0', new Array<Uint8Array>(2000).fill(inside.subarray(0, 30)));
    const { notIp, flows } = await read(220, usbmonOf(64, table));
    expect(notIp + (flows.length > 0 ? flows.at(0).packetsSent : 0)).toBe(256);
  });
  test('all packets of a transfer are read', async () => {
    const frames = ['a.example', 'b.example', 'c.example'].map((name) => ethernet(0x0800, named(name)));
    const all = ['a.example', 'b.example', 'c.example'];
    expect(namesOf(await read(220, usbmonOf(64, ncmOf('NCM0', frames))))).toEqual(all);
    expect(namesOf(await read(249, usbPcapOf(bytesOf(...frames.map(rndisOf)))))).toEqual(all);
  });
});

const appOf = async (linkType: number, packet: Uint8Array): Promise<string | null> => {
  const capture = await read(linkType, packet);
  expect(namesOf(capture)).toEqual(['www.example.org']);
  return capture.flows.at(0).app;
};

describe('the app that a packet is of', () => {
  test('Apple’s header: on whose behalf, else the process', async () => {
    const process = 'com.apple.WebKi';
    expect(await appOf(258, pktapOf(1, inside, { process, onBehalfOf: 'Safari' }))).toBe('Safari');
    expect(await appOf(258, pktapOf(12, ip, { process }))).toBe(process);
    expect(await appOf(258, pktapOf(0, bytesOf(le32(2), ip)))).toBe(null);
    expect(await appOf(258, pktap2Of(1, inside, { process, onBehalfOf: 'Safari' }))).toBe('Safari');
    expect(await appOf(258, pktap2Of(1, inside, { process }))).toBe(process);
  });

  test('the same under a number that others use for something else', async () => {
    expect(await appOf(149, pktapOf(1, inside, { process: 'curl' }))).toBe('curl');
    const { unreadLinkTypes, notIp } = await read(149, ip, bytesOf(zeros(200)));
    expect([[...unreadLinkTypes], notIp]).toEqual([[[149, 2]], 0]);
  });

  test('a header without a packet', async () => {
    expect((await read(258, pktapOf(1, inside, { record: 0 }))).notIp).toBe(1);
  });

  test('PCAPdroid’s trailer, today’s and that of 2021', async () => {
    for (const packet of [ip, ip6]) {
      expect(await appOf(1, withTrailer(packet, 'Mi Browser'))).toBe('Mi Browser');
      expect(await appOf(1, withTrailer(packet, 'Mi Browser', { nameBytes: 16 }))).toBe('Mi Browser');
      expect(await appOf(1, withTrailer(packet, 'Sixteen letters.', { nameBytes: 16 }))).toBe(
        'Sixteen letters.'
      );
      expect(await appOf(1, withTrailer(packet, 'Unknown', { uid: -1 }))).toBe(null);
    }
  });

  test('a name is cleaned of what could move a terminal, and of half a letter', async () => {
    expect(await appOf(1, withTrailer(ip, '\u001b[31mred'))).toBe('[31mred');
    expect(await appOf(1, withTrailer(ip, '浏览器'))).toBe('浏览器');
    const cut = withTrailer(ip, 'x'.repeat(19));
    cut[cut.length - 5] = 0xe6;
    expect(await appOf(1, cut)).toBe('x'.repeat(19));
  });

  test('bytes behind IP that are no trailer name nobody', async () => {
    expect(await appOf(1, bytesOf(inside, zeros(40)))).toBe(null);
    const within = bytesOf(ip.subarray(0, 28), withTrailer(ip, 'no app').subarray(-32));
    const capture = await read(
      1,
      ethernet(0x0800, bytesOf(within.subarray(0, 2), be16(within.length), within.subarray(4)))
    );
    expect(capture.flows.at(0).app).toBe(null);
  });
});

describe('a link type that is not read', () => {
  test('inside a header that is', async () => {
    const capture = await read(
      192,
      bytesOf([0, 0], le16(8), le32(195), ip),
      bytesOf([0, 0], le16(8), le32(1), inside)
    );
    expect([...capture.unreadLinkTypes]).toEqual([[195, 1]]);
    expect([capture.notIp, capture.flows.length]).toEqual([0, 1]);
  });

  test('a header names no header of its own kind', async () => {
    const wrapped = bytesOf([0, 0], le16(8), le32(192), [0, 0], le16(8), le32(1), inside);
    expect([...(await read(192, wrapped)).unreadLinkTypes]).toEqual([[192, 1]]);
  });

  test('has a name, if the registry has one', () => {
    expect([195, 147, 162, 41000].map(linkTypeName)).toEqual([
      'IEEE802_15_4_WITHFCS',
      'USER0',
      'USER15',
      null
    ]);
  });
});
