import { sankey, sankeyLinkHorizontal, type SankeyGraph, type SankeyLink, type SankeyNode } from 'd3-sankey';
import type { FlowLevel } from '../../state/flow-levels.ts';
import type { Leg } from '../../state/legs.ts';
import { isSelected, type Selection } from '../../state/selection.ts';
import { nodesOfLevel, type LevelNodes, type NodeFacts } from './groups.ts';
import { linksOf, mergeWays, type Link as Band, type LinkFacts, type MergedWay } from './links.ts';
import { rankNodes } from './ranks.ts';
import type { Ways } from './ways.ts';

export interface GraphInput {
  readonly ways: Ways;
  /** All legs of the report: ways say theirs by index. */
  readonly legs: readonly Leg[];
  /** Sites of pages: ways say theirs by index. */
  readonly pages: readonly string[];
  /** From left to right, two at least. */
  readonly levels: readonly FlowLevel[];
  readonly selection: Selection;
  readonly watch: readonly string[];
  /** Most nodes in a level; what is less is folded into one. */
  readonly most: (level: FlowLevel) => number;
}

/** What is to be drawn, before it is known where. */
export interface FlowGraph {
  readonly levels: readonly FlowLevel[];
  readonly selection: Selection;
  readonly nodes: readonly Counted[];
  readonly links: readonly Band[];
  readonly ways: readonly MergedWay[];
  /** Nodes of the fullest level. */
  readonly tallest: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
  /** Right of the last level, for its names. */
  readonly margin?: number;
  /** Between nodes of a level, at the least; half of it is above the first and below the last. */
  readonly gap?: number;
}

export interface FlowNode extends NodeFacts {
  /** What a reader is told: a request that holds several kinds counts whole in each. */
  readonly amount: number;
  readonly selected: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FlowBand {
  readonly id: string;
  readonly path: string;
  readonly thickness: number;
  readonly amount: number;
  readonly from: string;
  readonly to: string;
  readonly watched: boolean;
  /** False where something else is selected. */
  readonly lit: boolean;
}

export interface FlowPicture {
  readonly nodes: readonly FlowNode[];
  readonly bands: readonly FlowBand[];
  /** Where each level begins, from left to right. */
  readonly columns: readonly number[];
}

type Counted = NodeFacts & { readonly amount: number };
type Node = SankeyNode<Counted, LinkFacts>;
type Link = SankeyLink<Counted, LinkFacts>;

export const nodeWidth = 10;
const inset = 2;

const amountsOf = ({ nodes, nodeOf }: LevelNodes, amounts: Float64Array): readonly Counted[] => {
  const sums = new Float64Array(nodes.length);
  nodeOf.forEach((node, way) => {
    sums[node] = (sums[node] ?? 0) + (amounts[way] ?? 0);
  });
  // Shares of a whole number of things: what is off is the arithmetic.
  return nodes.map((node, at) => ({ ...node, amount: Math.round(sums[at] ?? 0) }));
};

/** Bands that meet many others need not be settled so finely. */
const manyLinks = 300;

const rightOf = ({ width, margin = 0 }: Size): number => Math.max(width - inset - margin, nodeWidth * 4);

const place = ({ nodes, links, levels, tallest }: FlowGraph, size: Size): SankeyGraph<Counted, LinkFacts> => {
  const { height, gap } = size;
  const edge = gap === undefined ? inset : gap / 2;
  const ranks = rankNodes(nodes, links, levels);
  return sankey<Counted, LinkFacts>()
    .nodeId(({ id }) => id)
    .nodeAlign(({ level }) => levels.indexOf(level))
    .nodeSort((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0))
    .nodeWidth(nodeWidth)
    .nodePadding(gap ?? Math.min(16, Math.max(5, height / (tallest * 3))))
    .iterations(links.length > manyLinks ? 2 : 6)
    .extent([
      [inset, edge],
      [rightOf(size), Math.max(height - edge, 40)]
    ])({ nodes: nodes.map((node) => ({ ...node })), links: links.map((link) => ({ ...link })) });
};

const isChosen = ({ pick }: NodeFacts, selection: Selection): boolean =>
  pick.kind === 'choice' &&
  Object.entries(pick.choice).every(
    ([dimension, value]) => selection[dimension as keyof Selection] === value
  );

const drawNode = (node: Node, selection: Selection): FlowNode => {
  const { id, level, label, pick, watched, elsewhere, isFold, amount } = node;
  const [x, y] = [node.x0 ?? 0, node.y0 ?? 0];
  return {
    ...{ id, level, label, pick, watched, elsewhere, isFold, amount, x, y },
    selected: isChosen(node, selection),
    width: (node.x1 ?? 0) - x,
    height: Math.max(1, (node.y1 ?? 0) - y)
  };
};

const pathOf = sankeyLinkHorizontal<Counted, LinkFacts>();

const drawBand = (link: Link): FlowBand => {
  const [source, target] = [link.source as Node, link.target as Node];
  return {
    id: link.id,
    path: pathOf(link) ?? '',
    thickness: Math.max(1, link.width ?? 0),
    amount: Math.round(link.amount),
    from: source.label,
    to: target.label,
    watched: link.watched,
    lit: link.lit
  };
};

const perLevel = (nodes: readonly NodeFacts[], levels: readonly FlowLevel[]): readonly number[] =>
  levels.map((level) => nodes.filter((node) => node.level === level).length);

/** What goes from level to level. */
export const flowGraph = ({ ways, legs, pages, levels, selection, watch, most }: GraphInput): FlowGraph => {
  const nodes = levels.map((level) => nodesOfLevel(level, { ways, legs, pages, selection, watch, most }));
  const marks = legs.map((leg) => (watch.includes(leg.place) ? 2 : 0) + (isSelected(leg, selection) ? 1 : 0));
  const merged = mergeWays(ways, nodes, (way) => marks[ways.leg[way] ?? 0] ?? 0);
  const facts = nodes.flatMap((level, at) =>
    amountsOf(level, levels[at] === 'kind' ? ways.whole : ways.share)
  );
  return {
    ...{ levels, selection, nodes: facts, links: linksOf(merged, levels), ways: merged },
    tallest: Math.max(1, ...perLevel(facts, levels))
  };
};

/** Where everything stands, in a box of `width` by `height`. */
export const layoutFlow = (graph: FlowGraph, size: Size): FlowPicture => {
  const last = Math.max(1, graph.levels.length - 1);
  const columns = graph.levels.map((_, at) => inset + (at / last) * (rightOf(size) - nodeWidth - inset));
  if (graph.links.length === 0) return { nodes: [], bands: [], columns };
  const { nodes, links } = place(graph, size);
  return {
    columns,
    nodes: nodes.map((node) => drawNode(node, graph.selection)),
    bands: links.map(drawBand).sort((a, b) => Number(a.lit) - Number(b.lit))
  };
};
