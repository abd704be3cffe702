import { certaintyName } from '../evidence/facts.ts';
import { kindName } from '#words/findings.ts';
import { tiesName } from '#words/measures.ts';
import { placeName } from '#words/places.ts';
import { formatSpan } from '#words/times.ts';
import * as m from '#words/messages/messages.js';
import type { Filter } from './filter.ts';
import type { Leg } from './legs.ts';
import type { Choice, Selection } from './selection.ts';

/** One thing that was chosen or filtered by: how it is called, and what lets go of it. */
export interface Chosen {
  readonly text: string;
  readonly letGo:
    | { readonly kind: 'choice'; readonly choice: Choice }
    | { readonly kind: 'filter'; readonly part: Partial<Filter> };
}

const partyName = (key: string, legs: readonly Leg[]): string =>
  legs.find((leg) => leg.party.key === key)?.party.name ?? key.replace(/^\w+:/, '');

const choice = (text: string, chosen: Choice): Chosen => ({
  text,
  letGo: { kind: 'choice', choice: chosen }
});
const filter = (text: string, part: Partial<Filter>): Chosen => ({ text, letGo: { kind: 'filter', part } });

/** Everything that is chosen now, in words. */
export const chosenWords = (
  { place, party, host }: Selection,
  { app, kind, certainty, span, ties, text }: Filter,
  legs: readonly Leg[]
): readonly Chosen[] => [
  ...(place === null ? [] : [choice(placeName(place), { place })]),
  ...(party === null ? [] : [choice(partyName(party, legs), { party })]),
  ...(host === null ? [] : [choice(host, { host })]),
  ...(app === null ? [] : [filter(app, { app: null })]),
  ...(kind === null ? [] : [filter(kindName(kind), { kind: null })]),
  ...(certainty === null ? [] : [filter(certaintyName(certainty), { certainty: null })]),
  ...(span === null ? [] : [filter(formatSpan(span), { span: null })]),
  ...(ties === null ? [] : [filter(tiesName(ties), { ties: null })]),
  ...(text === null ? [] : [filter(m.filter_quoted({ text }), { text: null })])
];
