import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { nodeAt, pathOf } from '#engine/model/decoded.ts';
import { bounds } from '#engine/payloads/decode/bounds.ts';
import { base64Of, countNodes, eachNode, notesOf, opened, openedBody, openedValue } from './opened.ts';

const gzip = (data: string | Uint8Array): Uint8Array => new Uint8Array(gzipSync(data));
const hexBytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const mega = 1_000_000;

/** RLE blocks of zstd, each of four bytes that give 128 KiB (RFC 8878 section 3.1.1.2.2). */
const zstdBomb = (blocks: number): Uint8Array => {
  const bytes = new Uint8Array(6 + 4 * blocks);
  bytes.set(hexBytes('28b52ffd0058'));
  for (let at = 6; at < bytes.length; at += 4) bytes.set([0x02, 0x00, 0x10, 0x41], at);
  return bytes;
};

const nested = (times: number, start: string): string => {
  let text = start;
  for (let at = 0; at < times; at++) text = base64Of(text);
  return text;
};

describe('hostile requests', () => {
  const bombs: Record<string, () => [body: string | Uint8Array, mediaType: string | null, notes: RegExp]> = {
    'gzip of gzip of zeros': () => [gzip(gzip(new Uint8Array(60 * mega))), null, /bounded bytes/],
    'gzip of much text': () => [gzip('a'.repeat(60 * mega)), null, /bounded bytes/],
    'many bombs in one body': () => {
      const bomb = base64Of(gzip('{"a":"' + 'b'.repeat(7 * mega) + '"}'));
      return [JSON.stringify(Array.from({ length: 20 }, () => bomb)), null, /bounded bytes/];
    },
    'brotli of zeros': () => [
      new Uint8Array(brotliCompressSync(`{"a":"${'0'.repeat(40 * mega)}"}`)),
      null,
      /bounded bytes/
    ],
    'zstd of repeated blocks': () => [zstdBomb(200_000), null, /bounded bytes/],
    'zstd that asks for a window of gigabytes': () => [
      hexBytes('28b52ffd00a8010000'),
      null,
      /bounded|binary/
    ],
    '10 MB of [': () => ['['.repeat(10 * mega), 'application/json', /bounded depth/],
    '5 MB of [ and as many ]': () => ['['.repeat(5 * mega) + ']'.repeat(5 * mega), null, /bounded depth/],
    '30,000 lists within lists': () => ['['.repeat(30_000) + ']'.repeat(30_000), null, /bounded depth/],
    '10 MB of {"a":': () => ['{"a":'.repeat(2 * mega), 'application/json', /bounded depth/],
    'a million quotes': () => ['"'.repeat(mega), 'application/json', /^$/],
    'base64 of base64, 50 deep': () => [nested(24, '{"a":"hello"}'), null, /^$|bounded depth/],
    'percent of percent, 50 deep': () => [`a=%${'25'.repeat(50)}41&b=1`, null, /bounded depth/],
    'a message of 2^63 bytes': () => [
      hexBytes('0affffffffffffffffff7f68656c6c6f'),
      'application/x-protobuf',
      /binary/
    ],
    'messages within messages': () => [hexBytes('0a'.repeat(3000)), 'application/x-protobuf', /^$/],
    'a map of 2^32 entries': () => [
      hexBytes('dfffffffff' + 'a161'.repeat(9)),
      'application/msgpack',
      /binary/
    ],
    'a list of 2^64 items': () => [
      hexBytes('9bffffffffffffffff' + '6161'.repeat(9)),
      'application/cbor',
      /binary/
    ],
    'lists without end': () => [hexBytes('9f'.repeat(100_000)), 'application/cbor', /binary/],
    'a million parts': () => [
      '--b\r\n\r\n\r\n'.repeat(mega) + '--b--',
      'multipart/form-data; boundary=b',
      /bounded nodes/
    ],
    'a million elements within elements': () => ['<a>'.repeat(mega), 'text/xml', /^$/],
    '900 elements within elements': () => [
      '<a>'.repeat(900) + '</a>'.repeat(900),
      'text/xml',
      /bounded depth/
    ],
    'entities of entities': () => [
      `<!DOCTYPE z [<!ENTITY a "aaaa">${Array.from({ length: 30 }, (_, at) => `<!ENTITY b${at} "&a;&a;&a;">`).join('')}]><z>&b29;</z>`,
      'application/xml',
      /^$/
    ],
    'a million &': () => ['&'.repeat(mega), 'application/x-www-form-urlencoded', /^$/],
    'a million fields of one name': () => [
      'a=1&'.repeat(mega),
      'application/x-www-form-urlencoded',
      /bounded nodes/
    ],
    'a million percent signs': () => ['%'.repeat(mega), null, /^$/],
    'a million numbers': () => [`[${'1,'.repeat(mega)}1]`, 'application/json', /bounded nodes/],
    'a number of a million digits': () => [`{"a":${'9'.repeat(mega)}}`, 'application/json', /^$/],
    'a million lines': () => ['{"a":1}\n'.repeat(mega), null, /bounded nodes/],
    'a long text of letters': () => ['aZ9'.repeat(mega), null, /^$/],
    'a long text of hex': () => ['af09'.repeat(mega), null, /^$/],
    dashes: () => ['--'.repeat(mega), null, /^$/],
    delimiters: () => ['--\n--\n'.repeat(100_000), 'multipart/mixed', /^$/],
    'spaces before a bracket': () => [' '.repeat(5 * mega) + '{"a":1}', 'application/json', /^$/],
    '50,000 values to be tried': () => [
      JSON.stringify(Array.from({ length: 49_000 }, (_, at) => base64Of(`{"number":${at}}`))),
      null,
      /bounded (?:steps|nodes)/
    ]
  };

  it.each(Object.keys(bombs))('end soon and quietly: %s', (name) => {
    const [body, mediaType, notes] = bombs[name]!();
    const before = process.cpuUsage();
    const root = openedBody(body, mediaType);
    const { user, system } = process.cpuUsage(before);
    expect(notesOf(root).join()).toMatch(notes);
    expect(countNodes(root)).toBeLessThanOrEqual(bounds.nodes + 2);
    expect((user + system) / 1e6).toBeLessThan(3); // about one where nothing else runs
  });

  it('open base64 of base64 as deep as the bound', () => {
    const root = openedValue(nested(15, 'hello world, hello'));
    let deepest = 0;
    eachNode(root, (node) => (deepest = Math.max(deepest, pathOf(node).length)));
    expect(deepest).toBe(3 + 15 + 1);
  });

  it('hold no more levels than the bound', () => {
    const body = `${'{"a":['.repeat(400)}1${']}'.repeat(400)}`;
    const root = openedBody(body);
    let deepest = 0;
    eachNode(root, (node) => (deepest = Math.max(deepest, pathOf(node).length)));
    expect(deepest).toBe(bounds.levels);
    expect(notesOf(root)).toEqual(['bounded depth']);
  });

  it('in the address and in headers end soon, too', () => {
    const root = opened({
      url: `https://a.example/${'a/'.repeat(mega)}?${'&a=1'.repeat(mega)}`,
      headers: `cookie: ${'a=1; '.repeat(mega)}\n${'x: 1\n'.repeat(mega)}`
    });
    expect(notesOf(root)).toEqual(['bounded nodes']);
  });

  it('lead back to each node by its path', () => {
    const root = openedBody(
      'a=1&a=2&a%232=3&=4&=5&b=%7B%22x%22%3A%7B%22x%22%3A1%7D%7D',
      'application/x-www-form-urlencoded'
    );
    let top = root;
    while (top.parent) top = top.parent;
    eachNode(top, (node) => expect(nodeAt(top, pathOf(node))).toBe(node));
  });
});
