import type { Inflated } from './unpack/bounded-output.ts';
import { bitsOf } from './meaning.ts';
import type { OpenNode } from './open-node.ts';
import type { Opener } from './opener.ts';
import type { StepId } from './steps.ts';
import { beginsAsText, maybeText, wholeCharacters } from './utf8.ts';

const shortest = 8;
const fewestBits = 64;

/**
 * The step that gave `inflated`. What ended whole is right beyond doubt. What broke, or is too large, is kept as far as
 * it goes, with a note, if it was certain to be of this form or its beginning is text.
 */
export const keepInflated = (
  at: OpenNode,
  id: StepId,
  { bytes, ended }: Inflated,
  opener: Opener,
  bits: number
): OpenNode | null => {
  if (ended === 'cut') {
    at.bounded('bytes');
    if (bytes.length === 0) return null;
  }
  if (ended === 'broken' && (bytes.length < shortest || !(bits === Infinity || promises(bytes)))) return null;
  const step = opener.step(at, id, bytes);
  if (step && ended === 'broken') step.note({ kind: 'broken', step: id });
  return step;
};

/** Whether bytes begin as text that says something. */
export const promises = (bytes: Uint8Array): boolean => {
  if (bytes.length < shortest || !beginsAsText(bytes)) return false;
  const text = maybeText(bytes.subarray(0, wholeCharacters(bytes, Math.min(bytes.length, 256))));
  return text !== null && bitsOf(text) >= fewestBits && bitsOf(text) <= 8 * Math.min(bytes.length, 256);
};

/** Whether the stream took all of `bytes`, as far as it was read. */
export const endsWith = ({ ended, next }: Inflated, bytes: Uint8Array): boolean =>
  ended === 'cut' || (ended === 'whole' && next === bytes.length);
