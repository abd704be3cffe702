import { isElsewhere, type PlaceKey } from '#words/places.ts';
import type { Leg } from '../../state/legs.ts';

/** Colours of countries that are not watched; the hot one is for those that are, and for nothing else. */
export const countryTones = ['country-1', 'country-2', 'country-3', 'country-4', 'country-5'] as const;
export type CountryTone = (typeof countryTones)[number];

/** `rest`: countries beyond those that have a colour, and the network of the capture itself. */
export type Tone = 'watched' | CountryTone | 'rest' | 'unknown';

/** How much of something went to each place. */
export type ByPlace = ReadonlyMap<PlaceKey, number>;

/** What part of a node has a colour: `from` and `to` of 1, clockwise from the top. */
export interface Slice {
  readonly tone: Tone;
  readonly from: number;
  readonly to: number;
}

export interface Tones {
  readonly of: (place: PlaceKey) => Tone;
  /** Countries that have a colour of their own, the one with most first. */
  readonly named: readonly { readonly place: PlaceKey; readonly tone: CountryTone }[];
}

const toneOrder: readonly Tone[] = ['watched', ...countryTones, 'rest', 'unknown'];

/** By all there is, whatever is filtered: a country never changes its colour while one looks. */
export const tonesOf = (legs: readonly Leg[], watch: readonly string[]): Tones => {
  const weights = new Map<PlaceKey, number>();
  for (const { place, requests, flows } of legs)
    if (!isElsewhere(place) && !watch.includes(place))
      weights.set(place, (weights.get(place) ?? 0) + requests + flows);
  const named = [...weights]
    .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
    .flatMap(([place], at) => {
      const tone = countryTones[at];
      return tone ? [{ place, tone }] : [];
    });
  const known = new Map<PlaceKey, Tone>(named.map(({ place, tone }) => [place, tone]));
  const of = (place: PlaceKey): Tone => {
    if (watch.includes(place)) return 'watched';
    return isElsewhere(place) && place !== 'this-network' ? 'unknown' : (known.get(place) ?? 'rest');
  };
  return { of, named };
};

/** One for each colour there is in `places`; empty where nothing went anywhere. */
export const slicesOf = (places: ByPlace, tones: Tones): readonly Slice[] => {
  const amounts = new Map<Tone, number>();
  for (const [place, amount] of places) {
    const tone = tones.of(place);
    if (amount > 0) amounts.set(tone, (amounts.get(tone) ?? 0) + amount);
  }
  const all = [...amounts.values()].reduce((sum, amount) => sum + amount, 0);
  let from = 0;
  return toneOrder.flatMap((tone) => {
    const amount = amounts.get(tone);
    if (amount === undefined) return [];
    const slice = { tone, from, to: from + amount / all };
    from = slice.to;
    return [slice];
  });
};

/** A legend explains what is there. */
export const tonesUsed = (nodes: readonly { readonly slices: readonly Slice[] }[]): ReadonlySet<Tone> =>
  new Set(nodes.flatMap(({ slices }) => slices.map(({ tone }) => tone)));

/** Radians as `arc` of a canvas takes them: 0 is to the right. */
export const angleOf = (part: number): number => (part - 0.25) * 2 * Math.PI;

/** The slice of a circle, as the `d` of a path. A whole circle is none: it has no edge to start from. */
export const slicePath = (x: number, y: number, radius: number, { from, to }: Slice): string => {
  const at = (part: number): string =>
    `${(x + radius * Math.cos(angleOf(part))).toFixed(2)} ${(y + radius * Math.sin(angleOf(part))).toFixed(2)}`;
  const isLarge = to - from > 0.5 ? 1 : 0;
  const round = `${radius.toFixed(2)} ${radius.toFixed(2)}`;
  return `M${x.toFixed(2)} ${y.toFixed(2)}L${at(from)}A${round} 0 ${String(isLarge)} 1 ${at(to)}Z`;
};
