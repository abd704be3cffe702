import type { PlaceKey } from '#words/places.ts';
import type { Leg, PartyKey } from './legs.ts';

/** What the reader chose, shared by every view. `null` chooses nothing in that dimension. */
export interface Selection {
  readonly place: PlaceKey | null;
  readonly party: PartyKey | null;
  /** A host name, an address with whatever hosts are at it, or `foldedHosts`. */
  readonly host: string | null;
}

export type Choice = Partial<Selection>;

export const nothing: Selection = { place: null, party: null, host: null };

/** No name of a host has a space in it. */
export const foldedHosts = 'other addresses';

export const hostKey = (leg: Pick<Leg, 'host' | 'address'> & { readonly folded?: number }): string =>
  leg.folded ? foldedHosts : (leg.host ?? leg.address ?? '');

export const isEmpty = ({ place, party, host }: Selection): boolean =>
  place === null && party === null && host === null;

export const isSelected = (leg: Leg, { place, party, host }: Selection): boolean =>
  (place === null || leg.place === place) &&
  (party === null || leg.party.key === party) &&
  (host === null || hostKey(leg) === host || leg.address === host);

export const select = (legs: readonly Leg[], selection: Selection): readonly Leg[] =>
  isEmpty(selection) ? legs : legs.filter((leg) => isSelected(leg, selection));

const isAlreadyChosen = (selection: Selection, choice: Choice): boolean =>
  Object.entries(choice).every(([dimension, value]) => selection[dimension as keyof Selection] === value);

const without = (selection: Selection, choice: Choice): Selection => ({
  ...selection,
  ...Object.fromEntries(Object.keys(choice).map((dimension) => [dimension, null]))
});

/**
 * The selection after a click on `choice`: chosen again it is let go; together with what is already chosen it narrows;
 * where that would leave nothing, the new choice stands alone.
 */
export const choose = (legs: readonly Leg[], selection: Selection, choice: Choice): Selection => {
  if (isAlreadyChosen(selection, choice)) return without(selection, choice);
  const narrowed = { ...selection, ...choice };
  return legs.some((leg) => isSelected(leg, narrowed)) ? narrowed : { ...nothing, ...choice };
};
