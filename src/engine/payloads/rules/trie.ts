import { bareName } from '../decode/labels.ts';
import { parsePattern } from '../decode/name-pattern.ts';

/** Patterns of names (see `Field.at`) put together, so that one walk through a tree meets all of them. */
export interface PatternTrie<T> {
  readonly names: Map<string, PatternTrie<T>>;
  /** `ep.*`: names that begin so. */
  readonly prefixes: Map<string, PatternTrie<T>>;
  /** `*`, `[]` and `**`. */
  any: PatternTrie<T> | null;
  index: PatternTrie<T> | null;
  deep: PatternTrie<T> | null;
  /** Stands for any number of names: whoever is here stays here. */
  readonly loops: boolean;
  /** What the patterns that end here stand for. */
  readonly ends: T[];
}

const newTrie = <T>(loops = false): PatternTrie<T> => ({
  ...{ names: new Map(), prefixes: new Map(), any: null, index: null, deep: null, loops, ends: [] }
});

export const compilePatterns = <T>(items: readonly T[], patternOf: (item: T) => string): PatternTrie<T> => {
  const root = newTrie<T>();
  for (const item of items) parsePattern(patternOf(item)).reduce(grow, root).ends.push(item);
  return root;
};

const grow = <T>(at: PatternTrie<T>, part: string): PatternTrie<T> => {
  if (part === '**') return (at.deep ??= newTrie(true));
  if (part === '*') return (at.any ??= newTrie());
  if (part === '[]') return (at.index ??= newTrie());
  return part.endsWith('*') ? growIn(at.prefixes, part.slice(0, -1)) : growIn(at.names, part);
};

const growIn = <T>(map: Map<string, PatternTrie<T>>, key: string): PatternTrie<T> => {
  let child = map.get(key);
  if (!child) map.set(key, (child = newTrie()));
  return child;
};

/** Where one stands in a trie: never more places than it has nodes. */
export type Places<T> = readonly PatternTrie<T>[];

export const startOf = <T>(root: PatternTrie<T>): Places<T> => {
  const places: PatternTrie<T>[] = [];
  enter(places, root);
  return places;
};

const nowhere: Places<never> = [];

/** Where one stands after one more name. `a#2` is the second field called `a`. */
export const step = <T>(places: Places<T>, name: string): Places<T> => {
  let next: PatternTrie<T>[] | null = null;
  for (const place of places) {
    const to = onlyNext(place, name);
    if (to === null) continue;
    next ??= [];
    if (to === several) enterAll(next, place, name);
    else enter(next, to);
  }
  return next ?? nowhere;
};

const several = Symbol('several');

/** Most places lead on by names alone, if at all: that is told without making anything. */
const onlyNext = <T>(place: PatternTrie<T>, name: string): PatternTrie<T> | typeof several | null => {
  const isPlain = !place.loops && place.any === null && place.index === null && place.prefixes.size === 0;
  if (!isPlain || name.includes('#')) return several;
  return place.names.get(name) ?? null;
};

const enterAll = <T>(next: PatternTrie<T>[], place: PatternTrie<T>, name: string): void => {
  const bare = bareName(name);
  if (place.loops) enter(next, place);
  enter(next, place.any);
  if (place.index && isIndex(name)) enter(next, place.index);
  enter(next, place.names.get(name));
  if (bare !== name) enter(next, place.names.get(bare));
  if (place.prefixes.size > 0)
    for (const [prefix, child] of place.prefixes) if (bare.startsWith(prefix)) enter(next, child);
};

/** `**` is also no name at all. */
const enter = <T>(places: PatternTrie<T>[], place: PatternTrie<T> | null | undefined): void => {
  if (!place || places.includes(place)) return;
  places.push(place);
  enter(places, place.deep);
};

const index = /^\[\d+\]$/;
const isIndex = (name: string): boolean => name.startsWith('[') && index.test(name);
