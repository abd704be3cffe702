import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import { pcapng } from '#engine/importers/pcapng.ts';
import { CaptureError } from '#engine/model/errors.ts';
import { readCapture } from '#engine/read-capture.ts';
import {
  block,
  description,
  enhanced,
  n16,
  n32,
  option,
  readFile,
  section,
  zeros,
  type Order,
  type ReadFile
} from './capture-files.ts';
import { bytesOf } from './packets.ts';

const orders = ['little', 'big'] as const;

const read = (...blocks: Uint8Array[]): Promise<ReadFile> => readFile(pcapng, bytesOf(...blocks));

const texts = ({ packets }: ReadFile): string[] => packets.map(({ data }) => data);
const apps = ({ packets }: ReadFile): unknown[] => packets.map(({ app }) => app);
const times = ({ packets }: ReadFile): number[] => packets.map(({ timeUs }) => timeUs);

/** A section with one Ethernet interface. */
const begun = (order: Order): Uint8Array[] => [section(order), description(order, 1)];

test('sections of either byte order, each with its own interfaces and resolutions', async () => {
  const little = [
    section('little', option('little', 4, 'a program')),
    description('little', 1),
    description('little', 101, [option('little', 9, [9])]),
    enhanced('little', 0, 1_700_000_000_000_001, 'micro'),
    enhanced('little', 1, 1_500_000_000_000, 'nano!')
  ];
  const big = [
    section('big', option('big', 4, 'another')),
    // 2^-10 seconds, and an offset of 100 seconds (section 4.2)
    description('big', 113, [option('big', 9, [0x8a]), option('big', 14, [...zeros(7), 100])]),
    enhanced('big', 0, 2048, 'binary')
  ];
  const { packets, producers, warnings } = await read(...little, ...big);
  expect(packets.map(({ data, timeUs, linkType }) => [data, Math.round(timeUs), linkType])).toEqual([
    ['micro', 1_700_000_000_000_001, 1],
    ['nano!', 1_500_000_000, 101],
    ['binary', 102e6, 113]
  ]);
  expect(producers).toEqual(['a program', 'another']);
  expect(warnings).toEqual([]);
});

describe('time', () => {
  const timeOf = async (units: number, ...options: Uint8Array[]): Promise<number> =>
    times(
      await read(section('little'), description('little', 1, options), enhanced('little', 0, units, 'x'))
    )[0] ?? NaN;
  const resolution = (value: number): Uint8Array => option('little', 9, [value]);

  test.each(Array.from({ length: 13 }, (_, power) => power))('in units of 10^-%d seconds', async (power) => {
    expect(await timeOf(3 * 10 ** power, resolution(power))).toBeCloseTo(3e6, 3);
  });

  test.each([0, 1, 10, 20, 32, 40, 50])('in units of 2^-%d seconds', async (power) => {
    expect(await timeOf(3 * 2 ** power, resolution(0x80 | power))).toBeCloseTo(3e6, 3);
  });

  test('may be moved back by an offset', async () => {
    expect(await timeOf(100e6, option('little', 14, [...n32(-40, 'little'), ...n32(-1, 'little')]))).toBe(
      60e6
    );
  });

  test('that no calendar holds is none', async () => {
    expect(await timeOf(2 ** 62, resolution(0))).toBe(0);
    expect(await timeOf(1, option('little', 14, [...n32(-40, 'little'), ...n32(-1, 'little')]))).toBe(0);
  });
});

