import { formatAmount, type Measure } from '#words/measures.ts';
import { placeName } from '#words/places.ts';
import * as m from '#words/messages/messages.js';
import type { Network, NetworkNode } from '../../diagrams/network/graph.ts';
import { awayFrom, placeLabels, type Label } from '../../diagrams/network/labels.ts';
import { settle, type Spot } from '../../diagrams/network/layout.ts';
import { thicknesses } from '../../diagrams/network/near.ts';
import { fillOf } from '../../diagrams/network/paint.ts';
import { codesOf, wordsOf } from '../../diagrams/network/sayings.ts';
import { slicePath, tonesUsed, type Tone } from '../../diagrams/network/tones.ts';
import { fitText } from '../../diagrams/sankey/fit-text.ts';
import { element, textElement } from '../markup.ts';
import { paper } from '../paper.ts';
import type { Drawing, Legend } from '../picture.ts';

const size = { width: 1136, height: 700 };
const letters = 26;
const [letterWidth, line] = [7.2, 17];

const paintOf = (tone: Tone) => ({
  fill: fillOf(tone, paper),
  stroke: tone === 'unknown' ? paper.quiet : paper.card,
  'stroke-width': tone === 'unknown' ? 2 : 1.5,
  'stroke-dasharray': tone === 'unknown' ? '3 2' : null
});

const shape = ({ side, slices }: NetworkNode, { x, y, radius }: Spot): string => {
  const half = (radius * Math.sqrt(Math.PI)) / 2; // A square of the same area as the circle.
  if (side === 'sender')
    return element('rect', {
      ...{ x: x - half, y: y - half, width: 2 * half, height: 2 * half, rx: 2 },
      ...{ fill: paper.ink, stroke: paper.card, 'stroke-width': 1.5 }
    });
  const [only] = slices;
  if (slices.length === 1 && only)
    return element('circle', { cx: x, cy: y, r: radius, ...paintOf(only.tone) });
  return slices
    .map((slice) => element('path', { d: slicePath(x, y, radius, slice), ...paintOf(slice.tone) }))
    .join('');
};

const textOf = (node: NetworkNode, measure: Measure): readonly [string, string] => [
  fitText(node.label, letters),
  `${codesOf(node)} ${formatAmount(node.amount, measure)}`
];

const nameOf = (node: NetworkNode, { x, y, anchor }: Label, measure: Measure): string => {
  const [name, amount] = textOf(node, measure);
  const halo = {
    stroke: paper.card,
    'stroke-width': 3.5,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke'
  };
  const at = { x, y: y + 4.5, 'font-size': 13, 'text-anchor': anchor };
  return element(
    'text',
    { ...at, ...halo },
    textElement('tspan', { fill: node.watched ? paper.hot : paper.ink }, name) +
      textElement('tspan', { fill: paper.quiet }, amount)
  );
};

const labelsFor = (graph: Network, spots: readonly Spot[], measure: Measure): readonly Label[] =>
  placeLabels({
    ...{ spots, size, line, away: awayFrom(spots, graph.links) },
    order: graph.nodes
      .map((_, at) => at)
      .sort((a, b) => (graph.nodes[b]?.amount ?? 0) - (graph.nodes[a]?.amount ?? 0)),
    widths: graph.nodes.map((node) => textOf(node, measure).join('').length * letterWidth)
  });

const legendOf = ({ senders, nodes, tones }: Network): readonly Legend[] => {
  const used = tonesUsed(nodes);
  const entry = (tone: Tone, text: string): readonly Legend[] =>
    used.has(tone)
      ? [{ fill: fillOf(tone, paper), ...(tone === 'unknown' ? { stroke: paper.quiet } : {}), text }]
      : [];
  return [
    { fill: paper.ink, text: wordsOf[senders].square() },
    ...entry('watched', m.network_ringed()),
    ...tones.named.flatMap(({ place, tone }) => entry(tone, placeName(place))),
    ...entry('rest', m.network_rest()),
    ...entry('unknown', m.network_hollow())
  ];
};

/** Pages, or apps, and their recipients. */
export const networkDrawing = (graph: Network, measure: Measure): Drawing => {
  const spots = settle(graph, size);
  const thick = thicknesses(graph);
  const lines = graph.links.map(({ from, to, watched }, at) =>
    element('line', {
      ...{ x1: spots[from]?.x ?? 0, y1: spots[from]?.y ?? 0, x2: spots[to]?.x ?? 0, y2: spots[to]?.y ?? 0 },
      ...{ 'stroke-width': thick[at] ?? 1, 'stroke-opacity': 0.45 },
      stroke: watched ? paper.hot : (paper.much[2] ?? paper.ink)
    })
  );
  const shapes = graph.nodes.map((node, at) => {
    const spot = spots[at];
    return spot ? shape(node, spot) : '';
  });
  const names = labelsFor(graph, spots, measure).map((label) => {
    const node = graph.nodes[label.at];
    return node ? nameOf(node, label, measure) : '';
  });
  return {
    ...size,
    body: [...lines, ...shapes, ...names].join(''),
    legend: legendOf(graph),
    notes: [m.network_circle()]
  };
};
