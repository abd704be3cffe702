import { sankey, sankeyLinkHorizontal, type SankeyGraph, type SankeyLink, type SankeyNode } from 'd3-sankey';
import type { Measure } from '#words/measures.ts';
import { formatCount } from '#words/numbers.ts';
import { isElsewhere, placeName, type PlaceKey } from '#words/places.ts';
import type { Leg } from '../../state/legs.ts';
import { hostKey, isEmpty, isSelected, type Choice, type Selection } from '../../state/selection.ts';
import { groupBy } from '../../state/tally.ts';

export const columns = ['host', 'party', 'place'] as const;
export type Column = (typeof columns)[number];

export interface FlowInput {
  readonly legs: readonly Leg[];
  readonly measure: Measure;
  readonly selection: Selection;
  readonly watch: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Most nodes in a column; what is less is folded into one. */
  readonly most: number;
}

export interface FlowNode {
  readonly id: string;
  readonly column: Column;
  readonly label: string;
  readonly amount: number;
  /** What a click on it chooses; null for a fold of several. */
  readonly choice: Choice | null;
  readonly watched: boolean;
  readonly elsewhere: boolean;
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
  readonly title: string;
  readonly watched: boolean;
  /** False where something else is selected. */
  readonly lit: boolean;
}

export interface FlowPicture {
  readonly nodes: readonly FlowNode[];
  readonly bands: readonly FlowBand[];
}

interface NodeFacts {
  readonly id: string;
  readonly column: Column;
  readonly label: string;
  readonly choice: Choice | null;
  readonly watched: boolean;
  readonly elsewhere: boolean;
}

interface LinkFacts {
  readonly id: string;
  readonly watched: boolean;
  readonly lit: boolean;
}

type Node = SankeyNode<NodeFacts, LinkFacts>;
type Link = SankeyLink<NodeFacts, LinkFacts>;

const nodeWidth = 10;
const inset = 2;

const keyIn: Readonly<Record<Column, (leg: Leg) => string>> = {
  host: hostKey,
  party: (leg) => leg.party.key,
  place: (leg) => leg.place
};

const labelIn: Readonly<Record<Column, (leg: Leg) => string>> = {
  host: hostKey,
  party: (leg) => leg.party.name,
  place: (leg) => placeName(leg.place)
};

const isElsewhereKey = (key: string): boolean => isElsewhere(key as PlaceKey);

const total = (legs: readonly Leg[], measure: Measure): number =>
  legs.reduce((sum, leg) => sum + leg[measure], 0);

interface Group {
  readonly key: string;
  readonly first: Leg | undefined;
  readonly chosen: boolean;
  readonly watched: boolean;
  readonly amount: number;
}

const weigh = (key: string, legs: readonly Leg[], { selection, watch, measure }: FlowInput): Group => ({
  key,
  first: legs[0],
  chosen: !isEmpty(selection) && legs.some((leg) => isSelected(leg, selection)),
  watched: legs.some((leg) => watch.includes(leg.place)),
  amount: total(legs, measure)
});

const byImportance = (a: Group, b: Group): number =>
  Number(b.chosen) - Number(a.chosen) || Number(b.watched) - Number(a.watched) || b.amount - a.amount;

const nodeFacts = (
  column: Column,
  { key, first }: Group & { readonly first: Leg },
  input: FlowInput
): NodeFacts => ({
  id: `${column}:${key}`,
  column,
  label: labelIn[column](first),
  choice: { [column]: key },
  watched: column === 'place' && input.watch.includes(key),
  elsewhere: column === 'place' && isElsewhereKey(key)
});

/** Nodes of one column: the selected stay, then the watched, then the largest; the others become one. */
const nodesOf = (column: Column, legs: readonly Leg[], input: FlowInput): ReadonlyMap<string, NodeFacts> => {
  const groups = [...groupBy(legs, keyIn[column])]
    .map(([key, group]) => weigh(key, group, input))
    .sort(byImportance);
  const kept = groups.length > input.most ? input.most - 1 : groups.length;
  const label = `others (${formatCount(groups.length - kept)})`;
  const others: NodeFacts = {
    ...{ id: `${column}:others`, column, label, choice: null, watched: false, elsewhere: false }
  };
  return new Map(
    groups.map(({ first, ...group }, at) => [
      group.key,
      at < kept && first ? nodeFacts(column, { ...group, first }, input) : others
    ])
  );
};

/** Bands that go to watched places, and those that are selected, are never merged with the others beside them. */
const linksOf = (
  [from, to]: readonly [Column, Column],
  legs: readonly Leg[],
  nodes: Readonly<Record<Column, ReadonlyMap<string, NodeFacts>>>,
  input: FlowInput
): Link[] => {
  const facts = (leg: Leg) => {
    const source = nodes[from].get(keyIn[from](leg))?.id ?? '';
    const target = nodes[to].get(keyIn[to](leg))?.id ?? '';
    const watched = input.watch.includes(leg.place);
    const lit = isSelected(leg, input.selection);
    return { id: `${source} ${target} ${String(watched)} ${String(lit)}`, source, target, watched, lit };
  };
  return [...groupBy(legs, (leg) => facts(leg).id)].flatMap(([, group]) =>
    group[0] ? [{ ...facts(group[0]), value: total(group, input.measure) }] : []
  );
};

