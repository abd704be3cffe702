import { randomBytes } from 'node:crypto';
import { constants, createDeflateRaw } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Exchange } from '#engine/model/capture.ts';
import { readCapture } from '#engine/read-capture.ts';
import { be16, be32, bytesOf, ipv4, pcapFile, tcp, type Part } from './packets.ts';

const opening = bytesOf(
  'GET /live HTTP/1.1\r\nHost: a.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
);

const key = [0x37, 0xfa, 0x21, 0x3d];
const flags = { final: 0x80, compressed: 0x40 } as const;

/** RFC 6455 section 5.2, as a client sends it. */
const frame = (first: number, ...parts: Part[]): Uint8Array => {
  const payload = bytesOf(...parts);
  const length =
    payload.length < 126
      ? [0x80 | payload.length]
      : payload.length < 65536
        ? [0xfe, ...be16(payload.length)]
        : [0xff, 0, 0, 0, 0, ...be32(payload.length)];
  return bytesOf(
    [first],
    length,
    key,
    payload.map((byte, at) => byte ^ key[at % 4]!)
  );
};

const text = (words: string): Uint8Array => frame(flags.final | 1, words);

const read = async (
  bytes: Uint8Array,
  cuts: readonly number[] = [],
  lost = -1
): Promise<readonly Exchange[]> => {
  const ends = [...cuts, bytes.length];
  const packets = ends.flatMap((end, at) => {
    const start = ends[at - 1] ?? 0;
    return at === lost ? [] : [ipv4(6, tcp(50002, 80, 1 + start, bytes.subarray(start, end)))];
  });
  return (await readCapture([bytesSource('x.pcap', pcapFile(101, packets))])).exchanges;
};

const sent = async (...args: Parameters<typeof read>): Promise<unknown[]> =>
  (await read(...args))
    .flatMap(({ content }) => content?.messages ?? [])
    .map(({ data, cutFrom }) => [data, cutFrom]);

describe('messages of a client', () => {
  test('the example of RFC 6455 section 5.7', async () => {
    const hello = [0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58];
    const [exchange] = await read(bytesOf(opening, hello));
    expect(exchange?.content?.messages).toEqual([
      { timeMs: 1_700_000_000_000, data: 'Hello', cutFrom: null }
    ]);
  });

  test('texts, bytes, long ones, in fragments with a ping between them', async () => {
    const long = 'y'.repeat(70_000);
    const bytes = bytesOf(
      opening,
      text('one'),
      frame(flags.final | 2, [0, 255]),
      text('x'.repeat(300)),
      frame(1, 'half '),
      frame(flags.final | 9, 'ping'),
      frame(flags.final, 'and half'),
      text(long)
    );
    const expected = [
      ['one', null],
      [new Uint8Array([0, 255]), null],
      ['x'.repeat(300), null],
      ['half and half', null],
      [long, null]
    ];
    // One packet holds no more.
    const half = 40_000;
    expect(await sent(bytes, [half])).toEqual(expected);
    const everywhere = Array.from({ length: 500 }, (_, at) => at + 1);
    expect(await sent(bytes, [...everywhere, half])).toEqual(expected);
  });

  test('a request where the server did not agree is read as one', async () => {
    const again = bytesOf(opening, 'GET /poll HTTP/1.1\r\nHost: a.example\r\n\r\n');
    expect((await read(again)).map(({ url }) => url)).toEqual([
      'http://a.example/live',
      'http://a.example/poll'
    ]);
  });

  test('a text that is none stays bytes', async () => {
    expect(await sent(bytesOf(opening, frame(flags.final | 1, [0xff, 0xfe])))).toEqual([
      [new Uint8Array([0xff, 0xfe]), null]
    ]);
  });
});

describe('what is missing', () => {
  const whole = bytesOf(opening, text('0123456789'), text('next'));
  const payload = opening.length + 6;

  test('within a message, at the end of the capture, and beyond 256 KB', async () => {
    expect(await sent(whole, [payload + 3, payload + 5], 1)).toEqual([
      ['012', 10],
      ['next', null]
    ]);
    expect(await sent(whole.subarray(0, payload + 3))).toEqual([['012', 10]]);
    const [[data, cutFrom]] = (await sent(
      bytesOf(opening, text('z'.repeat(300_000))),
      everyMtu(300_000)
    )) as [[string, number]];
    expect([data.length, cutFrom]).toEqual([1 << 18, 300_000]);
  });

  test('the beginning of a frame: nothing behind it can be told apart', async () => {
    expect(await sent(whole, [payload + 3, payload + 12], 1)).toEqual([['012', 10]]);
  });
});

const everyMtu = (length: number): number[] =>
  Array.from({ length: Math.floor(length / 50_000) }, (_, at) => (at + 1) * 50_000);

/** RFC 7692 section 7.2.1: what comes of a sync flush, without its last four bytes. */
const deflated = async (messages: readonly Uint8Array[]): Promise<Uint8Array[]> => {
  const stream = createDeflateRaw();
  const out: Uint8Array[] = [];
  for (const message of messages) {
    stream.write(message);
    await new Promise<void>((done) => {
      stream.flush(constants.Z_SYNC_FLUSH, () => {
        done();
      });
    });
    const all = stream.read() as Buffer;
    out.push(Uint8Array.from(all.subarray(0, all.length - 4)));
  }
  return out;
};

const packed = (payload: Uint8Array): Uint8Array => frame(flags.final | flags.compressed | 1, payload);

describe('compressed messages', () => {
  test('refer to those before them', async () => {
    const words = ['{"page":"https://a.example/one"}', '{"page":"https://a.example/two"}', 'short'];
    const frames = (await deflated(words.map((one) => bytesOf(one)))).map(packed);
    expect(await sent(bytesOf(opening, ...frames))).toEqual(words.map((one) => [one, null]));
  });

  test('behind one that is cut stay as they were sent', async () => {
    const parts = await deflated([new Uint8Array(randomBytes(40)), bytesOf('second')]);
    const bytes = bytesOf(opening, ...parts.map(packed));
    const start = opening.length + 6;
    expect(await sent(bytes, [start + 10, start + 12], 1)).toEqual([
      [parts[0]!.subarray(0, 10), parts[0]!.length],
      [parts[1], null]
    ]);
  });

  test('a bomb is cut', async () => {
    const [bomb] = await deflated([new Uint8Array(4_000_000).fill(0x61)]);
    const [[data, cutFrom]] = (await sent(bytesOf(opening, packed(bomb!)))) as [[string, number]];
    expect(data).toBe('a'.repeat(1 << 18));
    expect(cutFrom).toBeGreaterThan(1 << 18);
  });
});
