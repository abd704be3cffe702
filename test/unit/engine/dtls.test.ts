import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DtlsReader, isDtls } from '#engine/protocols/tls/dtls.ts';
import { bytesOf, type Part } from './packets.ts';

const n16 = (value: number): number[] => [value >> 8, value & 255];
const n24 = (value: number): number[] => [value >> 16, ...n16(value & 0xffff)];

/** RFC 6066 section 3 */
const serverName = (name: string): Uint8Array =>
  bytesOf(n16(0), n16(name.length + 5), n16(name.length + 3), [0], n16(name.length), name);

/** RFC 6347 section 4.2.1 */
const helloBody = (name: string, cookie = ''): Uint8Array => {
  const extensions = bytesOf(n16(10), n16(4), n16(2), n16(29), serverName(name));
  const random = new Array<number>(32).fill(7);
  const suites = [0, 2, 0xc0, 0x2b];
  const head = bytesOf([0xfe, 0xfd], random, [0], [cookie.length], cookie, suites, [1, 0]);
  return bytesOf(head, n16(extensions.length), extensions);
};

/** RFC 6347 section 4.2.2 */
const fragment = (body: Uint8Array, from: number, to: number, message = 0): Uint8Array =>
  bytesOf([1], n24(body.length), n16(message), n24(from), n24(to - from), body.subarray(from, to));

/** RFC 6347 section 4.1 */
const record = (content: Part, version = 0xfefd, epoch = 0): Uint8Array => {
  const bytes = bytesOf(content);
  return bytesOf([22], n16(version), n16(epoch), [0, 0, 0, 0, 0, 0], n16(bytes.length), bytes);
};

const whole = (name: string, cookie = ''): Uint8Array => {
  const body = helloBody(name, cookie);
  return fragment(body, 0, body.length);
};

const nameIn = (...datagrams: Uint8Array[]): string | null => {
  const reader = new DtlsReader();
  let name: string | null = null;
  for (const bytes of datagrams) name = reader.datagram(0, bytes, 0, bytes.length)?.serverName ?? name;
  return name;
};

describe('the hello of a DTLS client', () => {
  test.each([0xfeff, 0xfefd])('is read in records of version %i', (version) => {
    expect(nameIn(record(whole('turn.example'), version))).toBe('turn.example');
  });

  test('is read behind the cookie of a server that asked for one', () => {
    expect(nameIn(record(whole('turn.example', 'twenty bytes of cookie')))).toBe('turn.example');
  });

  test('is read behind another record of the same datagram', () => {
    const alert = bytesOf([21, 0xfe, 0xfd, 0, 0, 0, 0, 0, 0, 0, 0], n16(2), [1, 0]);
    expect(nameIn(bytesOf(alert, record(whole('turn.example'))))).toBe('turn.example');
  });

  test('is not looked for where records are encrypted, nor in what only begins as one', () => {
    expect(nameIn(record(whole('turn.example'), 0xfefd, 1))).toBeNull();
    const bytes = record(whole('turn.example'));
    expect(isDtls(bytes, 0, bytes.length - 1)).toBe(false);
    expect(isDtls(bytesOf([22, 3, 3], bytes.subarray(3)), 0, bytes.length)).toBe(false);
  });

  test('comes whole out of its fragments, in any order, some of them twice or overlapping', () => {
    const body = helloBody('a.very.long.name.of.a.relay.example');
    const cut = fc.integer({ min: 1, max: body.length - 1 });
    const cuts = fc.array(cut, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        cuts,
        fc.nat({ max: 9 }),
        fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
        (places, overlap, order) => {
          const edges = [0, ...[...new Set(places)].sort((a, b) => a - b), body.length];
          const pieces = edges
            .slice(1)
            .map((to, at) => record(fragment(body, Math.max(0, edges[at]! - overlap), to)));
          const shuffled = [...pieces, pieces[0]!]
            .map((piece, at) => ({ piece, key: order[at]! }))
            .sort((a, b) => a.key - b.key)
            .map(({ piece }) => piece);
          expect(nameIn(...shuffled)).toBe('a.very.long.name.of.a.relay.example');
        }
      )
    );
  });

  test('is never put together from two messages', () => {
    const [first, second] = [helloBody('one.example'), helloBody('two.example')];
    const half = first.length - 6;
    const pieces = [fragment(first, 0, half, 0), fragment(second, half, second.length, 1)];
    expect(nameIn(...pieces.map((piece) => record(piece)))).toBeNull();
  });

  test('a length that is not true is no reason to wait', () => {
    const body = helloBody('turn.example');
    const lies = bytesOf([1], n24(0xffffff), n16(0), n24(0), n24(body.length), body);
    const beyond = bytesOf([1], n24(body.length), n16(0), n24(body.length), n24(body.length), body);
    expect(nameIn(record(lies), record(beyond))).toBeNull();
  });

  test('any bytes are only looked at', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        expect(() => nameIn(record(noise), noise)).not.toThrow();
      })
    );
  });
});