type Ranks = ReadonlyMap<string, number>;

const ranked = (nodes: readonly NodeFacts[]): [string, number][] => nodes.map(({ id }, at) => [id, at]);

const isOthers = ({ id }: NodeFacts): boolean => id.endsWith(':others');

const amountInto = (id: string, links: readonly Link[]): number =>
  links.reduce((sum, link) => (link.target === id ? sum + link.value : sum), 0);

const amountFrom = (id: string, links: readonly Link[]): number =>
  links.reduce((sum, link) => (link.source === id ? sum + link.value : sum), 0);

/** Watched places first, those that are no country last, between them the larger first. */
const rankPlaces = (nodes: readonly NodeFacts[], links: readonly Link[]): [string, number][] =>
  ranked(
    nodes
      .filter(({ column }) => column === 'place')
      .sort(
        (a, b) =>
          Number(isOthers(a)) - Number(isOthers(b)) ||
          Number(a.elsewhere) - Number(b.elsewhere) ||
          Number(b.watched) - Number(a.watched) ||
          amountInto(b.id, links) - amountInto(a.id, links)
      )
  );

/** Where the bands out of a node lead on average: nodes in this order cross few bands. */
const heading = (id: string, links: readonly Link[], ranks: Ranks): number => {
  const out = links.filter((link) => link.source === id);
  const weight = out.reduce((sum, link) => sum + link.value, 0);
  return out.reduce((sum, link) => sum + link.value * (ranks.get(link.target as string) ?? 0), 0) / weight;
};

const rankColumn = (
  column: Column,
  nodes: readonly NodeFacts[],
  links: readonly Link[],
  ranks: Ranks
): [string, number][] =>
  ranked(
    nodes
      .filter((node) => node.column === column)
      .sort(
        (a, b) =>
          heading(a.id, links, ranks) - heading(b.id, links, ranks) ||
          amountFrom(b.id, links) - amountFrom(a.id, links) ||
          a.id.localeCompare(b.id)
      )
  );

const rankNodes = (nodes: readonly NodeFacts[], links: readonly Link[]): Ranks => {
  const places = new Map(rankPlaces(nodes, links));
  const parties = new Map(rankColumn('party', nodes, links, places));
  return new Map([...places, ...parties, ...rankColumn('host', nodes, links, parties)]);
};

const computeGraph = (
  nodes: readonly NodeFacts[],
  links: Link[],
  input: FlowInput
): SankeyGraph<NodeFacts, LinkFacts> => {
  const ranks = rankNodes(nodes, links);
  return sankey<NodeFacts, LinkFacts>()
    .nodeId((node) => node.id)
    .nodeAlign((node) => columns.indexOf(node.column))
    .nodeSort((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0))
    .nodeWidth(nodeWidth)
    .nodePadding(Math.min(16, Math.max(6, input.height / (input.most * 3))))
    .extent([
      [inset, inset],
      [Math.max(input.width - inset, nodeWidth * 4), Math.max(input.height - inset, 40)]
    ])({ nodes: nodes.map((node) => ({ ...node })), links });
};

const drawNode = (node: Node, selection: Selection): FlowNode => {
  const { id, column, label, choice, watched, elsewhere } = node;
  const selected = choice !== null && choice[column] === selection[column];
  const [x, y] = [node.x0 ?? 0, node.y0 ?? 0];
  return {
    ...{ id, column, label, choice, watched, elsewhere, selected, x, y },
    amount: node.value ?? 0,
    width: (node.x1 ?? 0) - x,
    height: Math.max(1, (node.y1 ?? 0) - y)
  };
};

const pathOf = sankeyLinkHorizontal<NodeFacts, LinkFacts>();

const drawBand = (link: Link): FlowBand => {
  const [source, target] = [link.source as Node, link.target as Node];
  return {
    id: link.id,
    path: pathOf(link) ?? '',
    thickness: Math.max(1, link.width ?? 0),
    amount: link.value,
    title: `${source.label} → ${target.label}`,
    watched: link.watched,
    lit: link.lit
  };
};

/** Where everything stands: host -> company or operator -> place, in a box of `width` by `height`. */
export const layoutFlow = (input: FlowInput): FlowPicture => {
  const legs = input.legs.filter((leg) => leg[input.measure] > 0);
  if (legs.length === 0) return { nodes: [], bands: [] };
  const nodes = {
    host: nodesOf('host', legs, input),
    party: nodesOf('party', legs, input),
    place: nodesOf('place', legs, input)
  };
  const all = new Set(columns.flatMap((column) => [...nodes[column].values()]));
  const links = [
    ...linksOf(['host', 'party'], legs, nodes, input),
    ...linksOf(['party', 'place'], legs, nodes, input)
  ];
  const graph = computeGraph([...all], links, input);
  return {
    nodes: graph.nodes.map((node) => drawNode(node, input.selection)),
    bands: graph.links.map(drawBand).sort((a, b) => Number(a.lit) - Number(b.lit))
  };
};
