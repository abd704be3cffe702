import type { BytesStep, Decoder, TextStep } from '../decoder.ts';
import type { StepId } from '../steps.ts';
import { base64, base64url } from './base64.ts';
import { dataUrl } from './data-url.ts';
import { deflate } from './deflate.ts';
import { form } from './form.ts';
import { gzip } from './gzip.ts';
import { hex } from './hex.ts';
import { json } from './json.ts';
import { jwt } from './jwt.ts';
import { ndjson } from './ndjson.ts';
import { percent } from './percent.ts';
import { sensorsCookie } from './sensors-cookie.ts';
import { url } from './url.ts';
import { zlib } from './zlib.ts';

/** Texts that begin with a bracket. */
export const textForms: readonly TextStep[] = [json, ndjson];

/** All that a text may be; the first that fits is it, so the strictest come first. */
export const textSteps: readonly TextStep[] = [
  ...[sensorsCookie, dataUrl, json, jwt, url, form, percent, hex, base64url, base64]
];

/** Bytes that begin with a number of their own. */
export const packings: readonly BytesStep[] = [gzip, zlib];

/** Bytes that nothing marks. */
export const unmarked: readonly BytesStep[] = [deflate];

export const decoderOf: ReadonlyMap<StepId, Decoder> = new Map<StepId, Decoder>(
  [...textForms, ...textSteps, ...packings, ...unmarked].map((decoder) => [decoder.id, decoder])
);
