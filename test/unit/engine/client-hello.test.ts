import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ClientHelloReader } from '#engine/protocols/tls/client-hello.ts';
import { CaptureBuilder } from '#engine/protocols/capture-builder.ts';
import { Dissector } from '#engine/protocols/dissector.ts';
import { be16, bytesOf, clientHello, extension, ipv4, tcp, tcpFlags, tlsRecords } from './packets.ts';

const name = 'a.long.name.of.a.host.example';
const keyShares = (bytes: number): Uint8Array => extension(51, new Uint8Array(bytes).fill(0x5a));

/** A message in records that end at the given places. */
const recordsOf = (message: Uint8Array, cuts: readonly number[]): Uint8Array => {
  const edges = [...new Set([0, ...cuts.map((cut) => cut % message.length), message.length])].sort(
    (a, b) => a - b
  );
  return bytesOf(
    ...edges.slice(1).map((to, at) => {
      const fragment = message.subarray(edges[at], to);
      return bytesOf(22, 3, 1, be16(fragment.length), fragment);
    })
  );
};

const namesOf = (segments: readonly Uint8Array[]): string[] => {
  const builder = new CaptureBuilder();
  const dissector = new Dissector(builder, () => 0);
  const send = (bytes: Uint8Array): void => {
    dissector.packet(bytes, 0, bytes.length, 1000, 101, null);
  };
  send(ipv4(6, tcp(50000, 443, 99, new Uint8Array(), tcpFlags.syn)));
  for (const bytes of segments) send(bytes);
  dissector.finish();
  return [...builder.hosts.keys()];
};

const numbers = (maxLength: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(1 << 20), { maxLength, size: 'max' });

describe('the hello of a TLS client', () => {
  test('is the same, into whatever records and segments it is cut, in whatever order they come', () => {
    const shares = fc.constantFrom(0, 300, 1600, 15_000);
    const order = fc.array(fc.nat(1000), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(shares, numbers(20), numbers(12), order, (bytes, records, segments, keys) => {
        const stream = recordsOf(clientHello(name, keyShares(bytes)), records);
        const edges = [...new Set([0, ...segments.map((cut) => cut % stream.length), stream.length])].sort(
          (a, b) => a - b
        );
        const all = edges
          .slice(1)
          .map((to, at) => ipv4(6, tcp(50000, 443, 100 + edges[at]!, stream.subarray(edges[at], to))))
          .map((packet, at) => ({ packet, key: keys[at % keys.length]! }))
          .sort((a, b) => a.key - b.key);
        expect(namesOf(all.map(({ packet }) => packet))).toEqual([name]);
      }),
      { numRuns: 60 }
    );
  });

  test('gives no name that is not in its bytes', () => {
    const good = tlsRecords(clientHello(name, keyShares(40)));
    const changes = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 5 });
    fc.assert(
      fc.property(changes, fc.nat(good.length), (changed, length) => {
        const bytes = good.slice(0, length);
        for (const [at, value] of changed) if (at < length) bytes[at] = value;
        const found: (string | null)[] = [];
        const reader = new ClientHelloReader(({ serverName }) => found.push(serverName));
        const rest = reader.read(bytes, 0, length);
        reader.last(bytes, rest, length);
        const inside = Buffer.from(bytes).toString('latin1');
        for (const one of found) expect(inside).toContain(one ?? '');
      }),
      { numRuns: 500 }
    );
  });
});
