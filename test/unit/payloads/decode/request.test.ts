import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { namesOf } from '#engine/model/decoded.ts';
import { base64Of, bytesOf, notesOf, opened, openedBody, partOf, stepsOf } from './opened.ts';

const events = [{ event: 'view', properties: { url: 'https://example.org/private?q=caf\u00e9', n: 1 } }];
const packed = base64Of(gzipSync(JSON.stringify(events)));

describe('the parts of a request', () => {
  it('are its path by segments, its query, its headers and its cookies', () => {
    const root = opened({
      url: 'https://a.example/api//v%31/?q=caf%C3%A9+x&q=2&flag#top',
      headers: ':authority: a.example\nuser-agent: X/1\ncookie: a=b; c="d e"; a=f\nx-y: 1\nX-Y: 2'
    });
    expect(root.children.map(({ label }) => label)).toEqual([
      'path',
      'query',
      'fragment',
      'header',
      'cookie'
    ]);
    expect(partOf(root, 'path').value).toBe('/api//v%31/');
    expect(partOf(root, 'path', '[0]').value).toBe('api');
    expect(partOf(root, 'path', '[1]', 'percent').value).toBe('v1');
    expect(partOf(root, 'query', 'form', 'q', 'percent').value).toBe('caf\u00e9 x');
    expect(partOf(root, 'query', 'form', 'q#2').value).toBe('2');
    expect(partOf(root, 'query', 'form', 'flag').value).toBe('');
    expect(partOf(root, 'header', ':authority').value).toBe('a.example');
    expect(partOf(root, 'header', 'x-y#2').value).toBe('2');
    expect(partOf(root, 'cookie', 'c').value).toBe('"d e"');
    expect(partOf(root, 'cookie', 'a#2').value).toBe('f');
    expect(namesOf(partOf(root, 'query', 'form', 'q'))).toEqual(['query', 'q']);
  });

  it('are left out where there is none of them', () => {
    expect(opened({ url: 'https://a.example' }).children).toEqual([]);
    expect(opened({ url: 'https://a.example/?' }).children).toEqual([]);
    expect(opened({ url: '' }).children).toEqual([]);
    expect(opened({ url: 'not an address' }).children.map(({ label }) => label)).toEqual(['path']);
  });

  it('take a query without pairs as one value', () => {
    const root = opened({ url: `https://a.example/x?${encodeURIComponent(packed)}` });
    expect(stepsOf(partOf(root, 'query'))).toBe('percent base64 gzip json');
    expect(stepsOf(partOf(opened({ url: 'https://a.example/x?eyJhIjoiaGVsbG8ifQ==' }), 'query'))).toBe(
      'base64 json'
    );
  });

  it('leave headers closed that the transport is made of', () => {
    const headers =
      'accept: a=1&b=2\nif-none-match: {"a":1}\nx-data: {"a":1}\nreferer: https://b.example/?q=x';
    const root = opened({ headers });
    expect(partOf(root, 'header', 'accept').children).toEqual([]);
    expect(partOf(root, 'header', 'if-none-match').children).toEqual([]);
    expect(partOf(root, 'header', 'x-data', 'json', 'a').value).toBe(1);
    expect(partOf(root, 'header', 'referer', 'url', 'query', 'form', 'q').value).toBe('x');
  });

  it('are the messages sent over a WebSocket, each opened', () => {
    const root = opened({ messages: ['{"a":1}', bytesOf('{"b":2}'), 'hello'] });
    expect(partOf(root, 'message', '[0]', 'json', 'a').value).toBe(1);
    expect(partOf(root, 'message', '[1]', 'json', 'b').value).toBe(2);
    expect(partOf(root, 'message', '[2]').value).toBe('hello');
  });
});

describe('the forms of Sensors Analytics', () => {
  const asSent = `crc=-17&gzip=1&data_list=${encodeURIComponent(packed)}`;

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'application/octet-stream', null])(
    'open the same as %s, as text or bytes',
    (mediaType) => {
      for (const body of [asSent, bytesOf(asSent)]) {
        const root = openedBody(body, mediaType);
        const path = ['form', 'data_list', 'percent', 'base64', 'gzip', 'json', '[0]', 'properties', 'url'];
        const url = partOf(root, ...path);
        expect(url.value).toBe('https://example.org/private?q=caf\u00e9');
        expect(namesOf(url)).toEqual(['body', 'data_list', '[0]', 'properties', 'url']);
      }
    }
  );

  it('open where `+` was left as it is, and where a reader made it a space', () => {
    const data = base64Of('{"t":">>>???~~~ \u4e2d\u6587>>>","u":"~~~>>>???"}');
    expect(data).toContain('+');
    for (const sent of [data, data.replaceAll('+', ' ')])
      expect(
        stepsOf(
          partOf(openedBody(`data=${sent}&ext=crc%3D5`, 'application/x-www-form-urlencoded'), 'form', 'data')
        )
      ).toBe('base64 json');
  });

  it('open a form within a field', () => {
    const root = openedBody(`data=${encodeURIComponent(base64Of('{"a":"hello"}'))}&ext=crc%3D1239483160`);
    expect(partOf(root, 'form', 'ext', 'percent', 'form', 'crc').value).toBe('1239483160');
    expect(partOf(root, 'form', 'data', 'percent', 'base64', 'json', 'a').value).toBe('hello');
  });

  it('open its cookies, and say that they were only dressed up', () => {
    const plain = '{"distinct_id":"abc","props":{}}';
    const shifted = Array.from(plain, (char) => String.fromCharCode((char.charCodeAt(0) + 13) % 126)).join(
      ''
    );
    const root = opened({
      headers: `cookie: sensorsdata2015jssdkcross=${encodeURIComponent(`data:enc;${shifted}`)}`
    });
    const cookie = partOf(root, 'cookie', 'sensorsdata2015jssdkcross');
    expect(stepsOf(cookie)).toBe('percent sensors-cookie json');
    expect(partOf(cookie, 'percent', 'sensors-cookie').notes).toEqual([
      { kind: 'obfuscated', how: 'characters shifted by 13' }
    ]);
    const chinese = Array.from('{"t":"\u76f4\u63a5 vs"}', (char) =>
      String.fromCharCode(char.charCodeAt(0) < 126 ? (char.charCodeAt(0) + 13) % 126 : char.charCodeAt(0))
    ).join('');
    const other = opened({ headers: `cookie: a=${encodeURIComponent(`data:enc;${chinese}`)}` });
    expect(partOf(other, 'cookie', 'a', 'percent', 'sensors-cookie', 'json', 't').value).toBe(
      '\u76f4\u63a5 vs'
    );
    // "hello world" by the table, as its public documentation has it
    const mirrored = opened({ headers: 'cookie: a=dfm-enc-zrkkm MmekV' });
    expect(partOf(mirrored, 'cookie', 'a', 'sensors-cookie').value).toBe('hello world');
  });
});

