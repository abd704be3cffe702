import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import { CaptureError } from '#engine/model/errors.ts';
import { CaptureBuilder } from '#engine/protocols/capture-builder.ts';
import { RequestReader, type RequestTaker } from '#engine/protocols/http/request-reader.ts';
import { ResponseReader } from '#engine/protocols/http/response-reader.ts';
import { PayloadBudget } from '#engine/protocols/payload-budget.ts';
import type { StreamReader } from '#engine/protocols/stream-reader.ts';
import { ClientHelloReader } from '#engine/protocols/tls/client-hello.ts';
import { WebSocketReader } from '#engine/protocols/http/websocket.ts';
import { AbortedError, readCapture } from '#engine/read-capture.ts';
import { bytesOf, clientHello, dnsQuery, ethernet, ipv4, pcapFile, tcp, tlsRecords, udp } from './packets.ts';

const anyBytes = fc.uint8Array({ maxLength: 300 });

/** A valid message with some bytes changed gets further into a parser than noise does. */
const damaged = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }).map((changes) => {
    const copy = bytes.slice();
    for (const [at, value] of changes) copy[at] = value;
    return copy;
  });

const withoutThrowing = (bytes: fc.Arbitrary<Uint8Array>, parse: (bytes: Uint8Array) => unknown): void => {
  fc.assert(
    fc.property(bytes, (sample) => {
      parse(sample);
    }),
    { numRuns: 500 }
  );
};

const ignoring = (): RequestTaker => ({
  body: { take: () => undefined, lost: () => undefined, end: () => undefined },
  otherwise: () => new WebSocketReader(new PayloadBudget(), [])
});

const requests = (): RequestReader => new RequestReader(ignoring, () => undefined);

const readAll = (reader: StreamReader, bytes: Uint8Array): void => {
  const rest = reader.read(bytes, 0, bytes.length, 0);
  expect(rest).toBeLessThanOrEqual(bytes.length);
  reader.last(bytes, Math.max(0, rest), bytes.length, 0);
  reader.end();
};

describe('no bytes make a protocol throw', () => {
  test('DNS', () => {
    withoutThrowing(fc.oneof(anyBytes, damaged(dnsQuery('www.example.org'))), (bytes) =>
      new CaptureBuilder().dns.read(bytes, 0, bytes.length, 'dns', 0)
    );
  });
  test('TLS', () => {
    withoutThrowing(fc.oneof(anyBytes, damaged(tlsRecords(clientHello('www.example.org')))), (bytes) => {
      readAll(new ClientHelloReader(() => undefined), bytes);
    });
  });
  test('HTTP/1', () => {
    const request = bytesOf(
      'POST /a HTTP/1.1\r\nHost: a.example\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n'
    );
    withoutThrowing(fc.oneof(anyBytes, damaged(request)), (bytes) => {
      readAll(requests(), bytes);
    });
  });
  test('responses of HTTP/1', () => {
    const response = bytesOf(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\nHTTP/1.1 204 None\r\n\r\n'
    );
    withoutThrowing(fc.oneof(anyBytes, damaged(response)), (bytes) => {
      const taker = { head: () => 'chunked' as const, received: () => undefined, lost: () => undefined };
      readAll(new ResponseReader(taker), bytes);
    });
  });
  test('WebSocket', () => {
    const opening = bytesOf('GET /a HTTP/1.1\r\nUpgrade: websocket\r\n\r\n');
    const frames = bytesOf(
      [0xc1, 0x85, 1, 2, 3, 4],
      'abcde',
      [0x01, 0xfe, 0, 3, 9, 9, 9, 9],
      'abc',
      [0x80, 0x81]
    );
    withoutThrowing(fc.oneof(anyBytes, damaged(bytesOf(frames, frames))), (bytes) => {
      readAll(requests(), bytesOf(opening, bytes));
    });
  });
});

const good = [
  ethernet(0x0800, ipv4(17, udp(5000, 53, dnsQuery('a.example')))),
  ethernet(0x0800, ipv4(6, tcp(5001, 443, 1, tlsRecords(clientHello('b.example')))))
];

