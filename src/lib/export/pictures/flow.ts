import { formatAmount, type Measure } from '#words/measures.ts';
import * as m from '#words/messages/messages.js';
import { apart, layoutLabels, type FlowLabels, type Label } from '../../diagrams/sankey/labels.ts';
import {
  layoutFlow,
  type FlowBand,
  type FlowGraph,
  type FlowNode,
  type FlowPicture
} from '../../diagrams/sankey/layout.ts';
import { levelName } from '../../diagrams/sankey/level-names.ts';
import { textMeter } from '../../diagrams/sankey/text-meter.ts';
import { element, textElement } from '../markup.ts';
import { paper } from '../paper.ts';
import { hatchId, type Drawing } from '../picture.ts';

const width = 1136;
const heads = 26;
const lineHeight = 16;
const beside = 7;

const bandMarkup = ({ path, thickness, watched, lit }: FlowBand): string =>
  element('path', {
    ...{ d: path, fill: 'none', 'stroke-width': thickness },
    stroke: watched ? paper.hot : (paper.much[2] ?? paper.ink),
    'stroke-opacity': lit ? (watched ? 0.45 : 0.34) : 0.1
  });

const halo = {
  stroke: paper.card,
  'stroke-width': 3.5,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke'
};

/** The name in its lines, and the amount behind or below it. */
const labelMarkup = (node: FlowNode, { lines, amount, isBelow }: Label): string => {
  const x = node.x + node.width + beside;
  const top = node.y + node.height / 2 - ((lines.length - 1 + Number(isBelow)) * lineHeight) / 2 + 4.5;
  const name = lines.map((line, row) =>
    textElement(
      'tspan',
      { ...{ x, y: top + row * lineHeight }, fill: node.watched ? paper.hot : paper.ink, 'font-weight': 600 },
      line.trimEnd()
    )
  );
  const below = isBelow ? { x, y: top + lines.length * lineHeight } : { dx: apart };
  const number = textElement('tspan', { ...below, fill: paper.quiet }, isBelow ? amount : ` ${amount}`);
  return element('text', { 'font-size': 13, ...halo }, name.join('') + number);
};

const nodeMarkup = (node: FlowNode, { of }: FlowLabels): string => {
  const fill = node.watched ? paper.hot : node.elsewhere ? `url(#${hatchId})` : (paper.much[4] ?? paper.ink);
  const { x, y, height, width } = node;
  const label = of.get(node.id);
  return element('rect', { x, y, width, height, rx: 1.5, fill }) + (label ? labelMarkup(node, label) : '');
};

const headMarkup = ({ levels }: FlowGraph, { columns }: FlowPicture): string =>
  levels
    .map((level, at) =>
      textElement(
        'text',
        { x: columns[at] ?? 0, y: 12, 'font-size': 12, 'letter-spacing': 0.6, fill: paper.quiet },
        levelName(level)
      )
    )
    .join('');

/** The flow from level to level, as wide as a page. */
export const flowDrawing = (graph: FlowGraph, measure: Measure): Drawing => {
  const labels = layoutLabels({
    ...{ graph, width, lineHeight, beside, lines: 2, room: Math.max(320, graph.tallest * 44) },
    measure: textMeter(13.5), // bold, and in whatever letters the reader has
    format: (amount) => formatAmount(amount, measure)
  });
  const { height } = labels.size;
  const picture = layoutFlow(graph, labels.size);
  const body =
    headMarkup(graph, picture) +
    element(
      'g',
      { transform: `translate(0 ${String(heads)})` },
      picture.bands.map(bandMarkup).join('') + picture.nodes.map((node) => nodeMarkup(node, labels)).join('')
    );
  const legend = [
    { fill: paper.hot, text: m.flow_watched() },
    ...(graph.levels.includes('kind') && measure !== 'findings'
      ? [{ fill: paper.much[2] ?? '', text: m.flow_divided() }]
      : [])
  ];
  return { width, height: height + heads, body, legend };
};
