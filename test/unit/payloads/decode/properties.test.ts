import { createHash } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeAt, pathOf, type Decoded } from '#engine/model/decoded.ts';
import { base64Of, countNodes, eachNode, linesOf, openedBody, openedValue, sliceOf } from './opened.ts';

const rootOf = (node: Decoded): Decoded => (node.parent ? rootOf(node.parent) : node);

const isSound = (part: Decoded): void => {
  const root = rootOf(part);
  eachNode(root, (node) => {
    expect(nodeAt(root, pathOf(node))).toBe(node);
    expect(new Set(node.children.map(({ label }) => label)).size).toBe(node.children.length);
    for (const child of node.children) expect(child.parent).toBe(node);
    const steps = node.children.filter(({ kind }) => kind === 'step');
    expect(steps.length === 0 || node.children.length === 1).toBe(true);
  });
};

type Packing = (bytes: Buffer) => string | Buffer;
const packings: Packing[] = [
  (bytes) => bytes.toString('base64'),
  (bytes) => bytes.toString('base64url'),
  (bytes) => bytes.toString('hex'),
  (bytes) => gzipSync(bytes),
  (bytes) => deflateSync(bytes),
  (bytes) => deflateRawSync(bytes),
  (bytes) => brotliCompressSync(bytes),
  (bytes) => encodeURIComponent(bytes.toString('latin1')),
  (bytes) => `a=${encodeURIComponent(bytes.toString('latin1'))}&b=1`,
  (bytes) => JSON.stringify({ a: bytes.toString('latin1'), n: [1, 12345678901234567890n.toString(), null] }),
  (bytes) => `{"a":1,"n":12345678901234567890,"t":${JSON.stringify(bytes.toString('utf8'))}}`,
  (bytes) => `{"a":1}\n{"b":${JSON.stringify(bytes.toString('utf8'))}}`,
  (bytes) => `<a b="1"><c>${bytes.toString('base64')}</c>\u00e9</a>`,
  (bytes) =>
    Buffer.concat([
      Buffer.from('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n'),
      bytes,
      Buffer.from('\r\n--x--')
    ]),
  (bytes) => `https://\u00e9.example/p?q=${encodeURIComponent(bytes.toString('latin1'))}#f`
];

const packed = fc
  .tuple(
    fc.oneof(
      fc.json(),
      fc.string(),
      fc.uint8Array({ maxLength: 60 }),
      fc.webUrl({ withQueryParameters: true })
    ),
    fc.array(fc.constantFrom(...packings), { maxLength: 4 })
  )
  .map(([start, chosen]) => {
    let data: string | Buffer = typeof start === 'string' ? start : Buffer.from(start);
    for (const packing of chosen) data = packing(Buffer.from(data));
    return typeof data === 'string' ? data : new Uint8Array(data);
  });

const mediaType = fc.constantFrom(
  ...[null, 'application/json', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/xml'],
  ...[
    'application/x-protobuf',
    'application/grpc',
    'application/msgpack',
    'application/cbor',
    'application/x-ndjson'
  ]
);

describe('whatever is sent', () => {
  it('opens into a sound tree, never throws, and gives the same each time', () => {
    fc.assert(
      fc.property(packed, mediaType, (body, type) => {
        const root = openedBody(body, type);
        isSound(root);
        expect(linesOf(openedBody(body, type))).toEqual(linesOf(root));
      }),
      { numRuns: 1000, seed: 7 }
    );
  });

  it('as random bytes or texts never throws', () => {
    const any = fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 400 }));
    fc.assert(
      fc.property(any, mediaType, (body, type) => isSound(openedBody(body, type))),
      { numRuns: 3000, seed: 7 }
    );
  });

  it('cut anywhere never throws', () => {
    const whole = gzipSync(
      JSON.stringify({ a: base64Of('{"b":"hello world"}'), c: ['https://a.example/?q=1'] })
    );
    for (let end = 0; end <= whole.length; end++) isSound(openedBody(new Uint8Array(whole.subarray(0, end))));
  });
});

