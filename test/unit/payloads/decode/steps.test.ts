import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { base64Of, bytesOf, opened, openedBody, openedValue, partOf, stepsOf } from './opened.ts';

const article = JSON.stringify({
  event: 'page_view',
  title: 'How the other half lives',
  address: 'https://example.org/articles/half',
  words: ['reading', 'writing', 'reckoning']
});

describe('percent-encoding', () => {
  it.each([
    ['a%20b%2Fc', 'a b/c'],
    ['100%25 sure%21', '100% sure!'],
    ['%E4%BD%A0%E5%A5%BD', '\u4f60\u597d'],
    ['%u4F60%u597D%20%uD83D%uDE00', '\u4f60\u597d \ud83d\ude00'],
    ['caf\u00e9%20\ud83d\ude00', 'caf\u00e9 \ud83d\ude00']
  ])('%s is %s', (text, result) => {
    expect(partOf(openedValue(text), 'percent').value).toBe(result);
  });

  it('gives bytes where they are no text', () => {
    const packed =
      encodeURIComponent('x').slice(1) +
      Array.from(gzipSync(article), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
    expect(stepsOf(openedValue(packed))).toBe('percent gzip json');
    expect(stepsOf(openedValue('%C4%E3%BA%C3%CA%C0%BD%E7'))).toBe('percent');
  });

  it.each(['100%', 'a % b', '50%off', '%zz'])('leaves %s as it is', (text) => {
    expect(openedValue(text).children).toEqual([]);
  });

  it.each([
    ['new+york', 'new york'],
    ['a+b%21', 'a b!'],
    ['foo+bar+', 'foo bar ']
  ])('reads + in the form field %s as a space', (text, result) => {
    const root = openedBody(`aa=${text}&b=1`, 'application/x-www-form-urlencoded');
    expect(partOf(root, 'form', 'aa', 'percent').value).toBe(result);
  });

  it('leaves + alone outside of forms', () => {
    expect(openedValue('new+york').children).toEqual([]);
  });
});

describe('forms', () => {
  it.each(['a=1&b=2', 'crc=12', 'x[y]=1&x[z]=', 'only=%7B%7D'])('%s is one', (text) => {
    expect(stepsOf(openedValue(text))).toMatch(/^form/);
  });

  it.each(['YWJjZGVmZ2hpag==', 'a = b', 'x=y z', '=&=', 'E=', '<a href="x=y">', 'if (a==b) {}'])(
    '%s is none',
    (text) => {
      expect(stepsOf(openedValue(text))).not.toMatch(/^form/);
    }
  );

  it('give each repetition a label of its own', () => {
    const form = openedBody('a=1&a=2&a%232=3&a=4&&b', 'application/x-www-form-urlencoded').children[0]!;
    expect(form.children.map(({ label, value }) => [label, value])).toEqual([
      ['a', '1'],
      ['a#2', '2'],
      ['a#2#2', '3'],
      ['a#3', '4'],
      ['b', '']
    ]);
  });
});

describe('JSON', () => {
  it('keeps the types of values, and integers exactly', () => {
    const root = openedBody(
      '{"a":1.5,"b":true,"c":null,"d":12345678901234567890,"e":-9007199254740993,"f":1e30,"g":"x"}'
    );
    const { children } = partOf(root, 'json');
    expect(children.map(({ value }) => value)).toEqual([
      ...[1.5, true, null, 12345678901234567890n, -9007199254740993n, 1e30, 'x']
    ]);
  });

  it('is opened inside of texts, and texts of texts', () => {
    const inner = JSON.stringify({ url: 'x' });
    expect(partOf(openedValue(inner), 'json', 'url').value).toBe('x');
    expect(stepsOf(openedValue(JSON.stringify(inner)))).toBe('json json');
  });

  it('may hold any key', () => {
    const root = openedBody('{"__proto__":{"a":1},"constructor":2,"":3,"a/b":4,"[0]":5}');
    expect(partOf(root, 'json', '__proto__', 'a').value).toBe(1);
    expect(partOf(root, 'json', '').value).toBe(3);
    expect(partOf(root, 'json', 'a/b').value).toBe(4);
  });

  it.each(['{a:1}', '[1,2', '{"a":1}}', '[x]', '{}', '"', '{"a":1} trailing'])('is not %s', (text) => {
    expect(openedValue(text).children).toEqual([]);
  });

  it('keeps both of two members of one name, in their order', () => {
    const { children } = partOf(openedBody('{"b":1,"2":2,"b":3,"1":4}'), 'json');
    expect(children.map(({ label, value }) => [label, value])).toEqual([
      ...[
        ['b', 1],
        ['2', 2],
        ['b#2', 3],
        ['1', 4]
      ]
    ]);
  });

  it.each([
    ['{"url":"https://example.org/a","title":"Half a', 'url'],
    ['{"url":"https://example.org/a","at":{"lat":48.1', 'url'],
    ['{"url":"https://example.org/a","n":tr', 'url'],
    ['{"url":"https://example.org/a","esc":"a\\', 'url'],
    ['{"url":"https://example.org/a","key', 'url'],
    ['{"url":"https://example.org/a"', 'url']
  ])('that is cut opens as far as it goes: %s', (text, name) => {
    const step = partOf(openedBody(text, 'application/json'), 'json');
    expect(partOf(step, name).value).toBe('https://example.org/a');
    expect(step.notes).toEqual([{ kind: 'broken', step: 'json' }]);
  });

  it('that is cut is seen without being told, where it holds enough', () => {
    const list = JSON.stringify([
      { event: 'view', page: 'a' },
      { event: 'view', page: 'b' }
    ]);
    expect(partOf(openedValue(list.slice(0, -9)), 'json', '[1]', 'event').value).toBe('view');
    expect(openedBody('{"a":1,"b":2,"c":3}{"d":4', 'application/json').children).toEqual([]);
  });

  it.each([
    '[01]',
    '[1.]',
    '[.5]',
    '[-]',
    '[1e]',
    '[+1]',
    '[tru]',
    '["\\x"]',
    '["\t"]',
    '[1,]',
    '{"a":1,}',
    '{"a" 1}',
    '{1:2}'
  ])('is strict: %s', (text) => {
    expect(openedBody(text, 'application/json').children).toEqual([]);
  });

  it('comes in lines', () => {
    const root = openedBody('{"a":1}\r\n\n[2,{"b":12345678901234567890}]\n');
    expect(partOf(root, 'ndjson', '[0]', 'a').value).toBe(1);
    expect(partOf(root, 'ndjson', '[1]', '[1]', 'b').value).toBe(12345678901234567890n);
    expect(openedBody('{"a":1}\nhello').children).toEqual([]);
    const cut = openedBody('{"a":1}\n{"b":2,"c":"x');
    expect(partOf(cut, 'ndjson', '[1]', 'b').value).toBe(2);
    expect(partOf(cut, 'ndjson').notes).toEqual([{ kind: 'broken', step: 'ndjson' }]);
  });
});

describe('XML', () => {
  it('opens into elements, attributes and texts', () => {
    const root = openedBody(
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "boom">]>\n<log id="7" u=\'a&amp;b\'><!-- no --><e>hi &lt;&#65;&#x42;&e;</e><e/>tail<![CDATA[<raw>]]></log>'
    );
    const log = partOf(root, 'xml', 'log');
    expect(log.children.map(({ label, value }) => [label, value])).toEqual([
      ['@id', '7'],
      ['@u', 'a&b'],
      ['e', 'hi <AB&e;'],
      ['e#2', ''],
      ['#text', 'tail'],
      ['#text#2', '<raw>']
    ]);
  });

  it.each([
    '<a><b></a></b>',
    '<a>',
    '<br>',
    '< a></ a>',
    '<a/>text',
    '<3 you >',
    '<a b=c></a>',
    '<!-- only -->'
  ])('is not %s', (text) => {
    expect(openedValue(text).children).toEqual([]);
  });
});

