import type { OpenNode } from './open-node.ts';
import type { Opener } from './opener.ts';
import type { StepId } from './steps.ts';

/**
 * One way to open a value. `open` gives the step with what it holds, neither attached nor opened further, or null where
 * the value is not of this form. `sure`: something besides the value (its media type, a header, a rule) says that it is
 * of this form, so that no evidence is needed.
 */
interface Way {
  readonly id: StepId;
  /** `form`: what opens is of this form beyond doubt. `meaning`: it is kept only if the result means more. */
  readonly proof: 'form' | 'meaning';
}

export interface TextStep extends Way {
  readonly takes: 'text';
  /** Classes of characters (`profile.ts`): of each of `some` one at least is there, and none but `only`. */
  readonly some: readonly number[];
  readonly only: number;
  readonly least: number;
  readonly open: (at: OpenNode, text: string, opener: Opener, sure: boolean) => OpenNode | null;
}

export interface BytesStep extends Way {
  readonly takes: 'bytes';
  /** Whether the first bytes allow it at all. */
  readonly begins: (bytes: Uint8Array) => boolean;
  /** The result must take fewer than `bits` to tell; Infinity where it is sure to be of this form. */
  readonly open: (at: OpenNode, bytes: Uint8Array, opener: Opener, bits: number) => OpenNode | null;
}

export type Decoder = TextStep | BytesStep;
