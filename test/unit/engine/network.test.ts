import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Capture } from '#engine/model/capture.ts';
import { readCapture } from '#engine/read-capture.ts';
import { be16, be32, bytesOf, dnsQuery, ethernet, ipv4, ipv6, pcapFile, udp, type Part } from './packets.ts';

const rawIp = 101;
const inner = [10, 9, 8, 7];
const asked = 'www.example.org';
const question = ipv4(17, udp(5353 + 1, 53, dnsQuery(asked)), inner, [9, 9, 9, 9]);
const frame = ethernet(0x0800, question);

const read = (...packets: readonly Uint8Array[]): Promise<Capture> =>
  readCapture([bytesSource('a.pcap', pcapFile(rawIp, packets))]);

const overUdp = (port: number, ...payload: readonly Part[]): Uint8Array =>
  ipv4(17, udp(50_000, port, bytesOf(...payload)));

const vxlanHeader = (flags: number, next = 0): number[] => [flags, 0, 0, next, 0, 0, 7, 0];
const pppPacket = bytesOf(0xff, 3, 0, 0x21, question);
const zeros = (count: number): number[] => new Array<number>(count).fill(0);

const tunnels: readonly (readonly [string, Uint8Array])[] = [
  ['IP in IP', ipv4(4, question)],
  ['IPv4 in IPv6', ipv6(4, question)],
  ['GRE', ipv4(47, bytesOf(0, 0, 8, 0, question))],
  ['GRE with checksum, key and sequence number', ipv4(47, bytesOf(0xb0, 0, 8, 0, zeros(12), question))],
  [
    'GRE with a source route',
    ipv4(47, bytesOf(0x40, 0, 8, 0, zeros(4), 0, 1, 0, 4, zeros(4), zeros(4), question))
  ],
  ['GRE with a whole frame', ipv4(47, bytesOf(0, 0, 0x65, 0x58, frame))],
  ['GRE with MPLS', ipv4(47, bytesOf(0, 0, 0x88, 0x47, 0, 0, 0x11, 64, question))],
  [
    'PPTP',
    ipv4(47, bytesOf(0x30, 0x81, 0x88, 0x0b, be16(pppPacket.length), 1, 2, be32(1), be32(2), pppPacket))
  ],
  ['ERSPAN I', ipv4(47, bytesOf(0, 0, 0x88, 0xbe, frame))],
  ['ERSPAN II', ipv4(47, bytesOf(0x10, 0, 0x88, 0xbe, be32(1), zeros(8), frame))],
  ['ERSPAN III', ipv4(47, bytesOf(0x10, 0, 0x22, 0xeb, be32(1), zeros(12), frame))],
  ['ERSPAN III, long', ipv4(47, bytesOf(0x10, 0, 0x22, 0xeb, be32(1), zeros(11), 1, zeros(8), frame))],
  ['EtherIP', ipv4(97, bytesOf(0x30, 0, frame))],
  ['MPLS in IP', ipv4(137, bytesOf(0, 0, 0x11, 64, question))],
  ['GRE in UDP', overUdp(4754, 0, 0, 8, 0, question)],
  ['MPLS in UDP', overUdp(6635, 0, 0, 0x11, 64, question)],
  ['VXLAN', overUdp(4789, vxlanHeader(8), frame)],
  ['VXLAN with a group policy', overUdp(4789, vxlanHeader(0x88), frame)],
  ['VXLAN as Linux sent it', overUdp(8472, vxlanHeader(8), frame)],
  ['VXLAN-GPE with IP', overUdp(4790, vxlanHeader(0x0c, 1), question)],
  ['VXLAN-GPE with a frame', overUdp(4790, vxlanHeader(0x0c, 3), frame)],
  ['Geneve', overUdp(6081, 0, 0, 0x65, 0x58, 0, 0, 1, 0, frame)],
  ['Geneve with options and IP', overUdp(6081, 2, 0, 8, 0, 0, 0, 1, 0, zeros(8), question)],
  ['GTP-U', overUdp(2152, 0x30, 255, be16(question.length), be32(9), question)],
  [
    'GTP-U with an extension',
    overUdp(2152, 0x34, 255, be16(question.length + 8), be32(9), 0, 0, 0, 0x85, 1, 0, 0, 0, question)
  ],
  ['Teredo', overUdp(3544, ipv6(4, question))],
  [
    'Teredo with authentication and origin',
    overUdp(3544, 0, 1, zeros(11), 0, 0, zeros(6), ipv6(4, question))
  ],
  ['AYIYA', overUdp(5072, 0x41, 0x52, 0x11, 4, be32(1), zeros(16), zeros(20), question)],
  ['L2TP', overUdp(1701, 0, 2, 0, 1, 0, 2, pppPacket)],
  [
    'L2TP with all there may be',
    overUdp(1701, 0x4a, 2, be16(99), 0, 1, 0, 2, zeros(4), 0, 2, 0, 0, 0, 0x21, question)
  ],
  ['the answer to a tunnel', ipv4(17, udp(4789, 50_000, bytesOf(vxlanHeader(8), frame)))]
];

