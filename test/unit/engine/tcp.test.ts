import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Capture } from '#engine/model/capture.ts';
import type { StreamReader } from '#engine/protocols/stream-reader.ts';
import { HeldBytes } from '#engine/protocols/tcp/held-bytes.ts';
import { TcpStream } from '#engine/protocols/tcp/stream.ts';
import { readCapture } from '#engine/read-capture.ts';
import { Conversation } from './conversation.ts';
import { bytesOf, clientHello, ipv4, pcapFile, tcp, tcpFlags, tlsRecords } from './packets.ts';

/** Takes as many bytes at a time as it is told, and remembers all. */
class Recorder implements StreamReader {
  readonly taken: number[] = [];
  readonly gaps: number[] = [];

  constructor(private readonly atOnce = 1) {}

  read(bytes: Uint8Array, start: number, end: number): number {
    let at = start;
    while (end - at >= this.atOnce) {
      this.taken.push(...bytes.subarray(at, at + this.atOnce));
      at += this.atOnce;
    }
    return at;
  }
  last(bytes: Uint8Array, start: number, end: number): void {
    this.taken.push(...bytes.subarray(start, end));
  }
  skip(missing: number): void {
    this.gaps.push(missing);
  }
  end(): void {
    this.gaps.push(-1);
  }
  isDone(): boolean {
    return false;
  }
}

const whole = Uint8Array.from({ length: 400 }, (_, at) => (at * 7) & 255);

describe('a stream', () => {
  const piece = fc.record({ from: fc.nat(399), length: fc.integer({ min: 1, max: 80 }) });
  const base = fc.constantFrom(0, 1, 0x7fff_ffff, 0xffff_ff00, 0xffff_ffff);

  test('comes out as it was sent: out of order, twice, overlapping, wrapped around', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        base,
        fc.integer({ min: 1, max: 9 }),
        (extra, first, atOnce) => {
          const reader = new Recorder(atOnce);
          const stream = new TcpStream(reader, first, new HeldBytes());
          const covering = Array.from({ length: 8 }, (_, at) => ({ from: 350 - at * 50, length: 50 }));
          for (const { from, length } of [...extra, ...covering]) {
            const end = Math.min(400, from + length);
            stream.segment((first + from) >>> 0, whole, from, end, 0, 0);
          }
          stream.finish();
          expect(reader.taken).toEqual([...whole]);
          expect(stream.gaps).toBe(0);
          expect(reader.gaps).toEqual([-1]);
        }
      )
    );
  });

  test('with holes is what was there, each hole told with its length', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(19), { maxLength: 19 }), base, (lost, first) => {
        const reader = new Recorder();
        const stream = new TcpStream(reader, first, new HeldBytes());
        const kept = Array.from({ length: 20 }, (_, at) => at).filter((at) => !lost.includes(at));
        for (const at of kept) stream.segment((first + at * 20) >>> 0, whole, at * 20, at * 20 + 20, 0, 0);
        stream.finish();
        expect(reader.taken).toEqual(kept.flatMap((at) => [...whole.subarray(at * 20, at * 20 + 20)]));
        const last = kept.at(-1) ?? -1;
        const missing = reader.gaps.filter((gap) => gap > 0).reduce((sum, gap) => sum + gap, 0);
        expect(missing).toBe(20 * lost.filter((at) => at < last).length);
      })
    );
  });

  test('waits for a hole only so long, and holds no more than it may', () => {
    const held = new HeldBytes();
    const reader = new Recorder();
    const stream = new TcpStream(reader, 0, held);
    const chunk = new Uint8Array(1000);
    for (let at = 0; at < 3000; at++) stream.segment(5 + at * 1000, chunk, 0, 1000, 0, 0);
    expect(stream.gaps).toBe(1);
    expect(reader.taken.length).toBeGreaterThan(2_900_000);
    stream.finish();
    expect(held.isFull).toBe(false);
  });
});

const hello = tlsRecords(clientHello('sa.example.com'));
const named = ({ flows }: Capture): string[] =>
  Array.from({ length: flows.length }, (_, at) =>
    flows
      .at(at)
      .names.map(({ name }) => name)
      .join()
  );

const read = (...packets: Uint8Array[]): Promise<Capture> =>
  readCapture([bytesSource('x.pcap', pcapFile(101, packets))]);

const from = (port: number, sequence: number, bytes: Uint8Array, flags?: number): Uint8Array =>
  ipv4(6, tcp(port, 443, sequence, bytes, flags));
const none = bytesOf();

describe('a connection', () => {
  test('on ports that were used before is another one', async () => {
    const capture = await read(
      from(50001, 99, none, tcpFlags.syn),
      from(50001, 100, hello),
      from(50001, 7_000_000, none, tcpFlags.syn),
      from(50001, 7_000_001, tlsRecords(clientHello('other.example')))
    );
    expect(named(capture)).toEqual(['sa.example.com,other.example']);
  });

  test('whose beginning is sent again stays one', async () => {
    const capture = await read(
      from(50001, 99, none, tcpFlags.syn),
      from(50001, 100, hello.subarray(0, 20)),
      from(50001, 99, none, tcpFlags.syn),
      from(50001, 120, hello.subarray(20))
    );
    expect(named(capture)).toEqual(['sa.example.com']);
  });

  test('may begin with data in its SYN (RFC 7413)', async () => {
    const capture = await read(from(50001, 99, hello, tcpFlags.syn));
    expect(named(capture)).toEqual(['sa.example.com']);
  });

  test('that is kept alive before its first byte is not begun by that', async () => {
    const capture = await read(
      from(50001, 99, none, tcpFlags.syn),
      from(50001, 99, bytesOf(0)),
      from(50001, 100, hello)
    );
    expect(named(capture)).toEqual(['sa.example.com']);
  });

  test('that is reset is read as far as it came; what the reset says is nobody’s', async () => {
    const head = 'GET /a HTTP/1.1\r\nHost: one.example\r\n';
    const { packets } = new Conversation().open().asks(head);
    const reset = ipv4(6, tcp(50002, 80, 1001 + head.length, bytesOf('bye\r\n\r\n'), 4));
    const capture = await readCapture([bytesSource('x.pcap', pcapFile(101, [...packets, reset]))]);
    expect(capture.exchanges).toMatchObject([{ url: 'http://one.example/a' }]);
  });

  test('met midway is read from its next request on', async () => {
    const conversation = new Conversation()
      .asks('rest of a body')
      .asks('GET /b HTTP/1.1\r\nHost: two.example\r\n\r\n');
    expect((await conversation.read()).exchanges).toMatchObject([{ url: 'http://two.example/b' }]);
  });

  test('of segments that lie about their header is only counted', async () => {
    const broken = from(50001, 100, hello);
    broken[32] = 0xf0;
    const short = from(50001, 100, hello);
    short[32] = 0x40;
    const capture = await read(broken, short, from(50001, 100, hello));
    expect(capture.flows.at(0)).toMatchObject({ packetsSent: 3, names: [{ name: 'sa.example.com' }] });
  });
});
