import { describe, expect, test } from 'vitest';
import { Conversation } from './conversation.ts';
import { be16, be32, bytesOf, clientHello, tlsRecords, type Part } from './packets.ts';

const hello = tlsRecords(clientHello('far.example'));
const get = 'GET /a HTTP/1.1\r\nHost: far.example\r\n\r\n';
const domain = bytesOf([5, 1, 0, 3], 'far.example'.length, 'far.example', be16(443));

interface Seen {
  readonly names: readonly string[];
  readonly viaProxy: boolean;
}

const seen = async (preamble: Part[], behind: Part, most?: number): Promise<Seen> => {
  const conversation = new Conversation(1080).open();
  for (const part of preamble) conversation.asks(part, most);
  const { flows } = await conversation.asks(behind, most).read();
  const { names, viaProxy } = flows.at(0);
  return { names: names.map(({ kind, name }) => `${kind} ${name}`), viaProxy };
};

describe('a SOCKS proxy', () => {
  const expected = { names: ['socks far.example', 'sni far.example'], viaProxy: true };

  test('version 5 (RFC 1928)', async () => {
    expect(await seen([[5, 1, 0], domain], hello)).toEqual(expected);
  });
  test('version 5, with a password (RFC 1929)', async () => {
    const login = bytesOf(1, 4, 'user', 6, 'secret');
    expect(await seen([[5, 2, 0, 2], login, domain], hello)).toEqual(expected);
  });
  test('version 5, a byte at a time behind the greeting', async () => {
    const conversation = new Conversation(1080).open().asks([5, 1, 0]).asks(domain, 1).asks(hello, 1);
    expect((await conversation.read()).flows.at(0).names.length).toBe(2);
  });
  test('version 5, asked for an address', async () => {
    const address = bytesOf([5, 1, 0, 1], [93, 184, 216, 34], be16(80));
    expect(await seen([[5, 1, 0], address], get)).toEqual({
      names: ['http-host far.example'],
      viaProxy: true
    });
  });
  test('version 4A', async () => {
    const ask = bytesOf([4, 1], be16(443), [0, 0, 0, 1], 'me', 0, 'far.example', 0);
    expect(await seen([ask], hello)).toEqual(expected);
  });
  test('version 4', async () => {
    const ask = bytesOf([4, 1], be16(443), [93, 184, 216, 34], 'me', 0);
    expect(await seen([ask], hello)).toEqual({ names: ['sni far.example'], viaProxy: true });
  });
  test('what only begins like one is nobody’s, and no proxy', async () => {
    expect(
      await seen(
        [
          [5, 1, 0],
          [5, 1, 7, 3, 200]
        ],
        'noise'
      )
    ).toEqual({ names: [], viaProxy: false });
    expect(await seen([[5, 9, 0]], hello)).toEqual({ names: ['sni far.example'], viaProxy: false });
  });
});

describe('the header of the PROXY protocol is stepped over', () => {
  const line = 'PROXY TCP4 192.0.2.1 192.0.2.2 50000 443\r\n';
  const binary = bytesOf(
    '\r\n\r\n\0\r\nQUIT\n',
    [0x21, 0x11],
    be16(12),
    be32(0xc0000201),
    be32(0xc0000202),
    be32(7)
  );

  test.each<[string, Part]>([
    ['version 1', line],
    ['version 2', binary]
  ])('%s', async (_, header) => {
    for (const most of [1, 11, 1400])
      expect((await seen([header], get, most)).names).toEqual(['http-host far.example']);
    expect((await seen([header], hello)).names).toEqual(['sni far.example']);
  });

  test('a line that is longer than that is none', async () => {
    expect((await seen([`PROXY ${'x'.repeat(200)}\r\n`], get)).names).toEqual(['http-host far.example']);
  });
});
