import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Capture } from '#engine/model/capture.ts';
import { InitialKeys, quicVersions } from '#engine/protocols/quic/keys.ts';
import { CryptoStream } from '#engine/protocols/quic/stream.ts';
import { readCapture } from '#engine/read-capture.ts';
import { be32, bytesOf, client, clientHello, ipv4, pcapFile, server, udp } from './packets.ts';
import {
  chlo,
  cryptoFrame,
  id,
  initial,
  keysOf,
  otherVersions,
  q050,
  rfcFrames,
  v1,
  v2
} from './quic-packets.ts';

const readFile = (bytes: Uint8Array): Promise<Capture> => readCapture([bytesSource('test.pcap', bytes)]);
const up = (datagram: Uint8Array, port = 443): Uint8Array => ipv4(17, udp(50000, port, datagram));
const down = (datagram: Uint8Array): Uint8Array => ipv4(17, udp(443, 50000, datagram), server, client);
const read = (...packets: Uint8Array[]): Promise<Capture> => readFile(pcapFile(101, packets));

const namesOf = (capture: Capture): string[] =>
  [...capture.hosts].flatMap(([name, kinds]) => [...kinds].map((kind) => `${kind} ${name}`));
const names = async (...packets: Uint8Array[]): Promise<string[]> => namesOf(await read(...packets));

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const hello = clientHello('q.example.com');
const found = ['quic-sni q.example.com'];
const whole = initial(cryptoFrame(hello));

describe('the samples of the RFCs', () => {
  test('RFC 9001 appendix A.1: keys', () => {
    const { key, iv, hp } = keysOf(v1, id);
    expect([key, iv, hp].map(hex)).toEqual([
      '1f369613dd76d5467730efcbe3b1a22d',
      'fa044b2f42a3fd3b46fb255c',
      '9f50449e04a0e810283a1e9933adedd2'
    ]);
    const engine = new InitialKeys();
    engine.ofClient(quicVersions.get(1)!, id);
    const words = [engine.payload.subarray(0, 4), engine.iv, engine.header.subarray(0, 4)];
    expect(words.map((all) => hex(bytesOf(...Array.from(all, be32))))).toEqual([key, iv, hp].map(hex));
  });

  // The tag is made of all bytes: a packet with these ends is the RFC's
  test.each([
    [
      'RFC 9001',
      v1,
      'c000000001088394c8f03e5157080000449e7b9aec34d1b1c98d',
      'e221af44860018ab0856972e194cd934'
    ],
    [
      'RFC 9369',
      v2,
      'd76b3343cf088394c8f03e5157080000449ea0c95e82ffe67b6a',
      'a18b2faa745b6fe189cf772a9f84cbfc'
    ]
  ] as const)('%s appendix A.2: the client Initial', async (_, version, head, tag) => {
    const packet = initial(rfcFrames, { version, number: 2 });
    expect([hex(packet.subarray(0, 26)), hex(packet.subarray(-16)), packet.length]).toEqual([
      head,
      tag,
      1200
    ]);
    expect(await names(up(packet))).toEqual(['quic-sni example.com']);
  });
});

test('what Chromium sent: one name, though nobody answered', async () => {
  const capture = await readFile(readFileSync('sample-captures/pcap/chromium/quic-unanswered.pcap'));
  expect(namesOf(capture)).toContain('quic-sni www.googletagmanager.com');
});

test.each(otherVersions.map((version) => [version.number.toString(16), version] as const))(
  'version %s',
  async (_, version) => {
    const frame = cryptoFrame(hello);
    frame[0] = version.cryptoFrame ?? 6;
    expect(await names(up(initial(frame, { version }), 8443))).toEqual(found);
  }
);

test('the flow is encrypted, and its client is who said hello', async () => {
  const flow = (await read(down(bytesOf([0x41, 1, 2, 3])), up(whole))).flows.at(0);
  expect(flow).toMatchObject({ readable: 'encrypted', client: { address: client.join('.'), port: 50000 } });
});

