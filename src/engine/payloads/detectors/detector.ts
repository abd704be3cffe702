import type { Decoded } from '../../model/decoded.ts';
import type { Found, Opened, Origin } from '../found.ts';
import type { KnownValues } from '../known/known-values.ts';
import type { FieldName } from './names.ts';

/** Finds one kind of thing in any request, whatever its format. */
export interface Detector extends Origin {
  /** Shown only the leaves under these names, given bare (see `bareName`); without them, every leaf. */
  readonly names?: readonly string[];
  /** Shown those header fields, too, that browsers send of themselves. */
  readonly everyHeader?: boolean;
  /** Whether there may be something to find, by the leaf alone, whatever request of the capture it is in. */
  readonly may?: (leaf: Leaf, known: KnownValues) => boolean;
  /** Asked where `may` says so. No state is kept between calls. */
  readonly look: (leaf: Leaf, at: DetectContext) => readonly Found[] | null;
}

/** A node without children that holds a text or a number, or text that opened into something, before it was opened. */
export interface Leaf {
  readonly node: Decoded;
  /** The value as text. */
  readonly text: string;
  /** Key under which it stands, the nearest member or part above (`lat` for `[0].pos.lat`). */
  readonly name: FieldName;
  /** Part of the request it stands in (`query`, `header`, `body` ...) and the member of that part (`referer`). */
  readonly part: string;
  readonly field: string;
}

export interface DetectContext {
  readonly opened: Opened;
  /** What the device is known to have opened and the user to own. */
  readonly known: KnownValues;
}
