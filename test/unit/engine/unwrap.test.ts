import fc from 'fast-check';
import { gzipSync, zlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Source } from '#engine/model/capture.ts';
import { CaptureError } from '#engine/model/errors.ts';
import { readCapture } from '#engine/read-capture.ts';
import { tarOf, zipOf, zstdOf, zstdRun, zstdSkipped, type ZipFile } from './archives.ts';
import { bytesOf, dnsQuery, ethernet, ipv4, pcapFile, udp } from './packets.ts';

const query = (name: string): Uint8Array => ethernet(0x0800, ipv4(17, udp(5000, 53, dnsQuery(name))));
const captureOf = (...names: string[]): Uint8Array => pcapFile(1, names.map(query));
const har = bytesOf(
  '{"log": {"entries": [{"startedDateTime": "2026-01-01T00:00:00Z", "request": {"url": "https://h.example/"}}]}}'
);

interface Read {
  readonly source: Source;
  readonly hosts: string[];
}

const readAs = async (bytes: Uint8Array, chunkBytes: number): Promise<Read> => {
  const { sources, hosts } = await readCapture([bytesSource('archive', bytes, chunkBytes)]);
  expect(sources).toHaveLength(1);
  return { source: sources[0]!, hosts: [...hosts.keys()] };
};

/** The same in chunks of any size. */
const read = async (bytes: Uint8Array): Promise<Read> => {
  const result = await readAs(bytes, bytes.length);
  for (const chunkBytes of [3, 100]) expect(await readAs(bytes, chunkBytes)).toEqual(result);
  return result;
};

const codes = ({ source }: Read): string[] => source.warnings.map(({ code }) => code);

describe('zip', () => {
  const lengths = ['before', 'zip64', 'behind', 'behind unsigned', 'behind zip64', 'both'] as const;
  const methods = [
    ['stored', 0],
    ['deflated', 8]
  ] as const;

  describe.each(methods)('%s', (_, method) => {
    test.each(lengths)('lengths %s', async (where) => {
      const one: ZipFile = { name: 'a.pcap', data: captureOf('one.example'), method, lengths: where };
      const two: ZipFile = { ...one, data: captureOf('two.example', 'three.example') };
      const result = await read(zipOf(one, two));
      expect(result.hosts).toEqual(['one.example', 'two.example', 'three.example']);
      expect(result.source).toMatchObject({ format: 'pcap+zip', packets: 3, exchanges: null, warnings: [] });
    });
  });

  test('what looks like an end inside a file is none', async () => {
    const inner = zipOf({ name: 'x', data: bytesOf('inner'), lengths: 'behind' });
    const packet = ethernet(0x0800, ipv4(17, udp(1, 2, inner)));
    const data = pcapFile(1, [packet, query('after.example')]);
    const result = await read(zipOf({ name: 'a', data, lengths: 'behind' }));
    expect(result.hosts).toEqual(['after.example']);
    expect(codes(result)).toEqual([]);
  });

  test('packed in zstd, or packed before it was put in', async () => {
    const result = await read(
      zipOf(
        { name: 'a', data: zstdOf(captureOf('one.example')), method: 93 },
        { name: 'b.gz', data: gzipSync(captureOf('two.example')) },
        { name: 'c', data: har, method: 8 }
      )
    );
    expect(result.hosts).toEqual(['one.example', 'two.example', 'h.example']);
    expect(result.source).toMatchObject({
      format: 'pcap+zip,pcap+gzip+zip,har+zip',
      packets: 2,
      exchanges: 1
    });
  });

  test('what is no capture in it is counted, what systems leave behind and what is empty is not', async () => {
    const nothing = new Uint8Array(0);
    const result = await read(
      zipOf(
        { name: 'folder/', data: nothing },
        { name: 'folder/readme.txt', data: bytesOf('hello') },
        { name: 'manifest.json', data: bytesOf('{"a": 1}') },
        { name: '__MACOSX/folder/._a.pcap', data: bytesOf([0, 5, 22, 7]) },
        { name: 'folder/a.pcap', data: captureOf('a.example') }
      )
    );
    expect(result.hosts).toEqual(['a.example']);
    expect(result.source.warnings).toEqual([{ code: 'member-left-out', count: 2, first: 0 }]);
  });

  test('a file that cannot be read does not keep the others from being read', async () => {
    const result = await read(
      zipOf(
        { name: 'locked', data: captureOf('no.example'), flags: 1 },
        { name: 'lzma', data: captureOf('no.example'), method: 14 },
        { name: 'torn', data: bytesOf([0xd4, 0xc3, 0xb2, 0xa1, 2, 0]) },
        { name: 'good', data: captureOf('a.example') }
      )
    );
    expect(result.hosts).toEqual(['a.example']);
    expect(new Set(codes(result))).toEqual(new Set(['zip-encrypted', 'zip-method', 'file-truncated']));
  });
});

