import * as m from '#words/messages/messages.js';
import { sayAmount, type Measure } from '#words/measures.ts';
import { formatCount } from '#words/numbers.ts';
import { whyChoice } from '../../state/said.ts';
import type { View } from '../../state/view.svelte.ts';
import type { Network, NetworkNode, SenderKind } from './graph.ts';

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

/** What a node is, in a sentence; `recipients` of a sender. */
export const sayNode = (
  { label, amount, side, watched, unknown }: NetworkNode,
  recipients: number,
  measure: Measure
): string => {
  const what = { label, amount: sayAmount(amount, measure) };
  if (side === 'sender')
    return m.network_say_sender({ ...what, count: recipients, shown: formatCount(recipients) });
  if (watched) return m.network_say_watched(what);
  return unknown ? m.network_say_unknown(what) : m.network_say(what);
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
