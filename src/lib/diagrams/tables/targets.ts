import type { View } from '../../state/view.svelte.ts';
import type { Target } from './column.ts';

/** Chooses what a row stands for, or opens its evidence; opened again it is closed. */
export const openRow = (view: View, target: Target): void => {
  if (target.kind === 'choice') view.choose(target.choice);
  else if (view.claim === target.finding.id) view.closeClaim();
  else view.openClaim(target.finding);
};

export const isChosen = (view: View, target: Target): boolean =>
  target.kind === 'choice'
    ? target.choice.host !== undefined && view.state.selection.host === target.choice.host
    : view.claim === target.finding.id;