const errorOf = async (bytes: Uint8Array): Promise<CaptureError> => {
  const error = await read(bytes).catch((caught: unknown) => caught);
  if (!(error instanceof CaptureError)) throw new TypeError('it was read');
  return error;
};

test.each([
  ['an encrypted zip', zipOf({ name: 'a', data: har, flags: 1 }), 'zip-encrypted', { member: 'a' }],
  ['another method', zipOf({ name: 'a', data: har, method: 12 }), 'zip-method', { member: 'a', method: 12 }],
  [
    'no capture in it',
    zipOf({ name: 'a.txt', data: bytesOf('hi') }),
    'archive-no-capture',
    { members: ['a.txt'] }
  ],
  ['nothing in it', zipOf(), 'archive-no-capture', { members: [] }],
  [
    'its end missing',
    zipOf({ name: 'a', data: har }).subarray(0, 40),
    'zip-broken',
    { what: 'unexpected EOF' }
  ],
  ['a broken capture', zipOf({ name: 'a', data: bytesOf([0xd4, 0xc3, 0xb2, 0xa1]) }), 'file-truncated', {}],
  [
    'a tar without captures',
    tarOf({ name: 'b', data: bytesOf('hi') }),
    'archive-no-capture',
    { members: ['b'] }
  ],
  ['zstd cut off', zstdOf(captureOf('a.example')).subarray(0, 20), 'zstd-broken', { what: 'unexpected EOF' }],
  ['a window of 64 MB', zstdOf(har, { window: 0x80 }), 'zstd-broken', { what: 'window too large' }],
  [
    'zip in tar in gzip in zip',
    zipOf({ name: 'x', data: gzipSync(tarOf({ name: 'y', data: zipOf() })) }),
    'nested-too-deep',
    {}
  ]
])('%s is refused with a code and facts', async (_, bytes, code, facts) => {
  const error = await errorOf(bytes);
  expect(error.code).toBe(code);
  expect(error.facts).toMatchObject(facts);
});

describe('tar', () => {
  test('files in it, and directories between them', async () => {
    const result = await read(
      tarOf(
        { name: 'folder', data: new Uint8Array(0), type: '5' },
        { name: 'folder/a', data: captureOf('a.example') },
        { name: 'pax', data: bytesOf('30 mtime=1700000000.1234567\n'), type: 'x' },
        { name: 'folder/b', data: har }
      )
    );
    expect(result.hosts).toEqual(['a.example', 'h.example']);
    expect(result.source).toMatchObject({ format: 'pcap+tar,har+tar', warnings: [] });
  });

  test('cut off within a file keeps what came before', async () => {
    const capture = captureOf(...Array.from({ length: 30 }, (_, at) => `n${String(at)}.example`));
    const result = await read(gzipSync(tarOf({ name: 'a', data: capture }).subarray(0, 1500)));
    expect(result.hosts.length).toBeGreaterThan(5);
    expect(codes(result)).toEqual(['tar-broken']);
  });
});

