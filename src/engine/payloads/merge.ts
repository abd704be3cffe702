import type { Decoded } from '../model/decoded.ts';
import type { FindingKind } from '../model/finding.ts';
import type { Found } from './found.ts';

/** What one request holds: each value of a kind once, with the best that is known of it. */
export interface Merged {
  readonly found: Found;
  readonly times: number;
  /** The capture itself, or the user, vouches for it. */
  readonly isKnown: boolean;
}

interface Entry {
  found: Found;
  times: number;
  isKnown: boolean;
}

/**
 * Of several that speak of one node, those of a rule stand, and known values; what a pattern inferred stands only where
 * nobody else spoke. The same value of the same kind is told once, with the way to where it lies bare.
 */
export const merge = (all: readonly Found[]): Merged[] => {
  const observed = new Set(all.flatMap((found) => (isSure(found) ? chainOf(found.node) : [])));
  const entries = new Map<string, Entry>();
  const claims = new Claims();
  const known = knownPlaces(all);
  for (const found of all) {
    const chain = chainOf(found.node);
    if (!isSure(found) && chain.some((node) => observed.has(node))) continue;
    const isKnown = isKnownValue(found) || known.get(memberOf(found.node))?.has(found.kind) === true;
    if (claims.take(found, chain)) add(entries, found, isKnown);
  }
  return [...entries.values()];
};

const isKnownValue = ({ reason }: Found): boolean => reason === 'known-value' || reason === 'known-hash';

/** Members that hold a known value, whole, and of what kinds: a rule may have spoken of them first. */
const knownPlaces = (all: readonly Found[]): ReadonlyMap<Decoded, ReadonlySet<FindingKind>> => {
  const places = new Map<Decoded, Set<FindingKind>>();
  for (const found of all) {
    if (!isSure(found) || !isKnownValue(found)) continue;
    const member = memberOf(found.node);
    places.set(member, (places.get(member) ?? new Set()).add(found.kind));
  }
  return places;
};

/** Who spoke first of a node, kind by kind: our own rules come before TrackHAR's, and rules before known values. */
class Claims {
  readonly #rules = new Map<Decoded, Map<string, string>>();

  /** False where another rule has said the same of this node, in its own words. */
  take({ kind, rule }: Found, chain: readonly Decoded[]): boolean {
    const member = chain.at(-1);
    if (!member) return true;
    const kinds = this.#rules.get(member) ?? new Map<string, string>();
    this.#rules.set(member, kinds);
    const first = kinds.get(kind);
    if (first === undefined) kinds.set(kind, rule);
    return first === undefined || first === rule;
  }
}

const isSure = ({ certainty }: Found): boolean => certainty === 'observed';

const memberOf = (node: Decoded): Decoded => {
  let at = node;
  while (at.kind === 'step' && at.parent) at = at.parent;
  return at;
};

/** The node and what was opened on the way to it from the member that holds it. */
const chainOf = (node: Decoded): Decoded[] => {
  const chain = [node];
  for (let at = node; at.kind === 'step' && at.parent; at = at.parent) chain.push(at.parent);
  return chain;
};

const add = (entries: Map<string, Entry>, found: Found, isKnown: boolean): void => {
  const key = `${found.kind} ${found.what} ${found.form} ${found.value}`;
  const entry = entries.get(key);
  if (!entry) {
    entries.set(key, { found, times: 1, isKnown });
    return;
  }
  const isSameNode =
    chainOf(found.node).includes(entry.found.node) || chainOf(entry.found.node).includes(found.node);
  if (!isSameNode) entry.times++;
  if (isKnown) entry.isKnown = true;
  if (isBetter(found, entry.found)) entry.found = found;
};

const isBetter = (one: Found, other: Found): boolean => {
  if (isSure(one) !== isSure(other)) return isSure(one);
  return one.node !== other.node && chainOf(one.node).includes(other.node);
};
