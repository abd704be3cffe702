import { describe, expect, it } from 'vitest';
import { readBytes } from '#lib/server/shares/read-bytes.ts';
import { Refusal } from '#lib/server/shares/refusal.ts';

const piece = new Uint8Array(100).fill(7);

/** A request that sends so many pieces, and then ends, or breaks off. */
const sending = (pieces: number, breaksOff = false, headers: Record<string, string> = {}): Request => {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (sent++ < pieces) controller.enqueue(piece);
      else if (breaksOff) controller.error(new Error('aborted'));
      else controller.close();
    }
  });
  return new Request('http://whither.example/', { method: 'POST', body, headers, ...{ duplex: 'half' } });
};

const codeOf = (request: Request): Promise<unknown> =>
  readBytes(request, 1000).then(
    ({ length }) => length,
    (error: unknown) => (error instanceof Refusal ? error.code : error)
  );

describe('the bytes of a request', () => {
  it.each([
    ['all that come', sending(10), 1000],
    ['none', sending(0), 0],
    ['one piece too many', sending(11), 'too-large'],
    ['more than is let in and forgotten', sending(400_000), 'too-large'],
    ['said to be too many', sending(1, false, { 'content-length': '2000' }), 'too-large'],
    ['said to be a number that there is not', sending(1, false, { 'content-length': '1e999' }), 'too-large'],
    ['broken off', sending(3, true), 'cut-short'],
    ['broken off when there were too many', sending(12, true), 'cut-short']
  ])('are %s', async (_, request, expected) => {
    expect(await codeOf(request)).toBe(expected);
  });
});