describe('multipart', () => {
  const parts = [
    '--B0und\r\nContent-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n',
    '--B0und\r\nContent-Disposition: form-data; name="file"; filename="log.gz"\r\n\r\nPACKED\r\n',
    '--B0und\r\nContent-Disposition: form-data; name="b"\r\nContent-Transfer-Encoding: base64\r\n\r\naGk=\r\n',
    '--B0und\r\n\r\nno name\r\n'
  ].join('');

  it('opens into its parts, texts or bytes', () => {
    const text = openedBody(`${parts}--B0und--\r\n`, 'multipart/form-data; boundary=B0und');
    expect(partOf(text, 'multipart', 'meta', 'json', 'a').value).toBe(1);
    expect(partOf(text, 'multipart', 'file@filename').value).toBe('log.gz');
    expect(partOf(text, 'multipart', 'b', 'base64', 'text').value).toBe('hi');
    expect(partOf(text, 'multipart', '[3]').value).toBe('no name');
    const [before = '', after = ''] = `${parts}--B0und--\r\n`.split('PACKED');
    const bytes = Buffer.concat([Buffer.from(before), gzipSync(article), Buffer.from(after)]);
    const root = openedBody(new Uint8Array(bytes), 'multipart/form-data; boundary=B0und');
    expect(stepsOf(partOf(root, 'multipart', 'file'))).toBe('gzip json');
    expect(stepsOf(openedBody(new Uint8Array(bytes)))).toBe('multipart');
  });

  it('tells where its end is missing', () => {
    const root = openedBody(parts.slice(0, -9), 'multipart/form-data');
    expect(partOf(root, 'multipart').notes).toEqual([{ kind: 'broken', step: 'multipart' }]);
  });

  it.each(['-- a dash and a text of some length', '--\n\n', '--abc\nno colon here\n\nx'])(
    'is not %j',
    (text) => {
      expect(openedBody(text).children).toEqual([]);
    }
  );
});

