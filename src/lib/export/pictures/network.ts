import { formatAmount, type Measure } from '#words/measures.ts';
import * as m from '#words/messages/messages.js';
import type { Network, NetworkNode } from '../../diagrams/network/graph.ts';
import { awayFrom, placeLabels, type Label } from '../../diagrams/network/labels.ts';
import { settle, type Spot } from '../../diagrams/network/layout.ts';
import { thicknesses } from '../../diagrams/network/near.ts';
import { wordsOf } from '../../diagrams/network/sayings.ts';
import { fitText } from '../../diagrams/sankey/fit-text.ts';
import { element, textElement } from '../markup.ts';
import { paper } from '../paper.ts';
import type { Drawing } from '../picture.ts';

const size = { width: 1136, height: 700 };
const letters = 26;
const [letterWidth, line] = [7.2, 17];

const shape = ({ side, watched, unknown }: NetworkNode, { x, y, radius }: Spot): string => {
  const cool = paper.much[side === 'sender' ? 4 : 3] ?? paper.ink;
  const paint = {
    fill: unknown ? paper.card : watched ? paper.hot : cool,
    stroke: unknown ? paper.quiet : paper.card,
    'stroke-width': unknown ? 2 : 1.5,
    'stroke-dasharray': unknown ? '3 2' : null
  };
  const half = (radius * Math.sqrt(Math.PI)) / 2; // A square of the same area as the circle.
  return side === 'sender'
    ? element('rect', { x: x - half, y: y - half, width: 2 * half, height: 2 * half, rx: 2, ...paint })
    : element('circle', { cx: x, cy: y, r: radius, ...paint });
};

const textOf = ({ label, amount }: NetworkNode, measure: Measure): readonly [string, string] => [
  fitText(label, letters),
  ` ${formatAmount(amount, measure)}`
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
    legend: [
      { fill: paper.much[4] ?? '', text: wordsOf[graph.senders].square() },
      { fill: paper.much[3] ?? '', text: m.network_circle() },
      { fill: paper.hot, text: m.network_ringed() },
      { fill: paper.card, stroke: paper.quiet, text: m.network_hollow() }
    ]
  };
};
