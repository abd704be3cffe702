import type { BytesStep, TextStep } from '../decoder.ts';
import type { StepId } from '../steps.ts';
import { base64, base64url } from './base64.ts';
import { brotli } from './brotli.ts';
import { cbor } from './cbor.ts';
import { dataUrl } from './data-url.ts';
import { deflate } from './deflate.ts';
import { form } from './form.ts';
import { grpc } from './grpc.ts';
import { gzip } from './gzip.ts';
import { hex } from './hex.ts';
import { json } from './json.ts';
import { jwt } from './jwt.ts';
import { lz4 } from './lz4.ts';
import { msgpack } from './msgpack.ts';
import { multipart, multipartBytes } from './multipart.ts';
import { ndjson } from './ndjson.ts';
import { percent } from './percent.ts';
import { protobuf } from './protobuf.ts';
import { sensorsCookie } from './sensors-cookie.ts';
import { url } from './url.ts';
import { xml } from './xml.ts';
import { zlib } from './zlib.ts';
import { zstd } from './zstd.ts';

/** Texts that begin with a bracket. */
export const bracketed: readonly TextStep[] = [json, ndjson];

/** All that a text may be; the first that fits is it, so the strictest come first. */
const textSteps: readonly TextStep[] = [
  ...[sensorsCookie, dataUrl, json, xml, multipart, jwt, url, form, percent, hex, base64url, base64]
];

/** Bytes that begin in a way of their own. */
export const marked: readonly BytesStep[] = [gzip, zlib, zstd, lz4, multipartBytes];

/** Bytes that nothing marks. */
export const unmarked: readonly BytesStep[] = [grpc, msgpack, cbor, protobuf, deflate, brotli];

/** Remembered for each mixture of characters: there are few, and most allow nothing. */
const allowed = new Map<number, readonly TextStep[]>();
const mostMixtures = 4096;

/** Which of `textSteps` the classes of a text's characters allow. */
export const candidates = (classes: number): readonly TextStep[] => {
  const known = allowed.get(classes);
  if (known) return known;
  const ways = textSteps.filter(
    ({ some, only }) => (classes & ~only) === 0 && some.every((one) => (classes & one) !== 0)
  );
  if (allowed.size < mostMixtures) allowed.set(classes, ways);
  return ways;
};

const byId = <Way extends { readonly id: StepId }>(ways: readonly Way[]): ReadonlyMap<StepId, Way> =>
  new Map(ways.map((way) => [way.id, way]));

export const textStepOf = byId([...bracketed, ...textSteps]);
export const bytesStepOf = byId([...marked, ...unmarked]);