describe('a hello in pieces', () => {
  const piece = (from: number, to: number): Uint8Array => cryptoFrame(hello, from, to);
  const ack = bytesOf([3, 5, 0, 1, 0, 1, 1], [1, 2, 3]);

  test('in any order, among other frames', async () => {
    const end = piece(60, hello.length);
    const frames = bytesOf(1, end, [0, 0], piece(20, 40), ack, piece(0, 25), 1, piece(35, 60));
    expect(await names(up(initial(frames)))).toEqual(found);
  });
  test('over datagrams that come out of order, with an answer between them', async () => {
    const datagrams = [initial(piece(40, hello.length), { number: 1 }), initial(piece(0, 40))].map((d) =>
      up(d)
    );
    const answer = initial(ack, { to: bytesOf([1, 2]), keyId: id, sender: 'server in' });
    expect(await names(...datagrams)).toEqual(found);
    expect(await names(datagrams[0]!, down(answer), datagrams[1]!)).toEqual(found);
  });
  test('over packets in one datagram, behind one that cannot be read', async () => {
    const zeroRtt = bytesOf(0xd0, [0, 0, 0, 1], 8, id, 0, 20, new Uint8Array(20));
    const packets = [
      initial(piece(40, hello.length), { frameBytes: 200 }),
      zeroRtt,
      initial(piece(0, 40), { number: 1 })
    ];
    expect(await names(up(bytesOf(...packets)))).toEqual(found);
  });
  test('to the ID that the server chose, with the keys of the first', async () => {
    const chosen = { to: bytesOf([9, 9, 9, 9]), keyId: id, number: 1, frameBytes: 1166 };
    const later = initial(piece(40, hello.length), chosen);
    expect(await names(up(initial(piece(0, 40))), up(later))).toEqual(found);
  });
  test('the name is known before the rest of the hello has come', async () => {
    const announced = bytesOf(1, 0, 8, 0, hello.subarray(4));
    expect(await names(up(initial(cryptoFrame(announced))))).toEqual(found);
  });
  test('no more is kept than a hello can have', () => {
    const stream = new CryptoStream();
    stream.add(1 << 16, hello, 0, hello.length);
    stream.add(2 ** 60, hello, 0, hello.length);
    for (let at = 1; at < 1000; at++) stream.add(2 * at, hello, 0, 1);
    stream.add(0, hello, 0, 2);
    expect([stream.length, stream.bytes.length]).toEqual([3, 2048]);
    stream.add(3, hello, 3, 4);
    expect(stream.length).toBe(5);
    for (let at = 5; at < 520; at++) stream.add(at, hello, 0, 1);
    expect(stream.length).toBe(520);
  });
});

test('after a Retry, keys and hello begin anew', async () => {
  const chosen = bytesOf([4, 5, 6, 7]);
  const retry = bytesOf(0xf0, [0, 0, 0, 1], 0, 4, chosen, new Uint8Array(40));
  const again = initial(cryptoFrame(hello), { to: chosen, token: new Uint8Array(70), number: 1 });
  const first = initial(cryptoFrame(hello, 30, hello.length));
  expect(await names(up(first), down(retry), up(again))).toEqual(found);
  expect(await names(up(again))).toEqual(found);
});

describe('what is no hello names nobody', () => {
  test("a server's Initial", async () => {
    expect(await names(down(initial(cryptoFrame(hello), { sender: 'server in' })))).toEqual([]);
  });
  test('an Initial with any bit changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length * 8 - 1), async (bit) => {
        const changed = whole.slice();
        changed[bit >> 3]! ^= 1 << (bit & 7);
        expect(await names(up(changed))).toEqual([]);
      })
    );
  });
  test('a side whose Initials cannot be read is given up', async () => {
    const foreign = up(initial(cryptoFrame(hello), { keyId: bytesOf([1, 2, 3]) }));
    expect(await names(foreign, foreign, up(whole))).toEqual(found);
    expect(await names(...new Array<Uint8Array>(20).fill(foreign), up(whole))).toEqual([]);
  });
  test('a datagram smaller than a client may send', async () => {
    expect(await names(up(initial(cryptoFrame(hello), { frameBytes: 1161 })))).toEqual([]);
  });
  test('a negotiation of versions, and one cut short at any byte', async () => {
    expect(await names(up(bytesOf(0xc0, [0, 0, 0, 0], 8, id, 0, [0, 0, 0, 1])))).toEqual([]);
    const cut = Array.from({ length: 200 }, (_, at) => up(whole.subarray(0, at * 6), 1000 + at));
    expect(await names(...cut)).toEqual([]);
  });
});

test('noise and damage make nothing throw', async () => {
  const frames = fc.uint8Array({ maxLength: 400 });
  await fc.assert(
    fc.asyncProperty(frames, frames, async (payload, datagram) => {
      const google = bytesOf(0x09, id, 'Q043', datagram, 'CHLO', payload);
      const long = bytesOf(0xc0, [0, 0, 0, 1], datagram);
      const packets = [initial(payload), initial(payload, { version: q050 }), datagram, google, long];
      await read(...packets.map((bytes, at) => up(bytes, 443 + at)));
    })
  );
});

describe("Google's QUIC", () => {
  const header = (flags: number, version: string): Uint8Array => bytesOf(flags, id, version, 1);
  const hash = new Array<number>(12).fill(0x11);
  // A STREAM frame of stream 1: with length, without offset
  const stream = bytesOf([0xa0, 1, 4, 0], chlo('q.example.com'));
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['Q033, with private flags', bytesOf(header(0x09, 'Q033'), hash, 0, stream)],
    ['Q039', bytesOf(header(0x0d, 'Q039'), hash, stream)],
    ['Q043', bytesOf(header(0x0d, 'Q043'), hash, stream)],
    ['Q044', bytesOf(0xff, 'Q044', 0x50, id, [0, 0, 0, 1], hash, stream)],
    ['Q046', bytesOf(0xc3, 'Q046', 0x50, id, [0, 0, 0, 1], hash, stream)],
    ['Q050', initial(bytesOf(8, [0], [0x44, 0], chlo('q.example.com')), { version: q050 })]
  ];
  test.each(cases)('%s', async (_, datagram) => {
    const capture = await read(up(datagram));
    expect(namesOf(capture)).toEqual(found);
    expect(capture.flows.at(0).readable).toBe('encrypted');
  });
  test('entries that point outside name nobody', async () => {
    const broken = bytesOf(header(0x0d, 'Q043'), hash, stream).slice(0, -30);
    expect(await names(up(broken))).toEqual([]);
  });
});
