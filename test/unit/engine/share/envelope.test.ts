import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { sha256 } from '@noble/hashes/sha2.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatKey, kindOf, maybeKey, newKey, open, pack, seal } from '#engine/share/envelope.ts';
import { ShareError } from '#engine/share/errors.ts';
import { bytesOf } from '#engine/share/payload.ts';
import { readShareable } from '#engine/share/read-shareable.ts';
import type { Shareable } from '#engine/share/shareable.ts';
import { countedBytes, openSample, shareOf } from './samples.ts';

const random = countedBytes(7);
const key = newKey(random);
let shareable: Shareable;
let sealed: Uint8Array;
let packed: Uint8Array;

beforeAll(async () => {
  ({ shareable } = await shareOf(await openSample('har/synthetic/sensors-analytics.har')));
  sealed = await seal(shareable, key, random);
  packed = pack(shareable);
});

const errorOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'opened',
    (error: unknown) => (error instanceof ShareError ? error.code : error)
  );

/** An open share of anything at all. */
const openOf = (payload: Uint8Array): Uint8Array => {
  const header = Uint8Array.of(0x57, 0x48, 0x54, 0x52, 1, 2);
  return Uint8Array.of(...header, ...sha256.create().update(header).update(payload).digest(), ...payload);
};
const openOfJson = (value: unknown): Uint8Array =>
  openOf(deflateSync(new TextEncoder().encode(JSON.stringify(value))));

describe('what was sealed', () => {
  test('is the same when it is opened', async () => {
    expect(await open(sealed, key)).toEqual(shareable);
    expect(await open(packed, null)).toEqual(shareable);
  });
  test('says what it is', () => {
    expect(kindOf(sealed)).toEqual({ kind: 'sealed', version: 1 });
    expect(kindOf(packed)).toEqual({ kind: 'open', version: 1 });
    expect(kindOf(sealed.subarray(0, 34))).toBeNull();
    expect(kindOf(new Uint8Array(400))).toBeNull();
  });
  test('hides everything but its length', () => {
    const text = new TextDecoder('latin1').decode(sealed);
    expect(text).not.toContain('whither');
    expect(new TextDecoder().decode(bytesOf(shareable))).toContain('whither');
  });
  test('opens with no other key, and not without one', async () => {
    expect(await errorOf(open(sealed, newKey(random)))).toBe('key-wrong');
    expect(await errorOf(open(sealed, null))).toBe('key-missing');
    expect(await errorOf(open(sealed, key.subarray(1)))).toBe('key-broken');
  });
  test('is refused with one byte flipped, wherever', async () => {
    const flips = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(flips, fc.boolean(), async ([place, mask], isOpen) => {
        const bytes = (isOpen ? packed : sealed).slice();
        const at = place % bytes.length;
        bytes[at] = bytes[at]! ^ mask;
        expect(await errorOf(open(bytes, key))).not.toBe('opened');
      }),
      { numRuns: 300 }
    );
    for (let at = 0; at < 60; at++)
      for (const whole of [packed, sealed])
        expect(
          await errorOf(
            open(
              whole.map((byte, index) => (index === at ? byte ^ 1 : byte)),
              key
            )
          )
        ).toMatch(/-/);
  });
  test('is refused cut off, and with more behind it', async () => {
    for (const whole of [sealed, packed]) {
      for (let at = 0; at < whole.length; at += 97)
        expect(await errorOf(open(whole.subarray(0, at), key))).not.toBe('opened');
      expect(await errorOf(open(Uint8Array.of(...whole, 0), key))).not.toBe('opened');
    }
  });
  test('of a version to come is called so', async () => {
    const later = packed.slice();
    later[4] = 2;
    await expect(open(later, null)).rejects.toMatchObject({
      code: 'version-unknown',
      facts: { version: 2, newest: 1 }
    });
  });
});