describe.each(orders)('packets, %s endian', (order) => {
  test('simple and obsolete packet blocks; blocks of other kinds are stepped over', async () => {
    const obsolete = [n16(0, order), n16(3, order), n32(0, order), n32(77, order)];
    const { packets } = await read(
      section(order),
      description(order, 1, [], 4),
      block(order, 5, n32(0, order), 'statistics'),
      block(order, 2, ...obsolete, n32(3, order), n32(90, order), 'old'),
      block(order, 0x0bad_f00d, 'what nobody knows'),
      // The interface was captured with a snap length of 4: no more of it is there (section 4.4).
      block(order, 3, n32(90, order), 'simple')
    );
    expect(packets.map(({ data, timeUs }) => [data, timeUs])).toEqual([
      ['old', 77],
      ['simp', 77]
    ]);
  });

  test('of an interface that is not there, or longer than their block, are counted and passed over', async () => {
    const tooLong = [n32(0, order), n32(0, order), n32(0, order), n32(999, order), n32(9, order)];
    const { warnings, packets } = await read(
      ...begun(order),
      enhanced(order, 7, 0, 'stray'),
      block(order, 6, ...tooLong),
      block(order, 6, n32(0, order)),
      block(order, 1, n16(1, order)),
      enhanced(order, 0, 5, 'good')
    );
    expect(packets).toMatchObject([{ data: 'good', timeUs: 5 }]);
    expect(warnings.map(([code]) => code)).toEqual([
      ...new Array<string>(3).fill('pcapng-packet-broken'),
      'pcapng-interface-broken'
    ]);
  });

  test('lose their check sequence, by what the interface or the packet itself says', async () => {
    const whole = 'frame1234'.padEnd(90, '.');
    const flags = option(order, 2, n32(2 << 5, order));
    const inBytes = description(order, 1, [option(order, 13, [4])]);
    const inBits = description(order, 1, [option(order, 13, [32])]);
    const lengths = texts(
      await read(
        section(order),
        ...[inBytes, inBits, description(order, 1)],
        enhanced(order, 0, 0, whole),
        enhanced(order, 1, 0, whole),
        enhanced(order, 2, 0, whole),
        enhanced(order, 2, 0, whole, [flags]),
        enhanced(order, 0, 0, whole.slice(0, 88)),
        enhanced(order, 0, 0, whole.slice(0, 50))
      )
    ).map((text) => text.length);
    expect(lengths).toEqual([86, 86, 90, 88, 86, 50]);
  });
});

