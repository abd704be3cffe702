import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import { readCapture } from '#engine/read-capture.ts';
import { changeJson } from '../../scripts/fuzz/json-changes.js';
import { Random } from '../../scripts/fuzz/random.js';
import { wrappings } from '../../scripts/fuzz/wrappings.js';
import { be32, bytesOf, dnsQuery, ipv4, pcapFile, udp } from '../unit/engine/packets.ts';
import { anyBytes, damaged } from './arbitraries/bytes.ts';
import { pcapngFile } from './arbitraries/pcapng.ts';
import { expectSound } from './engine.ts';
import { runs } from './runs.ts';

const seed = 20260102;

const soundFor = async (files: fc.Arbitrary<Uint8Array>, numRuns: number): Promise<void> => {
  const chunkBytes = fc.constantFrom(1, 3, 16, 500);
  await fc.assert(
    // Small pieces of large files would only take time.
    fc.asyncProperty(files, chunkBytes, (bytes, size) =>
      expectSound(bytes, Math.max(size, bytes.length >> 11))
    ),
    runs(numRuns, seed)
  );
};

/** What formats begin with: libpcap's sf-pcap.c, draft-ietf-opsawg-pcapng, RFC 1761, RFC 1952, APPNOTE.TXT, RFC 8878. */
const beginnings = [
  ...[0xa1b2c3d4, 0xa1b23c4d, 0xa1b2cd34, 0xd4c3b2a1, 0x4d3cb2a1, 0x34cdb2a1].map((magic) => be32(magic)),
  [0x0a, 0x0d, 0x0d, 0x0a, 0, 0, 0, 28, 0x1a, 0x2b, 0x3c, 0x4d],
  [0x0a, 0x0d, 0x0d, 0x0a, 28, 0, 0, 0, 0x4d, 0x3c, 0x2b, 0x1a],
  [0x1f, 0x8b, 8],
  [0x78, 0x9c],
  [0x50, 0x4b, 3, 4],
  [0x28, 0xb5, 0x2f, 0xfd],
  [...bytesOf('snoop\0\0\0')],
  [...bytesOf('{"log":{"entries":[')],
  [...bytesOf('{"log":{"version":"1.2","pages":[{')],
  [...bytesOf('onInputData({"log":')]
];

const pcap = pcapFile(1, [ipv4(17, udp(1, 53, dnsQuery('a.example')))]);

describe('no bytes break an importer', () => {
  test('behind each beginning', async () => {
    const files = fc
      .tuple(fc.constantFrom(...beginnings), anyBytes(300))
      .map(([head, rest]) => bytesOf(head, rest));
    await soundFor(fc.oneof(files, damaged(fc.constant(pcap))), 500);
  });

  test('in the blocks of pcapng', () => soundFor(damaged(pcapngFile), 400));

  test('what a file is packed in', async () => {
    const packed = fc
      .tuple(fc.constantFrom(...Object.values(wrappings)), fc.nat())
      .map(([wrap, number]) => wrap(pcap, new Random(number.toString())));
    await soundFor(damaged(packed), 300);
  });
});

const har = JSON.stringify({
  log: {
    creator: { name: 'x', version: '1' },
    pages: [{ id: 'p', title: 't', startedDateTime: '2026-01-01T00:00:00Z' }],
    entries: [
      {
        startedDateTime: '2026-01-01T00:00:00Z',
        pageref: 'p',
        serverIPAddress: '161.117.96.21',
        request: {
          method: 'POST',
          url: 'https://a.example/p?q=1',
          headers: [{ name: 'Content-Type', value: 'application/json' }],
          postData: { mimeType: 'application/json', text: '{"a":[1,"b@c.example"]}', params: [] },
          bodySize: 20
        },
        response: { status: 200, content: { mimeType: 'text/html', size: 1 }, bodySize: 5 }
      }
    ]
  }
});

test('what is drawn reaches pcapng', async () => {
  const drawn = fc.sample(pcapngFile, { numRuns: 60, seed });
  const captures = await Promise.all(drawn.map((bytes) => readCapture([bytesSource('x', bytes)])));
  expect(captures.filter(({ hosts }) => hosts.size > 0).length).toBeGreaterThan(15);
  expect(captures.filter(({ secrets }) => secrets.length > 0).length).toBeGreaterThan(0);
});

describe('no JSON breaks an importer', () => {
  const changed = fc.nat().map((number) => bytesOf(changeJson(har, new Random(number.toString())).text));

  test('a HAR whose members are others', () => soundFor(changed, 200));

  test('a HAR whose bytes are others', () => soundFor(damaged(changed), 150));

  test('any entries', async () => {
    const files = fc
      .array(fc.jsonValue({ noUnicodeString: false }), { maxLength: 4 })
      .map((entries) => bytesOf(JSON.stringify({ log: { entries, pages: entries } })));
    await soundFor(files, 200);
  });
});