test('a key is a word in a link', () => {
  expect(formatKey(key)).toMatch(/^[\w-]{43}$/);
  expect(maybeKey(formatKey(key))).toEqual(key);
  for (const text of ['', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}+`])
    expect(maybeKey(text)).toBeNull();
});

describe('an open share of a stranger', () => {
  const told = async (bytes: Uint8Array, most?: number): Promise<unknown> => errorOf(open(bytes, null, most));

  test('that would fill the memory is left before it does', async () => {
    const bomb = openOf(deflateSync(new Uint8Array(80 << 20), { level: 9 }));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await told(bomb)).toBe('payload-too-large');
    expect(await told(packed, 1000)).toBe('payload-too-large');
  });
  test('that is no DEFLATE, no text or no JSON is refused', async () => {
    expect(await told(openOf(Uint8Array.of(7, 7, 7, 7)))).toBe('payload-broken');
    expect(await told(openOf(deflateSync(Uint8Array.of(0xff, 0xfe))))).toBe('payload-broken');
    expect(await told(openOf(deflateSync(new TextEncoder().encode('{'))))).toBe('payload-broken');
  });
  test('that is anything else than a share is refused', async () => {
    for (const value of [null, 1, 'a', [], {}, { version: 1 }, { ...shareable, more: 1 }])
      expect(await told(openOfJson(value))).toBe('contents-invalid');
    const deep = '['.repeat(5000) + ']'.repeat(5000);
    expect(await told(openOf(deflateSync(new TextEncoder().encode(deep))))).toBe('contents-invalid');
    expect(await told(openOf(deflateSync(new TextEncoder().encode('['.repeat(1_000_000)))))).toBe(
      'payload-broken'
    );
  });
});

type Loose = Record<string, unknown> & {
  report: Record<string, unknown> & Record<string, Record<string, unknown>[]>;
};

describe('contents of a share', () => {
  const with_ = (change: (copy: Loose) => void): Loose => {
    const copy = structuredClone(shareable) as unknown as Loose;
    change(copy);
    return copy;
  };
  const refused = (change: (copy: Loose) => void): void => {
    expect(() => readShareable(with_(change))).toThrow(ShareError);
  };

  test('are let in as they are', () => {
    expect(readShareable(with_(() => undefined))).toEqual(shareable);
  });
  test.each<[string, (copy: Loose) => void]>([
    ['a field more', ({ report }) => (report['more'] = [])],
    ['a field more of a host', ({ report }) => (report['hosts']![0]!['more'] = 1)],
    ['a text too long', ({ report }) => (report['findings']![0]!['value'] = 'a'.repeat(4001))],
    ['a number that is none', ({ report }) => (report['exchanges']![0]!['bytesSent'] = -1)],
    ['a country that is none', ({ report }) => (report['watch'] = ['<b'] as never)],
    ['a kind that is none', ({ report }) => (report['findings']![0]!['kind'] = 'gossip')],
    ['a destination beyond', ({ report }) => (report['exchanges']![0]!['destination'] = 99)],
    ['a finding nowhere', ({ report }) => (report['findings']![0]!['exchange'] = 'e999')],
    ['a rule unknown', ({ report }) => (report['rules'] = [])],
    ['a host unknown', ({ report }) => (report['destinations']![0]!['host'] = 'other.example')],
    ['a company unknown', ({ report }) => (report['companies'] = [])],
    [
      'two findings of one name',
      ({ report }) => (report['findings']![1]!['id'] = report['findings']![0]!['id'])
    ],
    [
      'sums that do not add up',
      ({ report }) => ((report['totals'] as never as { requests: number }).requests += 1)
    ],
    ['evidence of nothing', (copy) => (copy['evidence'] = { e999: {} })],
    ['a commitment that is none', (copy) => (copy['commitments'] = { 'host-1': 'a' })],
    ['a view that is markup', (copy) => (copy['view'] = '#v=map;host=<b> ')],
    ['a day that is none', (copy) => (copy['made'] = 'today')]
  ])('with %s are refused', (_, change) => {
    refused(change);
  });
  test('say where they are wrong, and never what stands there', () => {
    const broken = with_(({ report }) => (report['hosts']![0]!['company'] = { secret: 'value' }));
    expect(() => readShareable(broken)).toThrow(/report\.hosts\.0\.company/);
    expect(() => readShareable(broken)).not.toThrow(/secret/);
  });
});