describe('ranges', () => {
  it('change nothing but themselves', () => {
    fc.assert(
      fc.property(packed, mediaType, (body, type) => {
        expect(linesOf(openedBody(body, type, { ranges: true }))).toEqual(linesOf(openedBody(body, type)));
      }),
      { numRuns: 1000, seed: 11 }
    );
  });

  it('say where members of JSON stand', () => {
    const check = (value: unknown, node: Decoded): void => {
      if (typeof value !== 'object' || value === null) {
        expect(JSON.parse(sliceOf(node)!)).toEqual(value);
        return;
      }
      if (node.start >= 0) expect(JSON.parse(sliceOf(node)!)).toEqual(value);
      const keys = Object.keys(value);
      expect(node.children.length).toBe(keys.length);
      for (const [at, key] of keys.entries())
        check((value as Record<string, unknown>)[key], node.children[at]!);
    };
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.boolean(), fc.nat(3), (value, asBytes, indent) => {
        const text = JSON.stringify({ a: value, '"\u00e9\ud83d\ude00"': [value] }, null, indent);
        const body = asBytes ? new Uint8Array(Buffer.from(text)) : text;
        const root = openedBody(body, 'application/json', { ranges: true });
        check(JSON.parse(text), nodeAt(root, ['json'])!);
      }),
      { numRuns: 500, seed: 3 }
    );
  });

  it('say where fields, parts, elements and steps stand', () => {
    const where = (body: string, ...path: string[]): string | null =>
      sliceOf(nodeAt(openedBody(body, null, { ranges: true }), path)!);
    expect(where('aa=1&bb=%7B%22x%22%3A1%7D', 'form', 'bb')).toBe('%7B%22x%22%3A1%7D');
    expect(where('aa=1&bb=%7B%22x%22%3A1%7D', 'form', 'bb', 'percent', 'json', 'x')).toBe('1');
    expect(where('<a b="c">\u00e9<d>text</d></a>', 'xml', 'a', 'd')).toBe('text');
    expect(where('<a b="c">\u00e9<d>text</d></a>', 'xml', 'a', '@b')).toBe('c');
    expect(
      where('--b\r\nContent-Disposition: form-data; name="n"\r\n\r\nvalue\r\n--b--', 'multipart', 'n')
    ).toBe('value');
    expect(where('{"a":1}\n{"b":"x"}', 'ndjson', '[1]', 'b')).toBe('"x"');
    expect(where('https://a.example/p/q?r=s', 'url', 'query', 'form', 'r')).toBe('s');
    const bytes = new Uint8Array(Buffer.from('\u00e9=1&\u4e2d=\u6587'));
    const root = openedBody(bytes, 'application/x-www-form-urlencoded', { ranges: true });
    expect(sliceOf(nodeAt(root, ['form', '\u4e2d'])!)).toBe('\u6587');
  });
});

describe('random tokens', () => {
  const seeds = Array.from({ length: 4000 }, (_, at) => createHash('sha512').update(`token ${at}`).digest());
  const kinds: Record<string, (random: Buffer) => string> = {
    UUIDs: (random) => random.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5'),
    MD5: (random) => random.toString('hex').slice(0, 32),
    'SHA-1 in capitals': (random) => random.toString('hex').slice(0, 40).toUpperCase(),
    'SHA-256': (random) => random.toString('hex').slice(0, 64),
    '8 bytes in hex': (random) => random.toString('hex').slice(0, 16),
    'base64 of 8 bytes': (random) => base64Of(random.subarray(0, 8)),
    'base64 of 16 bytes': (random) => base64Of(random.subarray(0, 16)),
    'base64 of 32 bytes': (random) => base64Of(random.subarray(0, 32)),
    'base64 of 64 bytes': (random) => base64Of(random),
    'base64 for URLs': (random) => random.subarray(0, 24).toString('base64url'),
    '11 letters and digits': (random) => random.toString('base64').replaceAll(/[+/=]/g, '').slice(0, 11),
    '22 letters and digits': (random) => random.toString('base64').replaceAll(/[+/=]/g, '').slice(0, 22),
    numbers: (random) => random.readBigUInt64BE().toString(),
    words: (random) =>
      Array.from(random.subarray(0, 14), (byte) => String.fromCharCode(97 + (byte % 26))).join('')
  };

  it.each(Object.keys(kinds))('stay closed: %s', (kind) => {
    const texts = seeds.map(kinds[kind]!);
    const open = texts.filter((text) => openedValue(text).children.length > 0);
    expect(open.length / texts.length).toBeLessThan(0.005);
  });

  it('as bodies are binary, and stay so', () => {
    const open = seeds.filter((random) => countNodes(openedBody(new Uint8Array(random))) > 1);
    expect(open.length / seeds.length).toBeLessThan(0.005);
  });
});
