import type { OpenNode } from './open-node.ts';
import type { Opener } from './opener.ts';
import type { StepId } from './steps.ts';
import { addPieces, piecesMeanMore } from './typed-pieces.ts';
import { TypedReader, type TypedValue } from './typed-reader.ts';

/** Opens bytes that one typed value must use up; a guess must be a container, and mean more than its bytes did. */
export const openTyped = (
  id: StepId,
  read: (reader: TypedReader) => TypedValue | null,
  at: OpenNode,
  bytes: Uint8Array,
  opener: Opener,
  bits: number
): OpenNode | null => {
  const reader = new TypedReader(bytes);
  const value = read(reader);
  if (!value || reader.at !== bytes.length) return null;
  if (bits !== Infinity && !(value.inside && piecesMeanMore(value.inside, bytes.length, bits))) return null;
  const step = opener.step(at, id, value.value);
  if (step && value.inside) addPieces(opener, step, value.inside);
  return step;
};
