import type { Decoded } from '../../model/decoded.ts';
import { namesOf } from '../../model/decoded.ts';

interface Place {
  readonly node: Decoded;
  readonly part: string;
}

/** A shorter text stands in too many others by chance. */
const shortestPiece = 6;

/** The values of an opened request by their text. */
export class TextPlaces {
  readonly #byText = new Map<string, Place[]>();
  readonly #parts: readonly Decoded[];

  constructor(root: Decoded) {
    this.#parts = root.children;
    for (const part of root.children) this.#collect(part, part.label);
  }

  /** Texts of one part. */
  *textsOf(part: string): Generator<string> {
    for (const [text, places] of this.#byText) if (places.some((place) => place.part === part)) yield text;
  }

  /**
   * Where `text` stands: in this part rather than in another, under the names of `way` rather than others; else the
   * value it is a piece of; else, where it cannot be found again, the part that it was read from.
   */
  holding(text: string, part: string, way: readonly string[]): Decoded | null {
    const same = this.#byText.get(text) ?? [];
    const near = same.filter((place) => place.part === part);
    const best = nearest(near.length > 0 ? near : same, way) ?? this.#around(text, part, way);
    return best?.node ?? this.#parts.find(({ label }) => label === part) ?? null;
  }

  /** The shortest value it is a piece of: the one that was opened furthest. */
  #around(text: string, part: string, way: readonly string[]): Place | null {
    if (text.length < shortestPiece) return null;
    const wholes = [...this.#byText.keys()].filter((whole) => whole.includes(text));
    const within = wholes
      .sort((one, other) => one.length - other.length)
      .map((whole) => (this.#byText.get(whole) ?? []).filter((place) => place.part === part));
    return nearest(within.find((places) => places.length > 0) ?? [], way);
  }

  #collect(node: Decoded, part: string): void {
    const { value } = node;
    if (value !== null && typeof value !== 'object') {
      const text = String(value);
      const places = this.#byText.get(text);
      if (places) places.push({ node, part });
      else this.#byText.set(text, [{ node, part }]);
    }
    for (const child of node.children) this.#collect(child, part);
  }
}

/** The one whose names end most like `way`, the first of several. */
const nearest = (places: readonly Place[], way: readonly string[]): Place | null => {
  let best: Place | null = null;
  let bestLikeness = -1;
  for (const place of places.slice(0, mostLooked)) {
    const likeness = likenessOf(namesOf(place.node), way);
    if (likeness > bestLikeness) [best, bestLikeness] = [place, likeness];
  }
  return best;
};

const mostLooked = 100;

const likenessOf = (names: readonly string[], way: readonly string[]): number => {
  const isNamed = (name: string | undefined, at: number) =>
    name !== undefined && bare(name) === way.at(-1 - at)?.toLowerCase();
  let same = 0;
  while (same < way.length && isNamed(names.at(-1 - same), same)) same++;
  return same;
};

/** `[0]` and `a#2` as TrackHAR's paths call them. */
const bare = (name: string): string => name.toLowerCase().replace(/^\[(\d+)\]$|#\d+$/, '$1');
