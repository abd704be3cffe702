import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FrameReader, preface } from '#engine/protocols/http2/frame-reader.ts';
import { HpackDecoder } from '#engine/protocols/http2/hpack.ts';
import { huffmanDecoded } from '#engine/protocols/http2/huffman.ts';
import { Conversation } from './conversation.ts';
import { be16, be32, bytesOf, type Part } from './packets.ts';

const hex = (text: string): Uint8Array =>
  Uint8Array.from(text.replace(/\s/g, '').match(/../g)!, (pair) => parseInt(pair, 16));

const decoded = (decoder: HpackDecoder, block: string): string[] | undefined => {
  const bytes = hex(block);
  return decoder.decode(bytes, 0, bytes.length)?.map(({ name, value }) => `${name}: ${value}`);
};

const requestFields = [':method: GET', ':scheme: http', ':path: /', ':authority: www.example.com'];

describe('HPACK, by the examples of RFC 7541', () => {
  test('requests without Huffman coding (C.3): later ones refer to earlier ones', () => {
    const decoder = new HpackDecoder();
    expect(decoded(decoder, '8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d')).toEqual(requestFields);
    const second = [...requestFields, 'cache-control: no-cache'];
    expect(decoded(decoder, '8286 84be 5808 6e6f 2d63 6163 6865')).toEqual(second);
  });

  test('requests with it (C.4)', () => {
    const decoder = new HpackDecoder();
    expect(decoded(decoder, '8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff')).toEqual(requestFields);
    expect(decoded(decoder, '8286 84be 5886 a8eb 1064 9cbf')?.at(-1)).toBe('cache-control: no-cache');
  });

  test('integers over several bytes (C.1.2), and sizes of the table', () => {
    const decoder = new HpackDecoder();
    expect(decoded(decoder, '3fe1 1f 82')).toEqual([':method: GET']);
    expect(decoded(decoder, '3fff ffff ff0f 82')).toBeUndefined();
  });

  test('an index that points nowhere, and a text that is cut', () => {
    expect(decoded(new HpackDecoder(), 'be')).toBeUndefined();
    expect(decoded(new HpackDecoder(), '80')).toBeUndefined();
    expect(decoded(new HpackDecoder(), '410f 7777')).toBeUndefined();
  });

  test('Huffman: padding that is not all ones, or too long, is an error (section 5.2)', () => {
    const text = (code: string): string | null => huffmanDecoded(hex(code), 0, hex(code).length);
    expect(text('f1e3c2e5f23a6ba0ab90f4ff')).toBe('www.example.com');
    expect(text('f1e3c2e5f23a6ba0ab90f4fe')).toBeNull();
    expect(text('f1e3c2e5f23a6ba0ab90f4ffff')).toBeNull();
  });

  test('any bytes are fields or nothing, and no more than a block may hold', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const fields = new HpackDecoder().decode(bytes, 0, bytes.length);
        for (const { name, value } of fields ?? []) expect(name.length + value.length).toBeLessThan(1 << 18);
      })
    );
  });
});

const frame = (type: number, flags: number, stream: number, payload: Part = []): Uint8Array => {
  const bytes = bytesOf(payload);
  return bytesOf([0], be16(bytes.length), type, flags, be32(stream), bytes);
};

const literal = (name: string, value: string): Uint8Array =>
  bytesOf(0, name.length, name, value.length, value);
const ended = { stream: 1, headers: 4 } as const;
const settings = frame(4, 0, 0);

const request = (stream: number, path: string, flags: number = ended.stream | ended.headers): Uint8Array =>
  frame(
    1,
    flags,
    stream,
    bytesOf(0x83, 0x86, literal(':path', path), literal(':authority', 'h2.example:8080'), literal('x-a', '1'))
  );

const response = (stream: number, status: string, flags: number = ended.headers): Uint8Array =>
  frame(1, flags, stream, bytesOf(literal(':status', status), literal('content-type', 'text/html; x=y')));

const started = (): Conversation => new Conversation(8080).open();