test('a damaged capture ends in a report or in a CaptureError', async () => {
  await fc.assert(
    fc.asyncProperty(damaged(pcapFile(1, good)), async (bytes) => {
      const result = await readCapture([bytesSource('x', bytes)]).catch((error: unknown) => error);
      expect(result instanceof Error && !(result instanceof CaptureError)).toBe(false);
    }),
    { numRuns: 500 }
  );
});

const codeOf = async (name: string, bytes: Uint8Array): Promise<string> => {
  const error = await readCapture([bytesSource(name, bytes)]).catch((caught: unknown) => caught);
  if (!(error instanceof CaptureError)) throw new TypeError(`${name} was read`);
  return `${error.code} ${String(error.facts['looksLike'] ?? error.facts['what'] ?? '')}`.trim();
};

const header = pcapFile(1, []);
const tooLong = pcapFile(1, [new Uint8Array(4)]);
tooLong.set([0xff, 0xff, 0xff, 0xff], 24 + 8);

test.each([
  ['empty', new Uint8Array(), 'empty-file'],
  ['text', bytesOf('hello, world'), 'unknown-format text'],
  ['an image', bytesOf([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0]), 'unknown-format image'],
  ['a zip', bytesOf('PK', [3, 4, 20, 0, 0, 0]), 'zip-broken unexpected EOF'],
  ['a cut header', header.subarray(0, 20), 'file-truncated'],
  ['a record of 4 GB', tooLong, 'pcap-broken record-length'],
  [
    'a block of 4 GB',
    bytesOf([10, 13, 13, 10], [0xff, 0xff, 0xff, 0xfc], [0x1a, 0x2b, 0x3c, 0x4d]),
    'pcapng-broken block-length'
  ],
  ['a HAR that is broken JSON', bytesOf('{"log": {"version": "1.2", "entr'), 'har-broken'],
  ['JSON that is no HAR', bytesOf('{"hello": [1, 2]}'), 'har-no-log'],
  ['gzip around text', gzipSync(bytesOf('hello')), 'unknown-format text'],
  [
    'gzip in gzip in gzip in gzip',
    [1, 2, 3, 4].reduce((inner) => gzipSync(inner), header),
    'nested-too-deep'
  ],
  ['gzip cut short', gzipSync(header).subarray(0, 14), 'gzip-broken unexpected EOF']
])('%s is refused with a code and facts', async (name, bytes, code) => {
  expect(await codeOf(name, bytes)).toBe(code);
});

const warningsOf = async (bytes: Uint8Array): Promise<string[]> =>
  (await readCapture([bytesSource('x', bytes)])).sources[0]?.warnings.map(({ code }) => code) ?? [];

test('a capture without a record, or that ends in the middle of one, is read and says so', async () => {
  expect(await warningsOf(header)).toEqual(['no-packets']);
  expect(await warningsOf(bytesOf('{"log": {"entries": []}}'))).toEqual(['no-exchanges']);
  expect(await warningsOf(pcapFile(1, good).subarray(0, 150))).toEqual(['pcap-cut-off']);
  const entry = '{"startedDateTime": "2026-01-01T00:00:00Z", "request": {"url": "https://a.example/"}}';
  expect(await warningsOf(bytesOf(`{"log": {"entries": [${entry}, {"request"`))).toEqual(['har-cut-off']);
  expect(await warningsOf(bytesOf(`{"log": {"entries": [${entry}, {"request": 5}]}}`))).toEqual([
    'har-entry-broken'
  ]);
});

test('a file that breaks in the middle keeps what was read before', async () => {
  const bytes = bytesOf(pcapFile(1, good), new Array<number>(16).fill(0xff));
  const capture = await readCapture([bytesSource('x', bytes)]);
  expect(capture.sources[0]?.packets).toBe(2);
  expect(capture.sources[0]?.warnings.map(({ code }) => code)).toEqual(['pcap-broken']);
});

test('reading stops when it is asked to', async () => {
  const signal = { aborted: false };
  const reading = readCapture([bytesSource('x', pcapFile(1, good), 8)], {
    signal,
    onProgress: ({ bytes }) => {
      signal.aborted = bytes >= 16;
    }
  });
  await expect(reading).rejects.toBeInstanceOf(AbortedError);
});
