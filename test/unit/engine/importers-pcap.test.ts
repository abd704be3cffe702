import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import { pcap } from '#engine/importers/pcap.ts';
import { CaptureError } from '#engine/model/errors.ts';
import { readCapture } from '#engine/read-capture.ts';
import {
  n16,
  n32,
  pcapHeader,
  pcapRecord,
  readFile,
  zeros,
  type Order,
  type PcapOptions,
  type RecordOptions
} from './capture-files.ts';
import { bytesOf } from './packets.ts';

const orders = ['little', 'big'] as const;

interface Variant {
  readonly file: PcapOptions;
  readonly record?: RecordOptions;
  /** Microseconds of a fraction of 250,000. */
  readonly us?: number;
  readonly linkType?: number;
}

/** Kuznetzov's patches: interface 3, IPv4, a packet of this host */
const patched = (order: Order): number[] => [...n32(3, order), ...n16(0x0800, order), 4, 0];

/** What stands behind the magic numbers in `pcap-header.ts`, by who wrote it. */
const variants = (order: Order): Readonly<Record<string, Variant>> => ({
  'libpcap, microseconds': { file: {} },
  'libpcap, nanoseconds': { file: { magic: 0xa1b23c4d }, us: 250 },
  ss991029: { file: { magic: 0xa1b2cd34 }, record: { extra: patched(order) } },
  'ss990915, SuSE 6.3': { file: { magic: 0xa1b2cd34 }, record: { extra: [...patched(order), ...zeros(4)] } },
  'ss990417, Red Hat 6.1': { file: {}, record: { extra: patched(order) } },
  Nokia: { file: {}, record: { extra: [1, 2, 3, 4] } },
  'Ixia, microseconds': { file: { magic: 0x1c0001ab, headerRest: [0, 0, 1, 0] } },
  'Ixia, nanoseconds': { file: { magic: 0x1c0001ac, headerRest: [0, 0, 1, 0] }, us: 250 },
  'version 2.2, lengths swapped': { file: { version: [2, 2] }, record: { lengthsSwapped: true } },
  'version 2.3, lengths swapped': { file: { version: [2, 3] }, record: { lengthsSwapped: true } },
  'version 2.3': { file: { version: [2, 3] } },
  'DG/UX': { file: { version: [543, 0] }, record: { lengthsSwapped: true } },
  'AIX, Ethernet': { file: { version: [2, 2], link: 6 }, record: { lengthsSwapped: true }, us: 250 },
  'AIX, loopback': {
    file: { version: [2, 2], link: 24 },
    record: { lengthsSwapped: true },
    us: 250,
    linkType: 0
  }
});

describe.each(orders)('%s endian', (order) => {
  test.each(Object.entries(variants(order)))(
    '%s',
    async (_, { file, record, us = 250_000, linkType = 1 }) => {
      const records = ['hello', 'again!', 'and again'].map((data) => pcapRecord(data, { ...record, order }));
      const { packets, warnings } = await readFile(pcap, bytesOf(pcapHeader({ ...file, order }), ...records));
      const said = { timeUs: 1_700_000_000e6 + us, linkType, wireBytes: 90, app: null };
      expect(packets).toEqual(['hello', 'again!', 'and again'].map((data) => ({ data, ...said })));
      expect(warnings).toEqual([]);
    }
  );
});

test('one packet is enough to know a layout by, where the file ends behind it', async () => {
  const nokia = bytesOf(pcapHeader(), pcapRecord('hello', { extra: [1, 2, 3, 4] }));
  expect((await readFile(pcap, nokia)).packets.map(({ data }) => data)).toEqual(['hello']);
});

describe('the link type', () => {
  test('stands without the flags and the length above it', async () => {
    const { packets } = await readFile(pcap, bytesOf(pcapHeader({ link: 0x0bff_0071 }), pcapRecord('hello')));
    expect(packets[0]).toMatchObject({ data: 'hello', linkType: 0x71 });
  });

  // draft-ietf-opsawg-pcap section 4: two units of two bytes, and the bit that says so
  const withFcs = (link: number, ...records: Uint8Array[]): Promise<string[]> =>
    readFile(pcap, bytesOf(pcapHeader({ link }), ...records)).then(({ packets }) =>
      packets.map(({ data }) => data)
    );

  test('says how long the check sequence is that is cut off', async () => {
    const all = pcapRecord('frame1234', { wire: 9 });
    const inTheMiddle = pcapRecord('frame12', { wire: 9 });
    const before = pcapRecord('fra', { wire: 9 });
    const tooShort = pcapRecord('12', { wire: 2 });
    expect(await withFcs(0x2400_0001, all, inTheMiddle, before, tooShort)).toEqual([
      'frame',
      'frame',
      'fra',
      ''
    ]);
  });

  test('says nothing where the bit is not set', async () => {
    expect(await withFcs(0x2000_0001, pcapRecord('frame1234', { wire: 9 }))).toEqual(['frame1234']);
  });
});

