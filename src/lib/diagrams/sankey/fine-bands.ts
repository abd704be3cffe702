import type { FlowBand } from './layout.ts';

/** Bands too thin to be pointed at one by one, drawn in one stroke. */
export interface FineBands {
  readonly path: string;
  readonly watched: boolean;
  readonly lit: boolean;
}

export interface PartedBands {
  /** Drawn one by one. */
  readonly broad: readonly FlowBand[];
  readonly fine: readonly FineBands[];
}

/** So many may each be an element of its own. */
const fewBands = 160;
const broadest = 1.5;

const merge = (bands: readonly FlowBand[]): readonly FineBands[] => {
  const groups = new Map<string, FlowBand[]>();
  for (const band of bands) {
    const key = `${String(band.watched)} ${String(band.lit)}`;
    const group = groups.get(key);
    if (group) group.push(band);
    else groups.set(key, [band]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first
      ? [{ path: group.map(({ path }) => path).join(''), watched: first.watched, lit: first.lit }]
      : [];
  });
};

/** Where there are many bands, hundreds of them are a pixel thin: together they are drawn many times as fast. */
export const partBands = (bands: readonly FlowBand[]): PartedBands => {
  if (bands.length <= fewBands) return { broad: bands, fine: [] };
  const isFine = ({ thickness }: FlowBand): boolean => thickness < broadest;
  return { broad: bands.filter((band) => !isFine(band)), fine: merge(bands.filter(isFine)) };
};