describe('base64', () => {
  it.each([
    ['{"a":1}', 'base64 json'],
    ['hello world, this is text', 'base64 text'],
    ['\u4f60\u597d\uff0c\u4e16\u754c\u3002\u8fd9\u662f\u6587\u5b57', 'base64 text'],
    ['https://example.org/?q=private', 'base64 url'],
    ['9774d56d682e549c', 'base64 text'],
    ['user@example.org', 'base64 text']
  ])('of %s opens, padded or not', (text, steps) => {
    expect(stepsOf(openedValue(base64Of(text)))).toBe(steps);
    expect(stepsOf(openedValue(base64Of(text).replaceAll('=', '')))).toBe(steps);
  });

  it('of compressed data opens', () => {
    expect(stepsOf(openedValue(base64Of(gzipSync(article))))).toBe('base64 gzip json');
    expect(stepsOf(openedValue(base64Of(deflateSync(article))))).toBe('base64 zlib json');
    expect(stepsOf(openedValue(base64Of(deflateRawSync(article))))).toBe('base64 deflate json');
  });

  it('opens in its alphabet for URLs', () => {
    const text = '{"q":"???>>>~~~","w":"\u00ff\u00fe\u00fd~~~"}';
    const digits = Buffer.from(text).toString('base64url');
    expect(digits).toMatch(/[-_]/);
    expect(stepsOf(openedValue(digits))).toBe('base64url json');
  });

  it('opens broken into lines', () => {
    const lines = base64Of(article).replaceAll(/.{60}/g, '$&\r\n');
    expect(stepsOf(openedValue(lines))).toBe('base64 json');
  });

  it.each([1, 2, 3])('opens %i characters into it', (cut) => {
    const from = 4 * 5 + cut;
    const text = openedValue(base64Of(article).slice(from));
    expect(String(partOf(text, 'base64', 'text').value)).toContain('How the other half lives');
  });

  it.each([
    ...['information', 'getUserAgentString', 'NotificationCenter', 'application', 'Redmi Note 8', 'Xiaomi'],
    ...['en_GB', 'ABCDEFGHIJKLMNOP', 'deadbeef', 'SensorsAnalytics', 'com.android.browser', '1588000000123'],
    ...['0123456789abcdef', '550e8400-e29b-41d4-a716-446655440000', 'd41d8cd98f00b204e9800998ecf8427e'],
    ...['pageLoadEventStart', 'WIFI', 'Androidx86Emulator', 'UTF8', 'iPhone12ProMax', 'XMLHttpRequest'],
    ...['Mozilla/5.0', 'text/html', '/articles/2020/04/30/Some-Title-Of-It', 'GA1.2.1234567890.1588000000']
  ])('is not %s', (text) => {
    expect(openedValue(text).children).toEqual([]);
  });
});