const texts = ({ packets }: { packets: { data: string }[] }): string[] => packets.map(({ data }) => data);

describe('files joined by hand', () => {
  test('each have their own byte order, fractions and link type', async () => {
    const bytes = bytesOf(
      pcapHeader(),
      pcapRecord('one'),
      pcapHeader({ order: 'big', magic: 0xa1b23c4d, link: 101 }),
      pcapRecord('two', { order: 'big' }),
      pcapHeader({ magic: 0x1c0001ab, headerRest: [0, 0, 0, 0], link: 113 }),
      pcapRecord('three'),
      pcapHeader()
    );
    const { packets, warnings } = await readFile(pcap, bytes);
    expect(packets.map(({ data, linkType, timeUs }) => [data, linkType, timeUs % 1e6])).toEqual([
      ['one', 1, 250_000],
      ['two', 101, 250],
      ['three', 113, 250_000]
    ]);
    expect(warnings).toEqual([]);
  });

  test('an empty packet is none', async () => {
    expect(texts(await readFile(pcap, bytesOf(pcapHeader(), pcapRecord(''), pcapRecord('x'))))).toEqual([
      '',
      'x'
    ]);
  });
});

describe('a record that makes no sense', () => {
  const good = (name: string, seconds = 1_700_000_000): Uint8Array => pcapRecord(name, { seconds });
  const bad = pcapRecord('lost, lost', { captured: 0xfff_ffff });

  test('is stepped over, and counted', async () => {
    const noise = new Array<number>(500).fill(0xee);
    const bytes = bytesOf(
      pcapHeader(),
      good('a'),
      bad,
      good('b'),
      good('c'),
      bad,
      noise,
      good('d'),
      good('e')
    );
    const { packets, warnings } = await readFile(pcap, bytes);
    expect(texts({ packets })).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(warnings).toEqual([
      ['pcap-record-broken', 24 + 17],
      ['pcap-record-broken', 24 + 17 + bad.length + 2 * 17]
    ]);
  });

  test('ends the file where nothing like a record follows', async () => {
    const { packets, warnings } = await readFile(pcap, bytesOf(pcapHeader(), good('a'), bad, zeros(200)));
    expect(texts({ packets })).toEqual(['a']);
    expect(warnings).toEqual([['pcap-broken', 41]]);
  });

  test('is not followed by what was captured years before or after it', async () => {
    const bytes = bytesOf(
      pcapHeader(),
      good('a'),
      bad,
      good('old', 1),
      good('older', 1),
      good('b'),
      good('c')
    );
    expect(texts(await readFile(pcap, bytes))).toEqual(['a', 'b', 'c']);
  });

  test('as the first of a file is looked past as well', async () => {
    expect(texts(await readFile(pcap, bytesOf(pcapHeader(), bad, good('a'), good('b'))))).toEqual(['a', 'b']);
    await expect(readFile(pcap, bytesOf(pcapHeader(), bad, zeros(99)))).rejects.toMatchObject({
      code: 'pcap-broken',
      facts: { offset: 24, what: 'record-length', length: 0xfff_ffff }
    });
  });

  test('is given up after so many places that only look like records', async () => {
    const trap = bytesOf(pcapRecord('x', { wire: 2 }), 0);
    const file = (traps: number): Uint8Array => {
      const all = new Uint8Array(traps * trap.length).map((_, at) => trap[at % trap.length] ?? 0);
      return bytesOf(pcapHeader(), good('a'), bad, all, good('b'), good('c'));
    };
    expect(texts(await readFile(pcap, file(100)))).toEqual(['a', 'b', 'c']);
    const { packets, warnings } = await readFile(pcap, file(10_001));
    expect(texts({ packets })).toEqual(['a']);
    expect(warnings).toEqual([['pcap-broken', 41]]);
  });
});

test('a packet may be longer than the header says, up to what a network carries', async () => {
  const long = 'x'.repeat(200_000);
  const bytes = bytesOf(pcapHeader({ snapLength: 96 }), pcapRecord(long, { wire: 200_000 }));
  expect(texts(await readFile(pcap, bytes))).toEqual([long]);
});

test('whatever a length says, reading ends: with a capture or a CaptureError', async () => {
  const bytes = bytesOf(pcapHeader(), pcapRecord('hello'), pcapRecord('again'), pcapRecord('and again'));
  const place = fc.nat(bytes.length - 4);
  const value = fc.oneof(fc.constantFrom(0, 1, 0x7fffffff, 0xffffffff, 0xa1b2c3d4, 262_144), fc.nat());
  await fc.assert(
    fc.asyncProperty(place, value, fc.constantFrom(1, 5, 1000), async (at, number, chunkBytes) => {
      const changed = bytes.slice();
      changed.set(n32(number, 'little'), at);
      const result = await readCapture([bytesSource('x', changed, chunkBytes)]).catch(
        (error: unknown) => error
      );
      expect(result instanceof Error && !(result instanceof CaptureError)).toBe(false);
    }),
    { numRuns: 600 }
  );
});