describe('HTTP/2 in the clear', () => {
  test('requests and responses on streams that overlap', async () => {
    const asked = bytesOf(preface, settings, request(1, '/a', ended.headers), request(3, '/b'));
    const data = bytesOf(
      frame(0, 0, 1, 'first '),
      frame(0, 8, 1, bytesOf(3, 'second', [0, 0, 0])),
      frame(0, 1, 1)
    );
    const answers = bytesOf(
      settings,
      response(3, '100'),
      response(3, '404', ended.stream | ended.headers),
      response(1, '200'),
      frame(0, 1, 1, 'twelve bytes')
    );
    for (const most of [1, 5, 1400]) {
      const capture = await started().asks(asked, most).asks(data, most).answers(answers, most).read();
      expect(capture.exchanges).toMatchObject([
        {
          method: 'POST',
          url: 'http://h2.example:8080/a',
          host: 'h2.example',
          status: 200,
          mediaType: 'text/html'
        },
        { method: 'POST', url: 'http://h2.example:8080/b', status: 404 }
      ]);
      const [first, second] = capture.exchanges;
      expect(new TextDecoder().decode(first!.content!.body!.data as Uint8Array)).toBe('first second');
      expect(first?.content?.headers).toBe('x-a: 1');
      expect(first?.bytesReceived).toBe(response(1, '200').length + 12);
      expect(second?.content?.body).toBeNull();
      expect(capture.flows.at(0).readable).toBe('clear');
      expect([...capture.hosts]).toEqual([['h2.example', new Set(['h2-authority'])]]);
    }
  });

  test('a block of fields over several frames; trailers; cookies in crumbs', async () => {
    const block = bytesOf(
      [0x82, 0x86],
      literal(':path', '/c'),
      literal('cookie', 'a=1'),
      literal('x', 'y'),
      literal('cookie', 'b=2')
    );
    const asked = bytesOf(
      preface,
      frame(1, 0x20, 1, bytesOf([0, 0, 0, 0, 9], block.subarray(0, 9))),
      frame(9, 0, 1, block.subarray(9, 12)),
      frame(9, ended.headers, 1, block.subarray(12)),
      frame(0, 0, 1, 'body'),
      frame(1, 5, 1, literal('x-checksum', '7'))
    );
    const { exchanges } = await started().asks(asked).read();
    expect(exchanges.map(({ method, url }) => [method, url])).toEqual([['GET', 'http://161.117.96.21/c']]);
    expect(exchanges[0]?.content?.headers).toBe('x: y\ncookie: a=1; b=2');
    expect(exchanges[0]?.content?.body?.cutFrom).toBeNull();
  });

  test('asked for by an upgrade: the first answer is that of the request that asked', async () => {
    const ask =
      'GET /up HTTP/1.1\r\nHost: up.example\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n';
    const conversation = started().asks(ask).answers('HTTP/1.1 101 Switching\r\n\r\n');
    conversation.answers(bytesOf(settings, response(1, '204', ended.stream | ended.headers)));
    conversation.asks(bytesOf(preface, settings, request(3, '/next'))).answers(response(3, '503'));
    expect((await conversation.read()).exchanges).toMatchObject([
      { url: 'http://up.example/up', status: 204 },
      { url: 'http://h2.example:8080/next', status: 503 }
    ]);
  });

  test('a gap within data is counted; behind any other no field can be told', async () => {
    const data = frame(0, 1, 1, 'x'.repeat(3000));
    const within = started().asks(bytesOf(preface, request(1, '/a', ended.headers)));
    within.asks(data.subarray(0, 1000)).loses('client', data.subarray(1000, 2000)).asks(data.subarray(2000));
    const { exchanges } = await within.asks(request(3, '/b')).read();
    expect(exchanges.map(({ url }) => url.slice(-2))).toEqual(['/a', '/b']);
    expect(exchanges[0]?.content?.body?.cutFrom).toBe(3000);
    const beyond = started()
      .asks(bytesOf(preface, request(1, '/a')))
      .loses('client', request(3, '/b'));
    expect((await beyond.asks(request(5, '/c')).read()).exchanges.length).toBe(1);
  });

  test('a tunnel is named, and is no exchange', async () => {
    const connect = bytesOf(literal(':method', 'CONNECT'), literal(':authority', 'far.example:443'));
    const capture = await started()
      .asks(bytesOf(preface, frame(1, ended.headers, 1, connect)))
      .read();
    expect(capture.exchanges).toEqual([]);
    expect(capture.flows.at(0)).toMatchObject({
      viaProxy: true,
      names: [{ name: 'far.example', kind: 'connect' }]
    });
  });

  test('any bytes behind the preface are read without a word', () => {
    const ignored = { fields: () => 0, data: () => 0, unseen: () => 0, end: () => 0, over: () => 0 };
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 }),
        fc.boolean(),
        (parts, wants) => {
          const reader = new FrameReader(ignored, wants, false);
          const frames = parts.map((part, at) => frame(part[0] ?? at, part[1] ?? 4, 1, part));
          const bytes = bytesOf(...frames, parts[0] ?? []);
          const rest = reader.read(bytes, 0, bytes.length, 0);
          expect(rest).toBeLessThanOrEqual(bytes.length);
          reader.skip(3);
          reader.end();
        }
      )
    );
  });
});
