import type { Decoded } from '../../model/decoded.ts';
import type { Found, Opened, Origin } from '../found.ts';
import type { KnownValues } from '../known/known-values.ts';

/** Finds one kind of thing in any request, whatever its format. */
export interface Detector extends Origin {
  /** Called for each leaf of each opened request, in order: no state is kept between calls. */
  readonly look: (leaf: Leaf, at: DetectContext) => readonly Found[] | null;
}

/** A node without children that holds a text or a number, or text that opened into something, before it was opened. */
export interface Leaf {
  readonly node: Decoded;
  /** The value as text. */
  readonly text: string;
  /** Key under which it stands, lower case, the nearest member or part above (`lat` for `[0].pos.lat`). */
  readonly name: string;
}

export interface DetectContext {
  readonly opened: Opened;
  /** What the device is known to have opened and the user to own. */
  readonly known: KnownValues;
}
