/**
 * One node of the tree that a request opens into: a part of the request, a member of a structure, or a step that was
 * taken to open its parent's value. Following the labels from the root repeats the way by hand.
 */
export interface Decoded {
  readonly parent: Decoded | null;
  readonly kind: 'part' | 'member' | 'step';
  /**
   * Names the node among its siblings. Parts: `path`, `query`, `header`, `cookie`, `body`, `message` ...; members: a
   * key (`properties`, `$url`), a field (`data_list`) or an index (`[0]`); steps: `percent`, `base64`, `gzip`, `json` ...
   */
  readonly label: string;
  /** What stands here: text, bytes, or a scalar of a typed format. A container holds null and its children all. */
  readonly value: DecodedValue;
  /**
   * Where it stands in the value of the nearest node above that has one: characters of a text, bytes of bytes. -1 where
   * that has no meaning.
   */
  readonly start: number;
  readonly end: number;
  readonly children: readonly Decoded[];
  readonly notes: readonly DecodeNote[];
}

export type DecodedValue = string | number | bigint | boolean | Uint8Array | null;

/** What was seen on the way, that a reader of the tree should know. */
export type DecodeNote =
  /** A checksum sent along: `stated` is what the request says, `computed` what the value gives. */
  | { readonly kind: 'checksum'; readonly name: string; readonly stated: string; readonly computed: string }
  /** Not to be read without a key that the capture does not hold. */
  | {
      readonly kind: 'encrypted';
      readonly how: string;
      readonly keyId: string | null;
      readonly bytes: number;
    }
  /** Only dressed up: the key is public or none is needed. */
  | { readonly kind: 'obfuscated'; readonly how: string }
  /** Bytes of no form that is known here. */
  | { readonly kind: 'binary'; readonly bytes: number }
  /** The capture holds only a part of it. */
  | { readonly kind: 'cut'; readonly bytes: number; readonly of: number | null }
  /** The capturing program replaced bytes that were no text. */
  | { readonly kind: 'mangled'; readonly characters: number }
  /** Not opened further: the work one request may cause is bounded. */
  | { readonly kind: 'bounded'; readonly limit: 'depth' | 'steps' | 'nodes' | 'bytes' }
  /** A step that began well and broke: what was read until then stands. */
  | { readonly kind: 'broken'; readonly step: string }
  /** Only in a share: the sharer let out no more of what stands here than is shown. */
  | { readonly kind: 'withheld' };

/** Labels from the root's child down to `node`: what a finding keeps as its path. */
export const pathOf = (node: Decoded): string[] => {
  const path: string[] = [];
  for (let at: Decoded = node; at.parent; at = at.parent) path.push(at.label);
  return path.reverse();
};

/** As `pathOf`, without the steps: the names a rule speaks of (`body`, `data_list`, `[0]`, `properties`, `url`). */
export const namesOf = (node: Decoded): string[] => {
  const names: string[] = [];
  for (let at: Decoded = node; at.parent; at = at.parent) if (at.kind !== 'step') names.push(at.label);
  return names.reverse();
};

/** The node at `path` below `root`, null where there is none. */
export const nodeAt = (root: Decoded, path: readonly string[]): Decoded | null => {
  let at: Decoded | undefined = root;
  for (const label of path) {
    at = at.children.find((child) => child.label === label);
    if (!at) return null;
  }
  return at;
};
