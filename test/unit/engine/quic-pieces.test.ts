import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CaptureBuilder } from '#engine/protocols/capture-builder.ts';
import { Dissector } from '#engine/protocols/dissector.ts';
import { bytesOf, client, clientHello, extension, ipv4, server, udp } from './packets.ts';
import { cryptoFrame, id, initial, v1, v2 } from './quic-packets.ts';

const linkTypeRaw = 101;
const up = (...packets: Uint8Array[]): Uint8Array => ipv4(17, udp(50000, 443, bytesOf(...packets)));
const down = (...packets: Uint8Array[]): Uint8Array =>
  ipv4(17, udp(443, 50000, bytesOf(...packets)), server, client);

const builderOf = (packets: readonly Uint8Array[]): CaptureBuilder => {
  const builder = new CaptureBuilder();
  const dissector = new Dissector(builder, () => 0);
  // As files are read: the bytes of a packet are overwritten by the next one.
  const chunk = new Uint8Array(1 << 16);
  for (const bytes of packets) {
    chunk.set(bytes);
    dissector.packet(chunk, 0, bytes.length, 1000, linkTypeRaw, null);
  }
  return builder;
};
const names = (...packets: Uint8Array[]): string[] => [...builderOf(packets).hosts.keys()];

/** X25519MLKEM768 (draft-ietf-tls-ecdhe-mlkem) and more: key shares of so many bytes before the name. */
const keyShares = (bytes: number): Uint8Array => extension(51, new Uint8Array(bytes).fill(0x5a));
const name = 'a.long.name.of.a.host.example';

/** [from, to) parts of a message, cut at the given places, each reaching back over some bytes of the one before. */
const parts = (length: number, cuts: readonly number[], overlap: number): [number, number][] => {
  const edges = [...new Set([0, ...cuts.map((cut) => cut % length), length])].sort((a, b) => a - b);
  return edges.slice(1).map((to, at) => [Math.max(0, edges[at]! - overlap), to]);
};
const shuffled = <T>(all: readonly T[], keys: readonly number[]): T[] =>
  all
    .map((one, at) => ({ one, key: keys[at % keys.length]! * (at + 7) }))
    .sort((a, b) => (a.key % 101) - (b.key % 101))
    .map(({ one }) => one);

const numbers = (minLength: number, maxLength: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(1 << 20), { minLength, maxLength, size: 'max' });

describe('a hello of any size, cut anywhere', () => {
  test('into frames, packets and datagrams, in any order, overlapping, is the same hello', () => {
    const shape = fc.record({
      shares: fc.constantFrom(0, 300, 1200, 3000),
      cuts: numbers(0, 14),
      overlap: fc.nat(20),
      order: numbers(5, 20),
      perPacket: fc.integer({ min: 1, max: 4 }),
      perDatagram: fc.integer({ min: 1, max: 3 }),
      version: fc.constantFrom(v1, v2)
    });
    fc.assert(
      fc.property(shape, ({ shares, cuts, overlap, order, perPacket, perDatagram, version }) => {
        const hello = clientHello(name, keyShares(shares));
        const pieces = shuffled(parts(hello.length, cuts, overlap), order);
        const packets: Uint8Array[] = [];
        while (pieces.length > 0) {
          const frames = pieces
            .splice(0, perPacket)
            .map(([from, to]) => bytesOf(1, cryptoFrame(hello, from, to), [0, 0]));
          packets.push(initial(bytesOf(...frames), { version, number: packets.length }));
        }
        const datagrams: Uint8Array[] = [];
        while (packets.length > 0) datagrams.push(up(...packets.splice(0, perDatagram)));
        expect(names(...datagrams)).toEqual([name]);
      }),
      { numRuns: 60 }
    );
  });

  test('with sixteen kilobytes of key shares, over fourteen datagrams', () => {
    const hello = clientHello(name, keyShares(15_900));
    const datagrams = parts(
      hello.length,
      Array.from({ length: 14 }, (_, at) => at * 1150),
      0
    ).map(([from, to], at) => up(initial(cryptoFrame(hello, from, to), { number: at })));
    expect(datagrams).toHaveLength(14);
    expect(names(...datagrams)).toEqual([name]);
    expect(names(...datagrams.slice().reverse())).toEqual([name]);
    expect(names(...datagrams.slice(0, -1))).toEqual([]);
  });
});

describe('one flow', () => {
  const hello = (host: string): Uint8Array => cryptoFrame(clientHello(host));
  const [first, second] = [bytesOf([1, 2, 3, 4, 5, 6, 7, 8]), bytesOf([9, 10, 11, 12])];
  const versions = bytesOf(0x80, [0, 0, 0, 0], 0, id.length, id, [0x6b, 0x33, 0x43, 0xcf]);

  test.each([
    ['the same ID', id],
    ['another', bytesOf([4, 4, 4, 4, 4, 4, 4, 4])]
  ])('a client that is asked for another version comes again, to %s', (_, to) => {
    const message = clientHello(name, keyShares(1500));
    const half = cryptoFrame(message, 0, 1000);
    const again = [half, cryptoFrame(message, 1000)].map((frame, number) =>
      up(initial(frame, { version: v2, to, number }))
    );
    expect(names(up(initial(half)), down(versions), ...again)).toEqual([name]);
  });

  test('a Retry between the halves of a hello', () => {
    const message = clientHello(name, keyShares(1500));
    const halves = [cryptoFrame(message, 0, 1000), cryptoFrame(message, 1000)];
    const retry = bytesOf(0xf0, [0, 0, 0, 1], 0, first.length, first, new Uint8Array(60));
    const again = halves.map((half, at) =>
      up(initial(half, { to: first, token: new Uint8Array(80), number: 2 + at }))
    );
    expect(names(up(initial(halves[0]!)), down(retry), ...again)).toEqual([name]);
    expect(names(up(initial(halves[1]!)), down(retry), again[0]!)).toEqual([]);
  });

  test('several connections of one port, each with an ID of its own, are each heard', () => {
    const datagrams = [
      up(initial(hello('a.example'), { from: first })),
      up(initial(bytesOf([1]), { from: first, to: second, keyId: id, number: 1 })),
      up(initial(hello('b.example'), { from: second, to: bytesOf(id, 1) })),
      up(bytesOf(0x41, new Uint8Array(1300)))
    ];
    expect(names(...datagrams)).toEqual(['a.example', 'b.example']);
  });

  test('what comes behind a hello, from either side, is not opened: it could name others', () => {
    const datagrams = [
      up(initial(hello('a.example'), { from: first })),
      up(initial(hello('b.example'), { from: first, number: 1 })),
      up(initial(hello('c.example'), { number: 1 })),
      down(initial(hello('d.example'), { from: second }))
    ];
    expect(names(...datagrams)).toEqual(['a.example']);
  });
});

test('damaged frames under a good seal make nothing throw, and no name that is not in them', () => {
  const good = cryptoFrame(clientHello(name, keyShares(40)));
  const changes = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 5 });
  fc.assert(
    fc.property(changes, (changed) => {
      const frames = good.slice();
      for (const [at, value] of changed) frames[at] = value;
      const inside = Buffer.from(frames).toString('latin1').toLowerCase();
      for (const host of names(up(initial(frames)))) expect(inside).toContain(host);
    }),
    { numRuns: 200 }
  );
});
