import type { Network } from './graph.ts';

/** What is lit when one node is followed: itself, those it is linked to, and the links between. Indexes. */
export interface Near {
  readonly nodes: ReadonlySet<number>;
  readonly links: ReadonlySet<number>;
}

/** null where no node is followed. */
export const nearOf = ({ nodes, links }: Network, id: string | null): Near | null => {
  const at = id === null ? -1 : nodes.findIndex((node) => node.id === id);
  if (at < 0) return null;
  const near = { nodes: new Set([at]), links: new Set<number>() };
  links.forEach(({ from, to }, link) => {
    if (from !== at && to !== at) return;
    near.links.add(link);
    near.nodes.add(from).add(to);
  });
  return near;
};

/** Thickness in px of each link. */
export const thicknesses = ({ links }: Network): readonly number[] => {
  const most = Math.max(1, ...links.map(({ amount }) => amount));
  return links.map(({ amount }) => 1 + 6 * Math.sqrt(amount / most));
};
