import type { Snippet } from 'svelte';
import type { EvidenceNode } from '#engine/model/evidence.ts';

export interface Branch {
  /** From the request down to the node that is drawn. */
  readonly chain: readonly EvidenceNode[];
  /** What remains of the way to the leaf below it; null for a node beside that way. */
  readonly way: readonly string[] | null;
}

/** How a part of the tree has what is below it drawn, without knowing who draws it. */
export type DrawBranch = Snippet<[node: EvidenceNode, branch: Branch]>;
