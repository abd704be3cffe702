import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { base64Of, linesOf, notesOf, opened, openedBody, openedValue, partOf, stepsOf } from './opened.ts';

const hexBytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));
const article = JSON.stringify({
  event: 'page_view',
  title: 'How the other half lives',
  address: 'https://example.org/articles/half',
  words: ['reading', 'writing', 'reckoning']
});

describe('compressed bodies', () => {
  const zstd = hexBytes('28b52ffd201ff900007b2261223a2268656c6c6f20776f726c64222c2262223a5b312c322c335d7d');
  const lz4 = hexBytes(
    `04224d186440a71e000000ff047b2261223a2268656c6c6f20776f726c642c20
     0d000250726c64227d00000000173494fd`
  );

  it('open by their first bytes', () => {
    expect(stepsOf(openedBody(new Uint8Array(gzipSync(article))))).toBe('gzip json');
    expect(stepsOf(openedBody(new Uint8Array(deflateSync(article))))).toBe('zlib json');
    expect(stepsOf(openedBody(zstd))).toBe('zstd json');
    expect(stepsOf(openedBody(lz4))).toBe('lz4 json');
  });

  it('open without any mark where they give text', () => {
    expect(stepsOf(openedBody(new Uint8Array(deflateRawSync(article))))).toBe('deflate json');
    expect(stepsOf(openedBody(new Uint8Array(brotliCompressSync(article))))).toBe('brotli json');
  });

  it('open as a header says', () => {
    const packed: [string, Uint8Array, string][] = [
      ['deflate', new Uint8Array(deflateSync('{"a":1}')), 'zlib'],
      ['deflate', new Uint8Array(deflateRawSync('{"a":1}')), 'deflate'],
      ['br', new Uint8Array(brotliCompressSync('{"a":1}')), 'brotli'],
      ['zstd', zstd, 'zstd'],
      ['gzip, br', new Uint8Array(brotliCompressSync(gzipSync('{"a":1}'))), 'brotli gzip']
    ];
    for (const [coding, body, steps] of packed)
      expect(stepsOf(partOf(opened({ body, headers: `Content-Encoding: ${coding}` }), 'body'))).toBe(
        `${steps} json`
      );
  });

  it('give bytes a name of their own where they are no text', () => {
    const noise = Uint8Array.from({ length: 500 }, (_, at) => (at * at * 131 + 7 * at) & 0xff);
    expect(notesOf(openedBody(new Uint8Array(gzipSync(noise))))).toEqual(['binary']);
  });

  it('of several gzip members open as one, the empty and the cut among them', () => {
    const members = (...texts: string[]) =>
      new Uint8Array(Buffer.concat(texts.map((text) => gzipSync(text))));
    const log = openedBody(members('{"event":1}\n', '', '{"event":2}\n'));
    expect(stepsOf(log)).toBe('gzip ndjson');
    expect(partOf(log, 'gzip', 'ndjson', '[1]', 'event').value).toBe(2);
    const cut = members('{"page":"https://example.org/a"}\n', '{"page":"https://example.org/b"}\n').subarray(
      0,
      -20
    );
    expect(linesOf(openedBody(cut)).join('\n')).toContain('broken');
    const trailing = Buffer.concat([gzipSync(article), Buffer.from([0, 0, 0])]);
    expect(stepsOf(openedBody(new Uint8Array(trailing)))).toBe('gzip json');
    expect(stepsOf(openedBody(members(...new Array<string>(3000).fill('1'))))).toBe('gzip text');
  });

  it('that are damaged stay as they are, or tell how far they went', () => {
    const damaged = new Uint8Array(deflateSync(article));
    damaged[damaged.length - 1] = damaged.at(-1)! ^ 1;
    expect(linesOf(openedBody(damaged)).join('\n')).toContain('broken');
    expect(notesOf(openedBody(hexBytes('1f8b0800000000000000ffffffffffffff')))).toEqual(['binary']);
  });
});

describe('typed formats', () => {
  // field 1: "hello world", 2: 150, 3: { 1: "inner text" }, 4: double 1.5, 1: "again!", 5: 2^63
  const message = hexBytes(
    `0a0b 68656c6c6f20776f726c64 10 9601 1a0c 0a0a 696e6e65722074657874 21 000000000000f83f
     0a06 616761696e21 28 80808080808080808001`
  );
  // {"name":"hello world","n":[1,-1,1.5,null,true],"b":<0102>}
  const packed = hexBytes(
    '83 a46e616d65 ab68656c6c6f20776f726c64 a16e 95 01 ff cb3ff8000000000000 c0 c3 a162 c4020102'
  );
  const concise = hexBytes('a3 646e616d65 6b68656c6c6f20776f726c64 616e 85 01 20 f93e00 f6 f5 6162 420102');

  it('of Protocol Buffers open without a schema', () => {
    const root = openedBody(message, 'application/x-protobuf');
    expect(partOf(root, 'protobuf', '1').value).toBe('hello world');
    expect(partOf(root, 'protobuf', '2').value).toBe(150);
    expect(partOf(root, 'protobuf', '3', '1').value).toBe('inner text');
    expect(partOf(root, 'protobuf', '4').value).toBe(1.5);
    expect(partOf(root, 'protobuf', '1#2').value).toBe('again!');
    expect(partOf(root, 'protobuf', '5').value).toBe(2n ** 63n);
    expect(stepsOf(openedValue(base64Of(message)))).toBe('base64 protobuf');
  });

  it('of gRPC open by frames', () => {
    const frame = Buffer.concat([hexBytes(`00 000000${message.length.toString(16)}`), message]);
    const root = openedBody(new Uint8Array(Buffer.concat([frame, frame])), 'application/grpc+proto');
    expect(partOf(root, 'grpc', '[1]', 'protobuf', '1').value).toBe('hello world');
  });

  it.each([
    ['msgpack', 'application/x-msgpack', packed],
    ['cbor', 'application/cbor', concise]
  ] as const)('of %s open', (id, mediaType, body) => {
    for (const root of [openedBody(body, mediaType), openedValue(base64Of(body)).children[0]!]) {
      expect(partOf(root, id, 'name').value).toBe('hello world');
      expect(partOf(root, id, 'n').children.map(({ value }) => value)).toEqual([1, -1, 1.5, null, true]);
      expect(partOf(root, id, 'b').value).toEqual(new Uint8Array([1, 2]));
    }
  });

  it('that hold no writing stay closed without a media type', () => {
    for (const hex of [
      '0801100218032004280530063807',
      '83010203040506',
      'a3010203040506',
      '9601020304050607'
    ])
      expect(stepsOf(openedBody(hexBytes(hex)))).toBe('');
  });

  it('that do not end where they should stay closed', () => {
    expect(stepsOf(openedBody(message.subarray(0, -1), 'application/x-protobuf'))).toBe('');
    expect(stepsOf(openedBody(packed.subarray(0, -1), 'application/msgpack'))).toBe('');
    expect(stepsOf(openedBody(concise.subarray(0, -1), 'application/cbor'))).toBe('');
  });
});
