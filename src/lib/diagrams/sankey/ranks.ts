import type { FlowLevel } from '../../state/flow-levels.ts';
import type { NodeFacts } from './groups.ts';
import type { Link } from './links.ts';

/** Where a node stands in its level, from the top: by id. */
export type Ranks = ReadonlyMap<string, number>;

type Sums = ReadonlyMap<string, number>;

const sumBy = (links: readonly Link[], end: 'source' | 'target'): Sums => {
  const sums = new Map<string, number>();
  for (const link of links) sums.set(link[end], (sums.get(link[end]) ?? 0) + link.value);
  return sums;
};

/** Watched places first, folds and those that are no country last, between them the larger first. */
const rankLast = (nodes: readonly NodeFacts[], amounts: Sums): NodeFacts[] =>
  [...nodes].sort(
    (a, b) =>
      Number(a.isFold) - Number(b.isFold) ||
      Number(a.elsewhere) - Number(b.elsewhere) ||
      Number(b.watched) - Number(a.watched) ||
      (amounts.get(b.id) ?? 0) - (amounts.get(a.id) ?? 0)
  );

/** Where the bands out of each node lead on average: nodes in this order cross few bands. */
const headings = (links: readonly Link[], ranks: Ranks): Sums => {
  const [weights, sums] = [new Map<string, number>(), new Map<string, number>()];
  for (const { source, target, value } of links) {
    weights.set(source, (weights.get(source) ?? 0) + value);
    sums.set(source, (sums.get(source) ?? 0) + value * (ranks.get(target) ?? 0));
  }
  return new Map([...sums].map(([id, sum]) => [id, sum / (weights.get(id) || 1)]));
};

const rankLevel = (nodes: readonly NodeFacts[], heading: Sums, amounts: Sums): NodeFacts[] =>
  [...nodes].sort(
    (a, b) =>
      (heading.get(a.id) ?? 0) - (heading.get(b.id) ?? 0) ||
      (amounts.get(b.id) ?? 0) - (amounts.get(a.id) ?? 0) ||
      a.id.localeCompare(b.id)
  );

/** The order of the nodes in each level, found from the last to the first. */
export const rankNodes = (
  nodes: readonly NodeFacts[],
  links: readonly Link[],
  levels: readonly FlowLevel[]
): Ranks => {
  const ranks = new Map<string, number>();
  const [into, out] = [sumBy(links, 'target'), sumBy(links, 'source')];
  [...levels].reverse().forEach((level, fromLast) => {
    const own = nodes.filter((node) => node.level === level);
    const order = fromLast === 0 ? rankLast(own, into) : rankLevel(own, headings(links, ranks), out);
    order.forEach(({ id }, at) => ranks.set(id, at));
  });
  return ranks;
};