describe('apps', () => {
  // PCAPdroid's pcapdroid.lua: version, kind of block, user id, lengths, names
  const uidMap = (order: Order, uid: number, ofPackage: string, name: string, type = 0x0bad): Uint8Array => {
    const head = [n32(62_652, order), n16(1, order), [1, 0], n32(uid, order)];
    return block(order, type, ...head, [ofPackage.length, name.length], ofPackage, name);
  };
  const ofUid = (order: Order, uid: string): Uint8Array =>
    enhanced(order, 0, 0, 'x', [option(order, 2, n32(1, order)), option(order, 1, `u-${uid}`)]);

  test.each(orders)('of PCAPdroid, by the user id beside each packet (%s endian)', async (order) => {
    const result = await read(
      ...begun(order),
      uidMap(order, 10_123, 'com.example.shop', 'Shop'),
      ofUid(order, '10123'),
      ofUid(order, '10124'),
      uidMap(order, 10_124, 'org.example.maps', '', 0x4000_0bad),
      ofUid(order, '10124'),
      enhanced(order, 0, 0, 'x'),
      ofUid(order, '-1')
    );
    expect(apps(result)).toEqual(['Shop', null, 'org.example.maps', null, null]);
    expect(result.facts).toEqual([{ kind: 'comment', text: 'u--1' }]);
  });

  test('are those of their section', async () => {
    const map = uidMap('little', 5, 'a.b', 'B');
    expect(
      apps(await read(...begun('little'), map, ofUid('little', '5'), ...begun('big'), ofUid('big', '5')))
    ).toEqual(['B', null]);
  });

  test('of others in custom blocks, or cut ones, are left alone', async () => {
    const foreign = block('little', 0x0bad, n32(1, 'little'), zeros(20));
    const cut = block(
      'little',
      0x0bad,
      n32(62_652, 'little'),
      n16(1, 'little'),
      [1, 0],
      zeros(4),
      [200, 9],
      'a'
    );
    expect(apps(await read(...begun('little'), foreign, cut, ofUid('little', '0')))).toEqual([null]);
  });

  // Apple's libpcap, pcap-ng.h
  const process = (order: Order, name: string): Uint8Array =>
    block(
      order,
      0x8000_0001,
      n32(321, order),
      option(order, 2, name),
      option(order, 4, zeros(16)),
      n32(0, order)
    );
  const ofProcess = (order: Order, ...ids: (readonly [code: number, index: number])[]): Uint8Array =>
    enhanced(
      order,
      0,
      0,
      'x',
      ids.map(([code, index]) => option(order, code, n32(index, order)))
    );

  test.each(orders)(
    'of Apple, whom a process works for before the process itself (%s endian)',
    async (order) => {
      const result = await read(
        ...begun(order),
        process(order, 'Safari'),
        process(order, 'mDNSResponder\0\0'),
        process(order, ''),
        ofProcess(order, [0x8001, 0]),
        ofProcess(order, [0x8001, 1], [0x8003, 0]),
        ofProcess(order, [0x8001, 1], [0x8003, 2]),
        ofProcess(order, [0x8001, 9])
      );
      expect(apps(result)).toEqual(['Safari', 'Safari', 'mDNSResponder', null]);
    }
  );

  test('of RustNet’s comments', async () => {
    const beside = (text: string): Uint8Array => enhanced('little', 0, 0, 'x', [option('little', 1, text)]);
    const result = await read(
      ...begun('little'),
      beside('PID:12 Process:firefox'),
      beside('PID:12 Process:firefox'),
      beside('Process:curl'),
      beside('PID:7'),
      beside('Process: odd')
    );
    expect(apps(result)).toEqual(['firefox', 'firefox', 'curl', null, 'odd']);
    expect(result.facts).toEqual([{ kind: 'comment', text: 'PID:7' }]);
  });
});

describe('facts', () => {
  test('comments of the file, its interfaces and its packets; names of interfaces', async () => {
    const comment = option('little', 1, 'a word ');
    const { facts } = await read(
      section('little', comment),
      description('little', 1, [option('little', 2, 'en0\0'), option('little', 3, 'Wi-Fi'), comment]),
      enhanced('little', 0, 0, 'x', [comment])
    );
    const word = { kind: 'comment', text: 'a word' };
    expect(facts).toEqual([word, { kind: 'interface', name: 'en0, Wi-Fi' }, word, word]);
  });

  const record = (order: Order, type: number, value: Uint8Array): Uint8Array =>
    bytesOf(n16(type, order), n16(value.length, order), value, zeros((4 - (value.length % 4)) % 4));

  test.each(orders)('names of addresses, %s endian', async (order) => {
    const { facts } = await read(
      ...begun(order),
      block(
        order,
        4,
        record(order, 1, bytesOf([192, 0, 2, 1], 'a.example\0b.example\0')),
        record(order, 3, bytesOf(zeros(6), 'card\0')),
        record(order, 2, bytesOf([0x20, 1, 0x0d, 0xb8], zeros(11), 1, 'six.example\0')),
        record(order, 1, bytesOf([1, 2, 3])),
        n32(0, order),
        record(order, 1, bytesOf([192, 0, 2, 9], 'behind the end\0'))
      )
    );
    expect(facts).toEqual([
      { kind: 'told-name', name: 'a.example', address: '192.0.2.1' },
      { kind: 'told-name', name: 'b.example', address: '192.0.2.1' },
      { kind: 'told-name', name: 'six.example', address: '2001:db8::1' }
    ]);
  });

  test.each(orders)('secrets, %s endian', async (order) => {
    const { facts } = await read(
      section(order),
      block(order, 10, n32(0x544c534b, order), n32(5, order), 'keys!', zeros(3), n32(0, order)),
      block(order, 10, n32(0x57474b4c, order), n32(0xffff, order), 'cut!'),
      block(order, 10, n32(1, order))
    );
    expect(facts).toEqual([
      { kind: 'secret', type: 0x544c534b, bytes: bytesOf('keys!') },
      { kind: 'secret', type: 0x57474b4c, bytes: bytesOf('cut!') }
    ]);
  });
});

