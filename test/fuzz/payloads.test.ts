import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Exchange } from '#engine/model/capture.ts';
import type { Decoded } from '#engine/model/decoded.ts';
import { openRequest } from '#engine/payloads/decode/open-request.ts';
import { readCapture } from '#engine/read-capture.ts';
import { changeBytes } from '../../scripts/fuzz/byte-changes.js';
import { Random } from '../../scripts/fuzz/random.js';
import { runs } from './runs.ts';
import { readSample, samplePaths } from '../golden/samples.ts';

const seed = 20260103;

const withBody = async (path: string): Promise<readonly Exchange[]> =>
  (await readCapture([bytesSource(path, readSample(path))])).exchanges.filter(({ content }) => content?.body);

/** What the samples send, in every format that a vendor of theirs uses. */
const sent = (await Promise.all(samplePaths.map(withBody))).flat();

const bytesOfBody = (data: string | Uint8Array): Uint8Array =>
  typeof data === 'string' ? new TextEncoder().encode(data) : data;

const changedBody = ({ content }: Exchange, number: number): string | Uint8Array => {
  const random = new Random(number.toString());
  const data = content?.body?.data ?? '';
  let bytes = bytesOfBody(data);
  for (let left = 1 + random.belowMostlySmall(5); left > 0; left--) {
    const other = bytesOfBody(random.pick(sent).content?.body?.data ?? '');
    bytes = changeBytes(bytes, random, other).bytes;
  }
  return typeof data === 'string' ? new TextDecoder('latin1').decode(bytes) : bytes;
};

const withChange = (exchange: Exchange, number: number, mediaType: string | null): Exchange => {
  const data = changedBody(exchange, number);
  const body = { data, mediaType: mediaType ?? exchange.content?.body?.mediaType ?? null, cutFrom: null };
  return { ...exchange, content: { headers: '', messages: [], ...exchange.content, body } };
};

/** Twice the nodes that an opened request may have (`decode/bounds.ts`) would be a bound that does not hold. */
const mostNodes = 250_000;

const countNodes = (root: Decoded): number => {
  let count = 0;
  const waiting: Decoded[] = [root];
  for (let node; (node = waiting.pop()); waiting.push(...node.children)) {
    count++;
    for (const child of node.children) expect(child.parent === node).toBe(true);
  }
  return count;
};

const mediaType = fc.constantFrom(
  null,
  null,
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/x-protobuf',
  'application/grpc-web+proto',
  'application/msgpack',
  'application/cbor',
  'text/xml'
);

describe('whatever a body becomes', () => {
  test('it opens into a sound tree within its bounds, the same each time', async () => {
    expect(sent.length).toBeGreaterThan(50);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sent), fc.nat(), mediaType, async (exchange, number, type) => {
        const changed = withChange(exchange, number, type);
        const nodes = countNodes(openRequest(changed, { ranges: true, known: [] }));
        expect(nodes).toBeLessThan(mostNodes);
        expect(countNodes(openRequest(changed, { ranges: false, known: [] }))).toBe(nodes);
      }),
      runs(600, seed)
    );
  });
});