describe('hex', () => {
  const hexOf = (data: string | Uint8Array): string => Buffer.from(data).toString('hex');

  it.each([
    ['{"a":1}', 'hex json'],
    ['hello world', 'hex text']
  ])('of %s opens', (text, steps) => {
    expect(stepsOf(openedValue(hexOf(text)))).toBe(steps);
    expect(stepsOf(openedValue(hexOf(text).toUpperCase()))).toBe(steps);
  });

  it('of compressed data opens', () => {
    expect(stepsOf(openedValue(hexOf(gzipSync(article))))).toBe('hex gzip json');
  });

  it.each([
    ...[
      '31323334353637383930',
      'd41d8cd98f00b204e9800998ecf8427e',
      '9774d56d682e549c',
      'facade',
      'a4c3f0859d72'
    ],
    ...[
      'da39a3ee5e6b4b0d3255bfef95601890afd80709',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    ]
  ])('is not %s', (text) => {
    expect(openedValue(text).children).toEqual([]);
  });
});

describe('tokens', () => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

  it('that are signed open into header and payload', () => {
    const token = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: 'user-17' })}.c2lnbmF0dXJl`;
    expect(partOf(openedValue(token), 'jwt', 'payload', 'base64url', 'json', 'sub').value).toBe('user-17');
    const header = opened({ headers: `authorization: Bearer ${token}` });
    expect(partOf(header, 'header', 'authorization').value).toContain('Bearer');
  });

  it('that are encrypted say so', () => {
    const token = `${part({ alg: 'dir', enc: 'A256GCM', kid: 'k1' })}..aXZpdml2.Y2lwaGVydGV4dA.dGFn`;
    const step = partOf(openedValue(token), 'jwt');
    expect(step.notes).toEqual([{ kind: 'encrypted', how: 'jwe', keyId: 'k1', bytes: 10 }]);
    expect(partOf(step, 'header', 'base64url', 'json', 'enc').value).toBe('A256GCM');
  });

  it.each(['eyJhIjoxfQ.b.c', 'eyJx.eyJx.eyJx.......', 'a.b.c'])('are not %s', (text) => {
    expect(stepsOf(openedValue(text))).not.toContain('jwt');
  });

  it('opens behind its scheme in Authorization', () => {
    const token = `${base64Of('{"alg":"none"}')}.${base64Of('{"sub":"user-17"}')}.c2ln`.replaceAll('=', '');
    const root = opened({ headers: `Authorization: Bearer ${token}` }, { ranges: true });
    const payload = partOf(root, 'header', 'authorization', 'jwt', 'payload');
    expect(partOf(payload, 'base64url', 'json', 'sub').value).toBe('user-17');
    expect(`Bearer ${token}`.slice(payload.start, payload.end)).toBe(payload.value);
  });
});

describe('addresses', () => {
  it.each([
    'https://example.org/search?q=secret+words',
    '//example.org/search?q=secret+words',
    '/search?q=secret+words',
    'android-app://com.example/search?q=secret+words#x'
  ])('%s opens into its parameters', (text) => {
    expect(partOf(openedValue(text), 'url', 'query', 'form', 'q', 'percent').value).toBe('secret words');
  });

  it('within addresses open, too', () => {
    const text = `https://a.example/r?to=${encodeURIComponent('https://b.example/?id=7#access_token=x')}`;
    const inner = partOf(openedValue(text), 'url', 'query', 'form', 'to', 'percent', 'url');
    expect(partOf(inner, 'query', 'form', 'id').value).toBe('7');
    expect(partOf(inner, 'fragment', 'form', 'access_token').value).toBe('x');
  });

  it.each(['https://example.org/plain', 'example.org', 'a://b c?d=e', 'C:\\dir?x=1', 'time: 10:30?'])(
    'leave %s closed',
    (text) => {
      expect(openedValue(text).children).toEqual([]);
    }
  );

  it('may hold their data themselves', () => {
    expect(stepsOf(openedValue(`data:application/json;base64,${base64Of('{"a":1}')}`))).toBe('data-url json');
    expect(partOf(openedValue('data:,hello%20there'), 'data-url').value).toBe('hello there');
    expect(openedValue('data: none, really').children).toEqual([]);
  });
});

describe('text in bytes', () => {
  it('is a step of its own only where nothing else opens', () => {
    expect(stepsOf(openedBody(bytesOf('just a line')))).toBe('text');
    expect(stepsOf(openedBody(bytesOf('\ufeff{"a":1}')))).toBe('json');
  });
});
