import type { FlowLevel } from '../../state/flow-levels.ts';
import type { LevelNodes } from './groups.ts';
import type { Ways } from './ways.ts';

/** Everything that goes through the same nodes: ids from the first level to the last. */
export interface MergedWay {
  readonly nodes: readonly string[];
  readonly watched: boolean;
  readonly lit: boolean;
  share: number;
  whole: number;
}

export interface LinkFacts {
  readonly id: string;
  readonly watched: boolean;
  readonly lit: boolean;
  /** What a reader is told of it; its value is what is drawn. */
  amount: number;
}

export interface Link extends LinkFacts {
  readonly source: string;
  readonly target: string;
  value: number;
}

/** Ways that go to watched places (2), and those that are selected (1), are never merged with the others beside them. */
export const mergeWays = (
  ways: Ways,
  levels: readonly LevelNodes[],
  markOf: (way: number) => number
): MergedWay[] => {
  const merged = new Map<number, MergedWay>();
  for (let way = 0; way < ways.length; way++) {
    const mark = markOf(way);
    let key = mark;
    for (const { nodes, nodeOf } of levels) key = key * nodes.length + (nodeOf[way] ?? 0);
    let one = merged.get(key);
    if (!one) {
      const nodes = levels.map(({ nodes, nodeOf }) => nodes[nodeOf[way] ?? 0]?.id ?? '');
      merged.set(key, (one = { nodes, watched: mark >= 2, lit: mark % 2 === 1, share: 0, whole: 0 }));
    }
    one.share += ways.share[way] ?? 0;
    one.whole += ways.whole[way] ?? 0;
  }
  return [...merged.values()];
};

const idOf = (source: string, target: string, { watched, lit }: MergedWay): string =>
  `${source} ${target} ${String(watched)} ${String(lit)}`;

/** Ids of the bands a way is part of, from left to right. */
export const bandsOf = (way: MergedWay): readonly string[] =>
  way.nodes.slice(1).map((target, at) => idOf(way.nodes[at] ?? '', target, way));

/** Bands between neighbouring levels. At a level of kinds a request counts whole, elsewhere once. */
export const linksOf = (ways: readonly MergedWay[], levels: readonly FlowLevel[]): Link[] => {
  const links = new Map<string, Link>();
  for (const way of ways)
    bandsOf(way).forEach((id, at) => {
      const [source = '', target = ''] = [way.nodes[at], way.nodes[at + 1]];
      let link = links.get(id);
      if (!link) {
        const { watched, lit } = way;
        links.set(id, (link = { id, watched, lit, source, target, value: 0, amount: 0 }));
      }
      link.value += way.share;
      link.amount += levels[at] === 'kind' || levels[at + 1] === 'kind' ? way.whole : way.share;
    });
  return [...links.values()];
};

/** What is on the ways through one node or band. */
export interface Followed {
  /** By id, how much of the node goes there; NaN where that cannot be said. */
  readonly nodes: ReadonlyMap<string, number>;
  /** Which part of each band goes there: above 0, at most 1. */
  readonly bands: ReadonlyMap<string, number>;
}

export interface Followable {
  readonly ways: readonly MergedWay[];
  readonly levels: readonly FlowLevel[];
  readonly nodes: readonly { readonly id: string; readonly isFold: boolean }[];
}

/**
 * What a node gets of a way that is followed. A request that holds several kinds is divided among them, but all of it
 * holds each: who follows one kind counts requests whole. Several kinds in one fold may be held by one request: NaN.
 */
const amountReader = ({ levels, nodes }: Followable, id: string) => {
  const kind = levels.indexOf('kind');
  const folds = new Set(nodes.flatMap((node) => (node.isFold ? [node.id] : [])));
  return (way: MergedWay, bands: readonly string[], at: number): number => {
    if (at === kind) return way.whole;
    const isOfKind = kind >= 0 && [way.nodes[kind], bands[kind - 1], bands[kind]].includes(id);
    if (!isOfKind) return way.share;
    return folds.has(way.nodes[kind] ?? '') ? NaN : way.whole;
  };
};

/** Everything on the way through the node or the band `id`, from end to end: what really went there, and no more. */
export const follow = (graph: Followable, id: string): Followed => {
  const amountOf = amountReader(graph, id);
  const totals = new Map<string, number>();
  const through = new Map<string, number>();
  const nodes = new Map<string, number>();
  const add = (sums: Map<string, number>, key: string, amount: number): unknown =>
    sums.set(key, (sums.get(key) ?? 0) + amount);
  for (const way of graph.ways) {
    const bands = bandsOf(way);
    const isOn = way.nodes.includes(id) || bands.includes(id);
    if (isOn) way.nodes.forEach((node, at) => add(nodes, node, amountOf(way, bands, at)));
    for (const band of bands) {
      add(totals, band, way.share);
      if (isOn) add(through, band, way.share);
    }
  }
  return {
    nodes,
    bands: new Map([...through].map(([band, share]) => [band, share / (totals.get(band) ?? share)]))
  };
};