describe('tunnels', () => {
  it.each(tunnels)('%s: the inner packet is the flow', async (_, packet) => {
    const capture = await read(packet);
    expect([...capture.hosts.keys()]).toEqual([asked]);
    expect(capture.flows.length).toBe(1);
    expect(capture.flows.at(0)).toMatchObject({
      client: { address: '10.9.8.7' },
      server: { address: '9.9.9.9', port: 53 },
      bytesSent: question.length
    });
  });

  it.each([1701, 2152, 3544, 4754, 4789, 4790, 5072, 6081, 6635, 8472])(
    'a datagram of something else on port %i stays one',
    async (port) => {
      for (const payload of [
        zeros(60),
        new TextEncoder().encode('GET / HTTP/1.1\r\nHost: a.example\r\n\r\n'),
        []
      ]) {
        const capture = await read(overUdp(port, payload));
        expect(capture.flows.length).toBe(1);
        expect(capture.flows.at(0)).toMatchObject({ transport: 'udp', server: { port } });
      }
    }
  );

  it('are followed so deep and no deeper', async () => {
    let packet: Uint8Array = question;
    for (let depth = 0; depth < 4; depth++) packet = ipv4(4, packet);
    expect((await read(packet)).hosts.size).toBe(1);
    const deeper = await read(ipv4(4, packet));
    expect(deeper.hosts.size).toBe(0);
    expect(deeper.flows.length).toBe(1);
  });

  it('within tunnels end where their bytes do', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...tunnels.map(([, packet]) => packet)),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
        fc.nat(),
        async (packet, changes, length) => {
          const broken = packet.slice(0, length % (packet.length + 1));
          for (const [at, byte] of changes) if (broken.length > 0) broken[at % broken.length] = byte;
          const { flows, notIp } = await read(broken);
          expect(flows.length + notIp).toBeLessThanOrEqual(2);
        }
      ),
      { numRuns: 300, seed: 7 }
    );
  });

  it('that are encrypted are told to be', async () => {
    const capture = await read(ipv4(50, bytesOf(be32(1), be32(2), zeros(40))));
    expect(capture.flows.at(0).readable).toBe('encrypted');
  });
});

describe('a question that an error gives back', () => {
  it.each([
    [
      'an answer nobody waited for',
      ipv4(1, bytesOf(3, 3, zeros(6), ipv4(17, udp(53, 4711, dnsQuery(asked)))))
    ],
    ['a question that did not arrive', ipv4(1, bytesOf(3, 1, zeros(6), question))],
    ['over IPv6', ipv6(58, bytesOf(1, 4, zeros(6), ipv6(17, udp(4711, 53, dnsQuery(asked)))))]
  ])('was asked: %s', async (_, packet) => {
    expect([...(await read(packet)).hosts.keys()]).toEqual([asked]);
  });

  it('is none in a ping', async () => {
    expect((await read(ipv4(1, bytesOf(8, 0, zeros(6), question)))).hosts.size).toBe(0);
  });
});

