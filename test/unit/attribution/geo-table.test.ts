import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AskedTable, findValue, parseGeoTable, type GeoTable } from '#engine/attribution/geo-table.ts';
import { formatPlainOperators, parseOperatorNames } from '#engine/attribution/operator-names.ts';
import { decode, findRun } from '../../../scripts/geo/decode.js';
import { encodeIds, encodeNames } from '../../../scripts/geo/encode.js';
import { encodeOperators, listOperators, parseOperator } from '../../../scripts/geo/operators.js';
import { parseV4, parseV6, toRuns, toUpperHalf } from '../../../scripts/geo/ranges.js';

type Bits = 32 | 64;

const bitsOf = fc.constantFrom<Bits>(32, 64);
const keys = (bits: Bits): fc.Arbitrary<bigint> => fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n });

/** Disjoint ranges in any order, some of them neighbours. */
const ranges = (bits: Bits) =>
  fc
    .tuple(
      fc.uniqueArray(keys(bits), { minLength: 2, maxLength: 40 }),
      fc.infiniteStream(fc.constantFrom('CN', 'SG', 'RU', ''))
    )
    .map(([edges, values]) => {
      const sorted = edges.toSorted((a, b) => (a < b ? -1 : 1));
      return sorted.slice(1).map((edge, index) => ({
        first: sorted[index] ?? 0n,
        last: edge - 1n,
        value: String(values.next().value)
      }));
    });

const split = (bits: Bits, key: bigint): [number, number] =>
  bits === 32 ? [Number(key), 0] : [Number(key >> 32n), Number(key & 0xffff_ffffn)];

const nameAt = (table: GeoTable, high: number, low: number): string | undefined =>
  table.names?.[findValue(table, high, low)];

describe('GEO1', () => {
  it('says of every address what the ranges said', () => {
    const cases = bitsOf.chain((bits) =>
      fc.tuple(fc.constant(bits), ranges(bits), fc.array(keys(bits), { maxLength: 20 }))
    );
    fc.assert(
      fc.property(cases, ([bits, list, random]) => {
        const table = parseGeoTable(encodeNames(toRuns(list, bits)));
        const edges = list
          .flatMap(({ first, last }) => [first, last, last + 1n])
          .filter((key) => key < 1n << BigInt(bits));
        for (const key of [...edges, ...random, 0n]) {
          const expected = list.find(({ first, last }) => first <= key && key <= last)?.value ?? '';
          expect(nameAt(table, ...split(bits, key)) ?? '').toBe(expected);
        }
      })
    );
  });

  it('says the same when it is asked often', () => {
    const cases = bitsOf.chain((bits) =>
      fc.tuple(fc.constant(bits), ranges(bits), fc.array(keys(bits), { maxLength: 20 }))
    );
    fc.assert(
      fc.property(cases, ([bits, list, random]) => {
        const table = parseGeoTable(encodeNames(toRuns(list, bits)));
        const asked = new AskedTable(table);
        for (let times = 0; times < 2100; times++) asked.find(times, 0);
        const edges = list.flatMap(({ first, last }) => [first, last, (first >> 16n) << 16n, last | 0xffffn]);
        for (const key of [...edges, ...random, 0n, (1n << BigInt(bits)) - 1n]) {
          const halves = split(bits, key);
          expect(asked.find(...halves)).toBe(findValue(table, ...halves));
        }
      })
    );
  });

  it('keeps numbers in order whatever their repetition', () => {
    const numbers = fc.array(fc.oneof(fc.nat(20), fc.nat(600), fc.nat(2 ** 27)), {
      minLength: 1,
      maxLength: 900
    });
    fc.assert(
      fc.property(numbers, bitsOf, (ids, bits) => {
        const starts = ids.map((_, index) => BigInt(index) * 0x1_0001n);
        const bytes = encodeIds({ bits, starts }, ids);
        const table = parseGeoTable(bytes);
        expect([...table.values]).toEqual(ids);
        expect(decode(bytes).values).toEqual(ids);
        expect(findValue(table, ...split(bits, starts.at(-1) ?? 0n))).toBe(ids.at(-1));
      }),
      { numRuns: 50 }
    );
  });

  it('is read alike by both readers', () => {
    fc.assert(
      fc.property(ranges(64), keys(64), (list, key) => {
        const bytes = encodeNames(toRuns(list, 64));
        const plain = decode(bytes);
        expect(nameAt(parseGeoTable(bytes), ...split(64, key)) ?? '').toBe(
          plain.values[findRun(plain.starts, key)]
        );
      })
    );
  });

  it('refuses what is no table', () => {
    expect(() => parseGeoTable(new Uint8Array(3))).toThrow(RangeError);
    expect(() => parseGeoTable(new Uint8Array(40))).toThrow(RangeError);
    expect(() => parseGeoTable(encodeNames(toRuns([], 32)).subarray(0, 18))).toThrow(RangeError);
  });
});

describe('ranges', () => {
  it('gives an overlap to the range that starts first, and joins equal neighbours', () => {
    const at = (first: bigint, last: bigint, value: string) => ({ first, last, value });
    expect(toRuns([at(10n, 20n, 'A'), at(15n, 30n, 'B'), at(31n, 40n, 'B')], 32)).toEqual({
      bits: 32,
      starts: [0n, 10n, 21n, 41n],
      values: ['', 'A', 'B', '']
    });
  });

  it('counts a /64 to the range that holds its first address', () => {
    expect(toUpperHalf(parseV6('2001:db8::'), parseV6('2001:db8:0:1:ffff:ffff:ffff:ffff'), 'A')?.last).toBe(
      parseV6('2001:db8:0:1::') >> 64n
    );
    expect(toUpperHalf(parseV6('2001:db8::1'), parseV6('2001:db8::2'), 'A')).toBeNull();
    expect(parseV4('1.2.3.4')).toBe(0x01020304n);
  });
});

describe('operator list', () => {
  it('gives numbers and names back, commas, quotes and other alphabets included', () => {
    const values = ['13335,"Cloudflare, Inc."', '4294967295,Ünïcode "quoted"', '7,"say ""hi"""', ''];
    const { list, indexOf } = listOperators([values]);
    const packed = encodeOperators(list);
    const plain = formatPlainOperators(packed);
    for (const bytes of [packed, plain, Uint8Array.of(0, ...plain).subarray(1)]) {
      const names = parseOperatorNames(bytes);
      for (const value of values.slice(0, 3)) expect(names.at(indexOf(value))).toEqual(parseOperator(value));
      expect(names.asnAt(indexOf(values[1]!))).toBe(4294967295);
      expect(names.at(indexOf(''))).toBeNull();
      expect(names.at(99)).toBeNull();
      expect(names.at(-1)).toBeNull();
    }
  });

  it('refuses what is no list', () => {
    expect(() => parseOperatorNames(new Uint8Array(4))).toThrow(RangeError);
    expect(() => parseOperatorNames(new Uint8Array(40))).toThrow(RangeError);
  });
});
