import { describe, expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Body, Capture, Exchange, SentMessage } from '#engine/model/capture.ts';
import { readCapture } from '#engine/read-capture.ts';
import { bytesOf } from './packets.ts';

interface Entry {
  readonly request?: object;
  readonly response?: object;
  readonly [field: string]: unknown;
}

const entryOf = ({ request, response, ...fields }: Entry): object => ({
  startedDateTime: '2026-11-22T09:00:00.000Z',
  request: { method: 'GET', url: 'https://a.example/', headers: [], ...request },
  response: { status: 200, content: { size: 0, mimeType: 'text/html' }, ...response },
  ...fields
});

const read = (entries: readonly Entry[], log: object = {}): Promise<Capture> => {
  const json = JSON.stringify({ log: { version: '1.2', ...log, entries: entries.map(entryOf) } });
  return readCapture([bytesSource('x.har', bytesOf(json))]);
};

const only = async (entry: Entry): Promise<Exchange> => {
  const [exchange] = (await read([entry])).exchanges;
  if (!exchange) throw new TypeError('nothing was read');
  return exchange;
};

const headersOf = async (request: object): Promise<string | undefined> =>
  (await only({ request })).content?.headers;

const bodyOf = async (postData: object, bodySize = -1, headers: object[] = []): Promise<Body | null> =>
  (await only({ request: { postData, bodySize, headers } })).content?.body ?? null;

const messagesOf = async (...messages: object[]): Promise<readonly SentMessage[] | undefined> =>
  (await only({ _webSocketMessages: messages })).content?.messages;

describe('header fields', () => {
  test('are lines in the order sent; pseudo fields are left out, and no value breaks a line', async () => {
    const headers = [
      { name: ':authority', value: 'a.example' },
      { name: 'User-Agent', value: 'x\r\ny' },
      { name: 'X-Empty', value: '' }
    ];
    expect(await headersOf({ headers })).toBe('User-Agent: x y\nX-Empty: ');
  });

  test('a list of cookies stands in for a Cookie field that is not there', async () => {
    const cookies = [
      { name: 'a', value: '1' },
      { name: 'b', value: '2' }
    ];
    expect(await headersOf({ cookies })).toBe('cookie: a=1; b=2');
    const headers = [{ name: 'Cookie', value: 'a=1' }];
    expect(await headersOf({ cookies, headers })).toBe('Cookie: a=1');
  });

  test('are kept to 64 KB, what comes first is kept', async () => {
    const long = await headersOf({ headers: [{ name: 'x', value: 'é'.repeat(100_000) }] });
    expect(long).toBe(`x: ${'é'.repeat(65_536 - 3)}`);
  });

  test('a request that says nothing has no content', async () => {
    expect((await only({})).content).toBeNull();
  });
});

describe('a body', () => {
  test('is text, with the media type and its parameters', async () => {
    const mimeType = 'multipart/form-data; boundary=XyZ';
    expect(await bodyOf({ mimeType, text: '--XyZ' })).toEqual({
      data: '--XyZ',
      mediaType: mimeType,
      cutFrom: null
    });
  });

  test('has the media type of the header field where the file leaves its own empty', async () => {
    const headers = [{ name: 'Content-Type', value: 'application/json' }];
    expect((await bodyOf({ mimeType: '', text: '{}' }, 2, headers))?.mediaType).toBe('application/json');
  });

  test('is bytes where the file says base64; what is none stays text', async () => {
    expect((await bodyOf({ text: 'H4sIAA==', encoding: 'base64' }))?.data).toEqual(
      new Uint8Array([0x1f, 0x8b, 8, 0])
    );
    expect((await bodyOf({ text: 'no base64!', encoding: 'base64' }))?.data).toBe('no base64!');
  });

  test('is bytes where bytes were written as lone surrogates', async () => {
    const data = (await bodyOf({ text: '\x1f\udc8b\bé\ud83d\ude00\udcff' }))?.data;
    expect(data).toEqual(new Uint8Array([0x1f, 0x8b, 8, 0xc3, 0xa9, 0xf0, 0x9f, 0x98, 0x80, 0xff]));
  });

  test('is bytes where the count of bytes and of characters agree, and no text looks so', async () => {
    expect((await bodyOf({ text: '\x1f\x8b\b\xff' }, 4))?.data).toEqual(
      new Uint8Array([0x1f, 0x8b, 8, 0xff])
    );
    expect((await bodyOf({ text: '\xc3\xa9' }, 2))?.data).toEqual(new Uint8Array([0xc3, 0xa9]));
    expect((await bodyOf({ text: '\xc3\xa9' }, 4))?.data).toBe('\xc3\xa9');
    expect((await bodyOf({ text: 'caf\xe9' }, 4))?.data).toBe('caf\xe9');
    expect((await bodyOf({ text: '\u6c34' }, 1))?.data).toBe('\u6c34');
  });

  test('beyond 1 MB is cut, and says how long it was', async () => {
    const body = await bodyOf({ text: 'é'.repeat(1_100_000) });
    expect(body?.data).toHaveLength(1 << 20);
    expect(body?.cutFrom).toBe(2_200_000);
  });

  test('that the file cut says so; a small difference is none', async () => {
    expect((await bodyOf({ text: 'x'.repeat(40_000) }, 90_000))?.cutFrom).toBe(90_000);
    expect((await bodyOf({ text: 'x'.repeat(584) }, 592))?.cutFrom).toBeNull();
    expect((await bodyOf({ text: '水'.repeat(40_000) }, 120_000))?.cutFrom).toBeNull();
  });

  test('that the file left out is known by its size only', async () => {
    expect(await bodyOf({}, 70)).toEqual({ data: '', mediaType: null, cutFrom: 70 });
    expect(await bodyOf({ mimeType: '', text: '' }, 0)).toBeNull();
  });
});