describe('a body', () => {
  it('is what Content-Encoding says, if it is', () => {
    const body = new Uint8Array(gzipSync('{"a":1}'));
    const root = opened({ body, headers: 'content-encoding: gzip\ncontent-type: application/json' });
    expect(partOf(root, 'body', 'gzip', 'json', 'a').value).toBe(1);
    // Some programs write down what was inside.
    const inside = opened({ body: 'a=1&b=2', headers: 'content-encoding: gzip\ncontent-type: text/plain' });
    expect(stepsOf(partOf(inside, 'body'))).toBe('form');
  });

  it('is opened by what it holds where the media type is wrong', () => {
    expect(stepsOf(openedBody('{"a":1}', 'application/x-www-form-urlencoded'))).toBe('json');
    expect(stepsOf(openedBody('aa=1&b=2', 'application/json'))).toBe('form');
    expect(stepsOf(openedBody('{"a":1}', 'text/plain;charset=UTF-8'))).toBe('json');
  });

  it('is bytes where a text stands for them', () => {
    const bytes = gzipSync('{"a":1}');
    const latin1 = openedBody(bytes.toString('latin1'));
    expect(latin1.value).toEqual(new Uint8Array(bytes));
    expect(stepsOf(latin1)).toBe('gzip json');
    const escaped = Array.from(bytes, (byte) => String.fromCharCode(byte < 128 ? byte : 0xdc00 + byte)).join(
      ''
    );
    expect(stepsOf(openedBody(escaped))).toBe('gzip json');
    expect(openedBody('caf\u00e9 \ud83d\ude00').value).toBe('caf\u00e9 \ud83d\ude00');
  });

  it('is said to be mangled where bytes were replaced', () => {
    const root = openedBody(`a=1&b=${'\ufffd'.repeat(9)}`, 'application/x-www-form-urlencoded');
    expect(root.notes).toEqual([{ kind: 'mangled', characters: 9 }]);
    expect(partOf(root, 'form', 'a').value).toBe('1');
  });

  it('is said to be cut, and opened as far as it goes', () => {
    const whole = gzipSync(
      JSON.stringify(Array.from({ length: 300 }, (_, at) => ({ at, text: `event ${at * at}` })))
    );
    const part = new Uint8Array(whole.subarray(0, 600));
    const body = partOf(opened({ body: part, cutFrom: whole.length }), 'body');
    expect(body.notes).toEqual([{ kind: 'cut', bytes: 600, of: whole.length }]);
    expect(partOf(body, 'gzip').notes).toEqual([{ kind: 'broken', step: 'gzip' }]);
    expect(partOf(body, 'gzip', 'text').value).toContain('"text":"event 4"');
  });

  it('of no known form is binary', () => {
    const body = Uint8Array.from({ length: 200 }, (_, at) => (at * at * 31 + 129) & 0xff);
    expect(notesOf(openedBody(body))).toEqual(['binary']);
  });
});

describe('what a rule knows', () => {
  it('needs no evidence', () => {
    const id = base64Of('Zq');
    expect(
      openedBody(JSON.stringify({ a: { id } })).children[0]?.children[0]?.children[0]?.children.length
    ).toBe(0);
    const known = [{ at: 'body/**/id', steps: ['base64' as const] }];
    const root = openedBody(JSON.stringify({ a: { id } }), null, { known });
    expect(partOf(root, 'json', 'a', 'id', 'base64', 'text').value).toBe('Zq');
  });

  it('waits for steps in front of it, and gives way where it does not fit', () => {
    const known = [{ at: 'query/d', steps: ['base64' as const] }];
    const root = opened({ url: `https://a.example/?d=${encodeURIComponent('fn5+fn4=')}` }, { known });
    expect(stepsOf(partOf(root, 'query', 'form', 'd'))).toBe('percent base64 text');
    const other = opened({ url: 'https://a.example/?d=%7B%22a%22%3A1%7D' }, { known });
    expect(stepsOf(partOf(other, 'query', 'form', 'd'))).toBe('percent json');
  });
});