const long = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.example`;
const datagram = udp(4711, 53, dnsQuery(long));

interface Cut {
  readonly from: number;
  readonly to: number;
}

/** Places at which a datagram may be cut: multiples of eight bytes (RFC 791 section 3.2). */
const cutsAt = (length: number, places: readonly number[]): Cut[] => {
  const starts = [0, ...new Set(places.map((place) => (place % Math.ceil(length / 8)) * 8))].sort(
    (a, b) => a - b
  );
  const unique = [...new Set(starts)];
  return unique.map((from, at) => ({ from, to: unique[at + 1] ?? length }));
};

const fragment4 = (id: number, { from, to }: Cut): Uint8Array => {
  const packet = ipv4(17, datagram.slice(from, to));
  packet.set([...be16(id), ...be16((to < datagram.length ? 0x2000 : 0) | (from / 8))], 4);
  return packet;
};

const fragment6 = (id: number, { from, to }: Cut): Uint8Array => {
  const more = to < datagram.length ? 1 : 0;
  return ipv6(17, datagram.slice(from, to), [[44, [0, 0, ...be16(from | more), ...be32(id)]]]);
};

describe('fragments', () => {
  it('in any order, some of them twice, give their datagram once', async () => {
    const order = fc.array(fc.nat(), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(order, order, fc.boolean(), async (places, keys, isV6) => {
        const cuts = cutsAt(datagram.length, places);
        const pieces = cuts.map((cut) => (isV6 ? fragment6 : fragment4)(77, cut));
        const shuffled = pieces
          .map((piece, at) => ({ piece, key: keys[at % keys.length]! * (at + 1) }))
          .sort((a, b) => a.key - b.key)
          .map(({ piece }) => piece);
        const last = shuffled.at(-1)!;
        const capture = await read(...shuffled.slice(0, -1), ...shuffled.slice(0, -1), last);
        expect([...capture.hosts.keys()]).toEqual([long]);
        expect(capture.flows.length).toBe(1);
        expect(capture.flows.at(0)).toMatchObject({ server: { port: 53 }, packetsSent: 1 });
      }),
      { numRuns: 60, seed: 3 }
    );
  });

  it('of two datagrams are kept apart', async () => {
    const [one, two] = cutsAt(datagram.length, [5]);
    const capture = await read(fragment4(1, one!), fragment4(2, two!));
    expect(capture.hosts.size).toBe(0);
    const whole = await read(fragment4(1, one!), fragment4(2, two!), fragment4(2, one!));
    expect(whole.hosts.size).toBe(1);
  });

  it('that stay alone are read as far as they go, and counted', async () => {
    const [first, rest] = cutsAt(datagram.length, [10]);
    const begun = await read(fragment4(1, first!));
    expect(begun.flows.at(0)).toMatchObject({ server: { port: 53 }, packetsSent: 1 });
    const ended = await read(fragment4(1, rest!));
    expect(ended.flows.at(0)).toMatchObject({ server: { port: 0 }, bytesSent: 20 + datagram.length - 80 });
  });

  it('beyond what is waited for are let go, the oldest first', async () => {
    const [first, rest] = cutsAt(datagram.length, [10]);
    const many = Array.from({ length: 200 }, (_, id) => fragment4(id, first!));
    const capture = await read(...many, fragment4(199, rest!), fragment4(0, rest!));
    expect([...capture.hosts.keys()]).toEqual([long]);
    expect(capture.flows.length).toBe(2);
  });

  it('that overlap give what came first', async () => {
    const [first, rest] = cutsAt(datagram.length, [4]);
    const other = fragment4(1, { from: 0, to: 32 });
    other.fill(0x7a, 28);
    const capture = await read(fragment4(1, first!), other, fragment4(1, rest!));
    expect([...capture.hosts.keys()]).toEqual([long]);
  });
});