/** 40 packets of 60 bytes as `zstd -19 --no-check` and `zstd -3 --check --no-content-size` pack them. */
const packedByZstd = [
  'KLUv/QBopQQAlATUw7KhAgAEAP//AAABAAAAAPFTZQAAAAA8AggAAQECAgMDBAQFBQYGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnOKiR8Hb2DKDdWAMRkISECInwDwr/pOAPhHEcYRjjGMUQwzHCIMZjhCGM4whDROGFjFMkhro9ypUgbga5FYpF9YAwRnObYNUg1A==',
  'KLUv/QRYPQYAJAXUw7KhAgAEAP//AAABAAAAAPFTZQAAAAA8AggA8VNlAQECAPFTZQMDBAQFBQYGB/FTZQgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnOiCQQ1M6hAqih1GGqGD0EGWICkYPUYZRQfQQZRgVRA+jDFFB9DDKEBWMHqIMUcHoIcowKogeogyjguhhlCFAciG5AIVkgj8LEcGegpDmLSMwabIVBCDNW0Zg8k222fL6z0yL2FsQYs37LARExIZdBsSIA2xA7/0='
];

describe('zstd', () => {
  test.each(packedByZstd)('as the tool writes it', async (base64) => {
    const { source } = await read(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
    expect(source).toMatchObject({ format: 'pcap+zstd', packets: 40, warnings: [] });
  });

  test('frame after frame, with some to skip', async () => {
    const bytes = captureOf('a.example', 'b.example');
    const half = bytes.length >> 1;
    const frames = [zstdSkipped(9), zstdOf(bytes.subarray(0, half), { blockBytes: 7 }), zstdSkipped(0)];
    expect((await read(bytesOf(...frames, zstdOf(bytes.subarray(half))))).hosts).toEqual([
      'a.example',
      'b.example'
    ]);
  });

  test('what is damaged keeps what came before', async () => {
    const bytes = bytesOf(zstdOf(captureOf('a.example')), 'more');
    const result = await read(bytes);
    expect(result.hosts).toEqual(['a.example']);
    expect(codes(result)).toEqual(['zstd-broken']);
  });

  test('blocks that only make work are not followed for long', async () => {
    // A window of 32 MiB is moved for every one of them.
    const runs = Array.from({ length: 600 }, () => zstdRun(1, false)).flat();
    const bomb = bytesOf(
      zstdOf(captureOf('a.example'), { window: 0x78 }).subarray(0, 6),
      runs,
      zstdRun(1, true)
    );
    const longer = bytesOf(zstdOf(captureOf('a.example')), bomb);
    const result = await readAs(longer, longer.length);
    expect(result.hosts).toEqual(['a.example']);
    expect(codes(result)).toEqual(['zstd-broken']);
  });
});

test('one in another', async () => {
  const bytes = zipOf({
    name: 'a.tar.zst',
    data: zstdOf(tarOf({ name: 'a', data: captureOf('a.example') }))
  });
  expect((await read(bytes)).source.format).toBe('pcap+tar+zstd+zip');
});

test('damage at any place ends in a capture or a CaptureError', async () => {
  const capture = captureOf('a.example', 'b.example');
  const samples = [
    zipOf({ name: 'a', data: capture, method: 8, lengths: 'behind' }, { name: 'b', data: capture }),
    tarOf({ name: 'a', data: capture }),
    zstdOf(capture, { blockBytes: 50 }),
    gzipSync(capture),
    zlibSync(capture)
  ];
  const changes = fc.array(fc.tuple(fc.nat(5000), fc.nat(255)), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...samples),
      changes,
      fc.constantFrom(2, 1000),
      async (sample, all, chunkBytes) => {
        const changed = sample.slice();
        for (const [at, value] of all) changed[at % changed.length] = value;
        const result = await readCapture([bytesSource('x', changed, chunkBytes)]).catch(
          (error: unknown) => error
        );
        expect(result instanceof Error && !(result instanceof CaptureError)).toBe(false);
      }
    ),
    { numRuns: 500 }
  );
});