describe('a body that is only listed', () => {
  const params = [
    { name: 'q', value: 'a b&c=é' },
    { name: 'lone', value: '\ud800' }
  ];

  test('is written as a form whose fields decode to the same', async () => {
    const body = await bodyOf({ params });
    expect(body?.mediaType).toBe('application/x-www-form-urlencoded');
    expect([...new URLSearchParams(String(body?.data))]).toEqual([
      ['q', 'a b&c=é'],
      ['lone', '\ufffd']
    ]);
  });

  test('is written as multipart with a boundary of its own', async () => {
    const listed = [
      { name: 'a"b', value: '1' },
      { name: 'f', value: 'text', fileName: 'f.txt', contentType: 'text/plain' }
    ];
    const body = await bodyOf({ mimeType: 'multipart/form-data', params: listed });
    const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(body?.mediaType ?? '')?.[1] ?? '?';
    expect(String(body?.data).split(`--${boundary}`)).toEqual([
      '',
      '\r\nContent-Disposition: form-data; name="a%22b"\r\n\r\n1\r\n',
      '\r\nContent-Disposition: form-data; name="f"; filename="f.txt"\r\nContent-Type: text/plain\r\n\r\ntext\r\n',
      '--\r\n'
    ]);
  });

  test('is an object again where an object was taken apart', async () => {
    const listed = [
      { name: 'type', value: 'VISIT' },
      { name: 'payload', value: { url: '/devices/', late: true } }
    ];
    const body = await bodyOf({ mimeType: 'application/json; charset=utf-8', params: listed });
    expect(JSON.parse(String(body?.data))).toEqual({
      type: 'VISIT',
      payload: { url: '/devices/', late: true }
    });
  });

  test('is JSON again where JSON was taken for a form', async () => {
    const listed = [{ name: '{"page":"https://b.example/?a', value: '1"}' }];
    expect((await bodyOf({ params: listed }))?.data).toBe('{"page":"https://b.example/?a=1"}');
  });
});

describe('WebSocket messages', () => {
  test('sent ones are kept, binary ones as bytes, times in seconds or milliseconds', async () => {
    const messages = await messagesOf(
      { type: 'send', time: 1795368799.5, opcode: 1, data: '{"a":1}' },
      { type: 'receive', time: 1795368799.6, opcode: 1, data: 'no' },
      { type: 'send', time: 1795368800674.25, opcode: 2, data: 'AAEC' }
    );
    expect(messages).toEqual([
      { timeMs: 1795368799500, data: '{"a":1}', cutFrom: null },
      { timeMs: 1795368800674.25, data: new Uint8Array([0, 1, 2]), cutFrom: null }
    ]);
  });

  test('are kept to 256 KB each, and to 1,000', async () => {
    const long = { type: 'send', opcode: 1, data: 'x'.repeat(300_000) };
    const [first] = (await messagesOf(long)) ?? [];
    expect([first?.data.length, first?.cutFrom]).toEqual([1 << 18, 300_000]);
    const many = Array.from({ length: 1001 }, () => ({ type: 'send', opcode: 1, data: 'x' }));
    expect(await messagesOf(...many)).toHaveLength(1000);
  });
});

test('all payloads of a case together are bounded, and what is left out is counted', async () => {
  const post = {
    request: { method: 'POST', postData: { mimeType: 'text/plain', text: 'x'.repeat(1 << 20) } }
  };
  const json = JSON.stringify({ log: { entries: Array.from({ length: 130 }, () => entryOf(post)) } });
  const files = ['a.har', 'b.har'].map((name) => bytesSource(name, new TextEncoder().encode(json)));
  const capture = await readCapture(files);
  const kept = capture.exchanges.map(({ content }) => content?.body?.data.length);
  expect(kept).toEqual([...new Array<number>(256).fill(1 << 20), 0, 0, 0, 0]);
  expect(capture.exchanges.at(-1)?.content?.body?.cutFrom).toBe(1 << 20);
  expect(capture.sources.map(({ warnings }) => warnings)).toEqual([
    [],
    [{ code: 'payloads-left-out', count: 4, first: 0 }]
  ]);
});
