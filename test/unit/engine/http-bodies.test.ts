import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Body, Exchange } from '#engine/model/capture.ts';
import { readCapture } from '#engine/read-capture.ts';
import { bytesOf, ipv4, pcapFile, tcp } from './packets.ts';

const segment = (sequence: number, bytes: Uint8Array): Uint8Array => ipv4(6, tcp(50002, 80, sequence, bytes));

const read = async (...packets: Uint8Array[]): Promise<readonly Exchange[]> =>
  (await readCapture([bytesSource('x.pcap', pcapFile(101, packets))])).exchanges;

/** The stream in segments that end at `cuts`; those whose number is in `lost` are not in the capture. */
const stream = (text: string, cuts: readonly number[] = [], lost: readonly number[] = []): Uint8Array[] => {
  const bytes = bytesOf(text);
  const ends = [...cuts.filter((at) => at < bytes.length), bytes.length];
  return ends.flatMap((end, at) => {
    const start = ends[at - 1] ?? 0;
    return lost.includes(at) ? [] : [segment(1 + start, bytes.subarray(start, end))];
  });
};

interface TextBody {
  readonly text: string;
  readonly cutFrom: number | null;
}

const shown = (body: Body | null | undefined): TextBody | null =>
  body
    ? {
        text: typeof body.data === 'string' ? 'not bytes' : new TextDecoder().decode(body.data),
        cutFrom: body.cutFrom
      }
    : null;

const bodies = async (packets: readonly Uint8Array[]): Promise<(TextBody | null)[]> =>
  (await read(...packets)).map(({ content }) => shown(content?.body));

const head = (fields: string): string => `POST /a HTTP/1.1\r\nHost: one.example\r\n${fields}\r\n\r\n`;
const sized = (body: string, length = body.length): string => `${head(`Content-Length: ${length}`)}${body}`;
const chunks = (...parts: string[]): string =>
  [...parts, ''].map((part) => `${part.length.toString(16)};x=1\r\n${part}\r\n`).join('');
const chunked = (...parts: string[]): string => `${head('Transfer-Encoding: chunked')}${chunks(...parts)}`;

test('header fields are kept in order, a folded one on its line', async () => {
  const [exchange] = await read(
    ...stream('GET / HTTP/1.1\r\nHost: one.example\r\nX-A:  1 \r\n 2\r\nCookie: a=1\r\n\r\n')
  );
  expect(exchange?.content).toEqual({
    headers: 'Host: one.example\nX-A: 1  2\nCookie: a=1',
    body: null,
    messages: []
  });
});

test('a body has the media type that its request gives', async () => {
  const type = 'multipart/form-data; boundary=XyZ';
  const [exchange] = await read(...stream(`${head(`Content-Type: ${type}\r\nContent-Length: 2`)}ab`));
  expect(exchange?.content?.body?.mediaType).toBe(type);
});

describe('bodies', () => {
  const text = `${sized('first')}${chunked('sec', 'ond')}${sized('')}${sized('last')}`;
  const expected = ['first', 'second', null, 'last'].map((one) => one && { text: one, cutFrom: null });

  test('of a stated length, in chunks, none, one behind the other', async () => {
    expect(await bodies(stream(text))).toEqual(expected);
  });

  test('come out the same however the stream is cut', async () => {
    const cuts = fc
      .uniqueArray(fc.integer({ min: 1, max: text.length - 1 }), { maxLength: 30 })
      .map((list) => list.sort((a, b) => a - b));
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        expect(await bodies(stream(text, places))).toEqual(expected);
      }),
      { numRuns: 60 }
    );
    const everywhere = Array.from({ length: text.length }, (_, at) => at).slice(1);
    expect(await bodies(stream(text, everywhere))).toEqual(expected);
  });

  test('an exchange has its place by its head, not by the end of its body', async () => {
    const slow = sized('x'.repeat(20));
    const other = ipv4(6, tcp(50003, 80, 1, bytesOf('GET /b HTTP/1.1\r\nHost: two.example\r\n\r\n')));
    const [first, rest] = stream(slow, [slow.length - 5]);
    const exchanges = await read(first!, other, rest!);
    expect(exchanges.map(({ id, host }) => [id, host])).toEqual([
      ['e1', 'one.example'],
      ['e2', 'two.example']
    ]);
    expect(shown(exchanges[0]?.content?.body)?.text).toHaveLength(20);
  });
});

describe('what is missing of a body', () => {
  const start = head('Content-Length: 20').length;

  test('at the end of the capture', async () => {
    expect(await bodies(stream(sized('abc', 20)))).toEqual([{ text: 'abc', cutFrom: 20 }]);
    const open = chunked('abc', 'defgh').slice(0, -'fgh\r\n0;x=1\r\n\r\n'.length);
    expect(await bodies(stream(open))).toEqual([{ text: 'abcde', cutFrom: 5 }]);
  });

  test('in its middle: what stands behind is counted, not kept, and the next request is found', async () => {
    const text = `${sized('0123456789abcdefghij')}${sized('next')}`;
    expect(await bodies(stream(text, [start + 5, start + 10], [1]))).toEqual([
      { text: '01234', cutFrom: 20 },
      { text: 'next', cutFrom: null }
    ]);
  });

  test('to its end and beyond', async () => {
    const text = `${sized('0123456789abcdefghij')}${sized('gone')}${sized('next')}`;
    const next = text.length - sized('next').length;
    expect(await bodies(stream(text, [start + 5, next], [1]))).toEqual([
      { text: '01234', cutFrom: 20 },
      { text: 'next', cutFrom: null }
    ]);
  });

  test('all of it', async () => {
    expect(await bodies(stream(sized('', 20)))).toEqual([{ text: '', cutFrom: 20 }]);
  });

  test('beyond 1 MB', async () => {
    const text = `${sized('x'.repeat(1_100_000))}${sized('next')}`;
    const cuts = Array.from({ length: 24 }, (_, at) => (at + 1) * 50_000);
    const [long, next] = await bodies(stream(text, cuts));
    expect([long?.text.length, long?.cutFrom]).toEqual([1 << 20, 1_100_000]);
    expect(next).toEqual({ text: 'next', cutFrom: null });
  });

  test('a length that is only claimed costs nothing', async () => {
    const [body] = await bodies(stream(sized('a', Number.MAX_SAFE_INTEGER)));
    expect(body).toEqual({ text: 'a', cutFrom: Number.MAX_SAFE_INTEGER });
  });
});

test('a page is what a browser asks for as one', async () => {
  const get = (fields: string, method = 'GET'): string =>
    `${method} / HTTP/1.1\r\nHost: a.example\r\n${fields}\r\n\r\n`;
  const exchanges = await read(
    ...stream(
      [
        get('Accept: text/html,application/xhtml+xml,*/*;q=0.8'),
        get('Accept: */*'),
        get('Accept: text/html, */*; q=0.01\r\nX-Requested-With: XMLHttpRequest'),
        get('Accept: text/html\r\nX-Requested-With: com.example.browser'),
        get('Accept: text/html\r\nSec-Fetch-Dest: iframe'),
        get('Accept: text/html', 'HEAD')
      ].join('')
    )
  );
  expect(exchanges.map(({ isDocument }) => isDocument)).toEqual([true, false, false, true, false, false]);
});
