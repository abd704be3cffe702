import { describe, expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Importer } from '#engine/importers/importer.ts';
import { pcap } from '#engine/importers/pcap.ts';
import { pcapng } from '#engine/importers/pcapng.ts';
import { bytesOf, type Part } from './packets.ts';

interface Packet {
  readonly data: string;
  readonly timeUs: number;
  readonly linkType: number;
  readonly wireBytes: number;
}

const read = async (
  importer: Importer,
  bytes: Uint8Array
): Promise<{ packets: Packet[]; said: string[] }> => {
  const packets: Packet[] = [];
  const said: string[] = [];
  expect(importer.detect(bytes.subarray(0, 4096), 'any')).toBe(3);
  await importer.read(bytesSource('any', bytes, 11), {
    packet: (all, start, end, wireBytes, timeUs, linkType) =>
      packets.push({ data: new TextDecoder().decode(all.subarray(start, end)), timeUs, linkType, wireBytes }),
    exchange: () => said.push('exchange'),
    page: () => said.push('page'),
    mayKeep: () => true,
    producer: (name) => said.push(name),
    fact: () => undefined,
    warn: (code) => said.push(code)
  });
  return { packets, said };
};

type Order = 'little' | 'big';
const number =
  (size: 2 | 4) =>
  (value: number, order: Order): number[] => {
    const bytes = Array.from({ length: size }, (_, at) => (value / 256 ** at) & 255);
    return order === 'little' ? bytes : bytes.reverse();
  };
const n16 = number(2);
const n32 = number(4);

describe.each(['little', 'big'] as const)('classic pcap, %s endian', (order) => {
  const file = (magic: number, extra: number[] = []): Uint8Array => {
    const header = bytesOf(
      n32(magic, order),
      n16(2, order),
      n16(4, order),
      n32(0, order),
      n32(0, order),
      n32(65535, order),
      // A link type of 1 below the length of a frame check sequence (draft-ietf-opsawg-pcap section 4).
      n32(0x4400_0001, order)
    );
    const record = [n32(1_700_000_000, order), n32(250_000, order), n32(5, order), n32(90, order), extra];
    return bytesOf(header, ...record, 'hello', ...record, 'again');
  };

  test.each([
    ['microseconds', 0xa1b2c3d4, 250_000, []],
    ['nanoseconds', 0xa1b23c4d, 250, []],
    ['the modified format', 0xa1b2cd34, 250_000, new Array<number>(8).fill(9)]
  ])('%s', async (_, magic, fractionUs, extra) => {
    const { packets, said } = await read(pcap, file(magic, extra));
    const timeUs = 1_700_000_000e6 + fractionUs;
    expect(packets).toEqual([
      { data: 'hello', timeUs, linkType: 1, wireBytes: 90 },
      { data: 'again', timeUs, linkType: 1, wireBytes: 90 }
    ]);
    expect(said).toEqual([]);
  });
});

const padded = (bytes: Uint8Array): Uint8Array =>
  bytesOf(bytes, new Array<number>((4 - (bytes.length % 4)) % 4).fill(0));

const block = (order: Order, type: number, ...parts: Part[]): Uint8Array => {
  const body = padded(bytesOf(...parts));
  const length = n32(body.length + 12, order);
  return bytesOf(n32(type, order), length, body, length);
};

const option = (order: Order, code: number, value: readonly number[] | string): Uint8Array => {
  const bytes = bytesOf(value);
  return bytesOf(n16(code, order), n16(bytes.length, order), padded(bytes));
};

const section = (order: Order): Uint8Array =>
  block(
    order,
    0x0a0d0d0a,
    n32(0x1a2b3c4d, order),
    n16(1, order),
    n16(0, order),
    n32(0xffffffff, order),
    n32(0xffffffff, order),
    option(order, 4, 'a program'),
    n32(0, order)
  );

const description = (order: Order, linkType: number, ...options: Uint8Array[]): Uint8Array =>
  block(order, 1, n16(linkType, order), n16(0, order), n32(4, order), ...options, n32(0, order));

const enhanced = (order: Order, from: number, units: number, text: string): Uint8Array => {
  const time = [n32(Math.floor(units / 2 ** 32), order), n32(units % 2 ** 32, order)];
  return block(order, 6, n32(from, order), ...time, n32(text.length, order), n32(90, order), text);
};

const summary = ({ packets }: { packets: Packet[] }): unknown[] =>
  packets.map(({ data, timeUs, linkType }) => [data, Math.round(timeUs), linkType]);

describe('pcapng', () => {
  test('sections of either byte order, each with its own interfaces and resolutions', async () => {
    const little = [
      section('little'),
      description('little', 1),
      description('little', 101, option('little', 9, [9])),
      enhanced('little', 0, 1_700_000_000_000_001, 'micro'),
      enhanced('little', 1, 1_500_000_000_000, 'nano!')
    ];
    const big = [
      section('big'),
      // 2^-10 seconds, and an offset of 100 seconds (section 4.2)
      description('big', 113, option('big', 9, [0x8a]), option('big', 14, [0, 0, 0, 0, 0, 0, 0, 100])),
      enhanced('big', 0, 2048, 'binary')
    ];
    const result = await read(pcapng, bytesOf(...little, ...big));
    expect(summary(result)).toEqual([
      ['micro', 1_700_000_000_000_001, 1],
      ['nano!', 1_500_000_000, 101],
      ['binary', 102e6, 113]
    ]);
    expect(result.said).toEqual(['a program', 'a program']);
  });

  test('simple and obsolete packet blocks; blocks of other kinds are stepped over', async () => {
    const obsolete = [n16(0, 'little'), n16(3, 'little'), n32(0, 'little'), n32(77, 'little')];
    const blocks = [
      section('little'),
      description('little', 1),
      block('little', 5, n32(0, 'little'), 'statistics'),
      block('little', 2, ...obsolete, n32(3, 'little'), n32(90, 'little'), 'old'),
      block('little', 0x0bad, 'what nobody knows'),
      // The interface was captured with a snap length of 4: no more of it is there (section 4.4).
      block('little', 3, n32(90, 'little'), 'simple')
    ];
    expect(summary(await read(pcapng, bytesOf(...blocks)))).toEqual([
      ['old', 77, 1],
      ['simp', 77, 1]
    ]);
  });

  test('a packet of an interface that is not there, or longer than its block, is counted and passed over', async () => {
    const blocks = [
      section('little'),
      description('little', 1),
      enhanced('little', 7, 0, 'stray'),
      block(
        'little',
        6,
        n32(0, 'little'),
        n32(0, 'little'),
        n32(0, 'little'),
        n32(999, 'little'),
        n32(9, 'little')
      ),
      enhanced('little', 0, 5, 'good')
    ];
    const result = await read(pcapng, bytesOf(...blocks));
    expect(summary(result)).toEqual([['good', 5, 1]]);
    expect(result.said).toEqual(['a program', 'pcapng-packet-broken', 'pcapng-packet-broken']);
  });
});
