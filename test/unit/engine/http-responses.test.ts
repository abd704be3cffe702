import { describe, expect, test } from 'vitest';
import { Conversation } from './conversation.ts';

const get = (path: string, more = ''): string => `GET ${path} HTTP/1.1\r\nHost: one.example\r\n${more}\r\n`;
const head = (status: string, fields = ''): string => `HTTP/1.1 ${status}\r\n${fields}\r\n`;
const ok = (body: string, type = 'text/plain'): string =>
  `${head('200 OK', `Content-Type: ${type}\r\nContent-Length: ${body.length}\r\n`)}${body}`;

const missing = head('404 Not Found', 'Content-Length: 0\r\n');

const statuses = async (conversation: Conversation): Promise<(number | null)[]> =>
  (await conversation.read()).exchanges.map(({ status }) => status);

const started = (): Conversation => new Conversation().open();

describe('a response', () => {
  test('gives its request a status, a media type and what was received', async () => {
    const answer = ok('hello', 'Text/HTML; charset=utf-8');
    const { exchanges } = await started().asks(get('/')).answers(answer, 7).read();
    expect(exchanges).toMatchObject([
      { status: 200, mediaType: 'text/html', bytesReceived: answer.length, bytesSent: get('/').length }
    ]);
  });

  test('may be cut at any byte', async () => {
    const answers = ok('first') + head('204 No Content') + ok('');
    for (let cut = 1; cut < answers.length; cut++) {
      const conversation = started().asks(get('/a') + get('/b') + get('/c'));
      conversation.answers(answers.slice(0, cut)).answers(answers.slice(cut));
      expect(await statuses(conversation)).toEqual([200, 204, 200]);
    }
  });

  test.each([
    ['to HEAD', 'HEAD / HTTP/1.1\r\n\r\n', head('200 OK', 'Content-Length: 500\r\n')],
    ['that says not modified', get('/'), head('304 Not Modified', 'Content-Length: 500\r\n')],
    ['that says no content', get('/'), head('204 No Content')]
  ])('%s has no body, whatever length it states', async (_, request, answer) => {
    const [first, second] = (
      await started().asks(request).answers(answer).asks(get('/b')).answers(ok('x')).read()
    ).exchanges;
    expect(first).toMatchObject({ status: Number(answer.slice(9, 12)), bytesReceived: answer.length });
    expect(second?.status).toBe(200);
  });

  test('in chunks ends behind its trailers', async () => {
    const chunked = `${head('200 OK', 'Transfer-Encoding: gzip, chunked\r\n')}5;x=y\r\nHTTP/\r\n3\r\n1.1\r\n0\r\nX: 1\r\n\r\n`;
    const { exchanges } = await started()
      .asks(get('/a') + get('/b'))
      .answers(chunked + head('404 Gone'), 9)
      .read();
    expect(exchanges.map(({ status, bytesReceived }) => [status, bytesReceived])).toEqual([
      [200, chunked.length],
      [404, head('404 Gone').length]
    ]);
  });

  test('without a length goes on until the connection ends', async () => {
    const answer = `${head('200 OK')}HTTP/1.1 500 this is a body\r\n\r\n`;
    const { exchanges } = await started().asks(get('/')).answers(answer, 30).closes('server').read();
    expect(exchanges).toMatchObject([{ status: 200, bytesReceived: answer.length }]);
  });

  test('that comes in steps is the last of them', async () => {
    const post = 'POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n';
    const conversation = started()
      .asks(post)
      .answers(head('100 Continue') + head('103 Early Hints'));
    conversation.asks('ab').answers(ok('x'));
    const { exchanges } = await conversation.read();
    const received = (head('100 Continue') + head('103 Early Hints') + ok('x')).length;
    expect(exchanges).toMatchObject([{ status: 200, bytesReceived: received, bytesSent: post.length + 2 }]);
  });

  test('that is recorded before its request is not taken for the next one’s', async () => {
    const conversation = started().asks(get('/a')).answers(ok('a'));
    conversation.answers(missing).asks(get('/early')).asks(get('/c')).answers(ok('c'));
    expect(await statuses(conversation)).toEqual([200, null, 200]);
  });
});

describe('what is missing', () => {
  test('within a body is counted, and the next response is found', async () => {
    const answer = ok('x'.repeat(9000));
    const conversation = started().asks(get('/a')).answers(answer.slice(0, 3000));
    conversation.loses('server', answer.slice(3000, 6000)).answers(answer.slice(6000));
    const { exchanges } = await conversation.asks(get('/b')).answers(ok('y')).closes('server').read();
    expect(exchanges).toMatchObject([
      { status: 200, bytesReceived: answer.length },
      { status: 200, bytesReceived: ok('y').length }
    ]);
  });

  test('with a whole response in it leaves that request without one, and no other', async () => {
    const conversation = started().asks(get('/a')).loses('server', ok('a'));
    conversation.asks(get('/b')).answers(missing);
    expect(await statuses(conversation)).toEqual([null, null]);
    // A short snap length tells at once that bytes are missing, and leaves the status.
    const snapped = started().asks(get('/a')).answers(ok('a'));
    snapped.packets[3] = snapped.packets[3]!.subarray(0, 60);
    expect(await statuses(snapped.asks(get('/b')).answers(missing))).toEqual([200, 404]);
  });

  test('with a request in it gives its response to nobody', async () => {
    const conversation = started()
      .asks(get('/a'))
      .answers(ok('a'))
      .loses('client', get('/b'))
      .answers(ok('b'));
    conversation.asks(get('/c')).closes('client');
    expect((await statuses(conversation))[0]).toBe(200);
  });

  test('a capture that begins midway: a response to what was asked before is nobody’s', async () => {
    const conversation = new Conversation().answers(ok('before')).asks(get('/a')).answers(missing);
    expect(await statuses(conversation)).toEqual([404]);
  });
});

describe('a proxy', () => {
  const connect = 'CONNECT far.example:80 HTTP/1.1\r\nHost: far.example:80\r\n\r\n';

  test('that asks for a password is asked again on the same connection', async () => {
    const conversation = new Conversation(3128).open().asks(connect);
    conversation.answers(head('407 Proxy Authentication Required', 'Content-Length: 3\r\n') + 'no!');
    conversation.asks(connect).answers(head('200 Connection established'));
    conversation.asks(get('/inside')).answers(ok('x'));
    const { exchanges, flows } = await conversation.read();
    expect(exchanges).toMatchObject([{ url: 'http://one.example/inside', status: 200, address: null }]);
    expect(flows.at(0).viaProxy).toBe(true);
  });
});

test('a body that nobody looks at is not asked for, and counted all the same', async () => {
  const answer = ok('x'.repeat(300_000));
  const { exchanges, tcpGaps } = await started()
    .asks(get('/a'))
    .answers(answer)
    .asks(get('/b'))
    .answers(ok(''))
    .read();
  expect(exchanges.map(({ status, bytesReceived }) => [status, bytesReceived])).toEqual([
    [200, answer.length],
    [200, ok('').length]
  ]);
  expect(tcpGaps).toBe(0);
});