describe('a block that makes no sense', () => {
  const good = (text: string): Uint8Array => enhanced('little', 0, 0, text);
  const bad = bytesOf(n32(6, 'little'), n32(0x7fff_fff0, 'little'), 'lost for ever');
  const head = bytesOf(...begun('little'));

  test('is stepped over up to the next one that does, and counted', async () => {
    const result = await read(
      head,
      good('a'),
      bad,
      good('b'),
      bad,
      bytesOf(zeros(5)),
      section('big'),
      description('big', 1)
    );
    expect(texts(result)).toEqual(['a', 'b']);
    const second = head.length + good('a').length + bad.length + good('b').length;
    expect(result.warnings).toEqual([
      ['pcapng-block-broken', head.length + good('a').length],
      ['pcapng-block-broken', second]
    ]);
  });

  test('ends the file where none follows', async () => {
    const result = await read(head, good('a'), bad, bytesOf(zeros(100)));
    expect(texts(result)).toEqual(['a']);
    expect(result.warnings).toEqual([['pcapng-broken', head.length + good('a').length]]);
    await expect(read(head, bad, bytesOf(zeros(100)))).rejects.toMatchObject({ code: 'pcapng-broken' });
  });

  test('may only have forgotten to count its padding', async () => {
    const length = n32(12 + 20 + 5, 'little');
    const fields = [n32(0, 'little'), n32(0, 'little'), n32(9, 'little'), n32(5, 'little'), n32(5, 'little')];
    const withPadding = bytesOf(n32(6, 'little'), length, ...fields, 'hello', zeros(3), length);
    const without = bytesOf(n32(6, 'little'), length, ...fields, 'again', length);
    const result = await read(head, withPadding, without, good('c'));
    expect(texts(result)).toEqual(['hello', 'again', 'c']);
    expect(result.warnings).toEqual([]);
  });

  test('with two lengths that differ is told of', async () => {
    const twisted = good('b');
    twisted[twisted.length - 4] = 8;
    const result = await read(head, good('a'), twisted, good('c'));
    expect(texts(result)).toEqual(['a', 'b', 'c']);
    expect(result.warnings.map(([code]) => code)).toEqual(['pcapng-length-mismatch']);
  });
});

test('whatever a field says, reading ends: with a capture or a CaptureError', async () => {
  const order = 'little';
  const bytes = bytesOf(
    ...begun(order),
    block(order, 4, n16(1, order), n16(8, order), [1, 2, 3, 4], 'a.b\0', n32(0, order)),
    block(order, 10, n32(0x544c534b, order), n32(5, order), 'keys!'),
    enhanced(order, 0, 0, 'a packet', [option(order, 1, 'u-10123'), option(order, 0x8001, n32(0, order))]),
    enhanced(order, 0, 0, 'another')
  );
  const value = fc.oneof(
    fc.constantFrom(0, 1, 12, 0x7fff_fffc, 0xffff_ffff, 0x0a0d_0d0a),
    fc.nat(200),
    fc.nat()
  );
  const place = fc.nat(bytes.length - 4);
  await fc.assert(
    fc.asyncProperty(place, value, fc.constantFrom(1, 5, 1000), async (at, number, chunkBytes) => {
      const changed = bytes.slice();
      changed.set(n32(number, order), at);
      const result = await readCapture([bytesSource('x', changed, chunkBytes)]).catch(
        (error: unknown) => error
      );
      expect(result instanceof Error && !(result instanceof CaptureError)).toBe(false);
    }),
    { numRuns: 600 }
  );
});
