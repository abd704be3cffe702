import * as m from '#words/messages/messages.js';
import { formatAmount, sayAmount, type Measure } from '#words/measures.ts';
import { formatCount, listWords } from '#words/numbers.ts';
import { isElsewhere, placeName, type PlaceKey } from '#words/places.ts';
import { whyChoice } from '../../state/said.ts';
import type { View } from '../../state/view.svelte.ts';
import type { Network, NetworkNode, SenderKind } from './graph.ts';
import type { ByPlace } from './tones.ts';

export const wordsOf: Readonly<
  Record<
    SenderKind,
    { readonly text: () => string; readonly head: () => string; readonly square: () => string }
  >
> = {
  page: { text: m.network_text_page, head: m.network_page, square: m.network_square_page },
  app: { text: m.network_text_app, head: m.network_app, square: m.network_square_app },
  capture: { text: m.network_text_capture, head: m.network_capture, square: m.network_square_capture }
};

const sorted = (places: ByPlace): readonly (readonly [PlaceKey, number])[] =>
  [...places].sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1));

const mostCodes = 2;

/** The codes of its countries, to stand behind its name: no colour tells alone. Empty where there is no country. */
export const codesOf = ({ places }: Pick<NetworkNode, 'places'>): string => {
  const codes = sorted(places).flatMap(([place]) => (isElsewhere(place) ? [] : [place]));
  if (codes.length === 0) return '';
  return ` ${codes.slice(0, mostCodes).join(' ')}${codes.length > mostCodes ? ' …' : ''}`;
};

const mostPlaces = 4;

const sayPlaces = (places: ByPlace, measure: Measure): string => {
  const rows = sorted(places);
  const [only] = rows;
  if (only && rows.length === 1) return placeName(only[0]);
  const said = rows
    .slice(0, mostPlaces)
    .map(([place, amount]) =>
      m.network_place({ place: placeName(place), amount: formatAmount(amount, measure) })
    );
  return listWords([...said, ...(rows.length > mostPlaces ? ['…'] : [])]);
};

/** What a node is, in a sentence; `recipients` of a sender. */
export const sayNode = (
  { label, amount, places, side, watched, unknown }: NetworkNode,
  recipients: number,
  measure: Measure
): string => {
  const what = { label, amount: sayAmount(amount, measure) };
  if (side === 'sender')
    return m.network_say_sender({ ...what, count: recipients, shown: formatCount(recipients) });
  const where = { ...what, places: sayPlaces(places, measure) };
  if (watched) return m.network_say_watched(where);
  return unknown ? m.network_say_unknown(where) : m.network_say(where);
};

/** As `sayNode`, with the reason why it is held to be who it is. */
export const whyNode = (node: NetworkNode, said: string, { report }: View): string => {
  const why = node.pick.kind === 'party' ? whyChoice(report, { party: node.pick.party }) : '';
  return why === '' ? said : m.network_why({ said, why });
};

/** How many recipients each node has. */
export const recipientCounts = ({ nodes, links }: Network): readonly number[] => {
  const counts = nodes.map(() => 0);
  for (const { from } of links) counts[from] = (counts[from] ?? 0) + 1;
  return counts;
};
