import { groupBy } from '../analysis/counts.ts';
import type { DecodeNote } from '../model/decoded.ts';
import type { Evidence, EvidenceNode } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { shareLabel } from './compose-findings.ts';
import { isAtLeast, isShown } from './policy.ts';
import type { Sharing } from './sharing.ts';

/** The request behind a finding of the report that is shared, opened; null where it is not to be had. */
export type EvidenceOf = (findingId: string) => Evidence | null | Promise<Evidence | null>;

/** Requests of which a share holds a tree. */
const mostTrees = 2000;
const mostNodes = 50_000;
const mostText = 4000;

/** A way that is left to a finding, and what stands at its end in the share. */
interface Way {
  readonly labels: readonly string[];
  readonly told: string;
  readonly original: Finding;
}

export interface SharedEvidence {
  readonly trees: Readonly<Record<string, EvidenceNode>>;
  readonly leftOut: number;
}

export const shareEvidence = async (
  kept: readonly Finding[],
  told: ReadonlyMap<string, string>,
  evidenceOf: EvidenceOf,
  sharing: Sharing
): Promise<SharedEvidence> => {
  const trees: Record<string, EvidenceNode> = {};
  if (!isAtLeast(sharing.choices.level, 'values')) return { trees, leftOut: 0 };
  const tree = new TreeComposer(sharing);
  let leftOut = 0;
  for (const [exchange, findings] of groupBy(kept, ({ exchange }) => exchange)) {
    const hasRoom = Object.keys(trees).length < mostTrees && tree.nodes < mostNodes;
    const roots = hasRoom ? await rootsOf(findings, evidenceOf) : [];
    const ways = findings.map((original) => ({
      labels: original.path,
      told: told.get(original.id) ?? '',
      original
    }));
    if (roots.length > 0) trees[sharing.exchangeIds.get(exchange) ?? ''] = tree.of(roots, ways);
    else leftOut++;
  }
  return { trees, leftOut };
};

/** One tree holds the ways to all findings, but where so many values stand side by side that some were left out of it. */
const rootsOf = async (findings: readonly Finding[], evidenceOf: EvidenceOf): Promise<EvidenceNode[]> => {
  const roots: EvidenceNode[] = [];
  for (const { id, path } of findings) {
    if (roots.some((root) => leadsTo(root, path))) continue;
    const root = (await evidenceOf(id))?.root;
    if (root) roots.push(root);
  }
  return roots;
};

const leadsTo = (root: EvidenceNode, path: readonly string[]): boolean => {
  let at: EvidenceNode | undefined = root;
  for (const label of path) at = at?.children.find((child) => child.label === label);
  return at !== undefined;
};

class TreeComposer {
  nodes = 0;

  constructor(private readonly sharing: Sharing) {}

  /** `same` is one node, as it stands in trees that were cut differently. */
  of(same: readonly EvidenceNode[], ways: readonly Way[]): EvidenceNode {
    this.nodes++;
    const [node] = same as readonly [EvidenceNode, ...EvidenceNode[]];
    const children = this.#children(same, ways);
    const value = this.#value(
      node,
      ways.filter(({ labels }) => labels.length === 0)
    );
    const isPart = (node.value !== null && value.isCut) || children.length < node.children.length;
    return {
      kind: node.kind,
      label: shareLabel(node.label, this.sharing),
      value: value.text,
      valueLength: value.text?.length ?? 0,
      start: -1,
      end: -1,
      notes: [...node.notes.flatMap(shareNote), ...(isPart ? [{ kind: 'withheld' } as const] : [])],
      children,
      more: 0
    };
  }

  #children(same: readonly EvidenceNode[], ways: readonly Way[]): EvidenceNode[] {
    const next = new Map<string, Way[]>();
    for (const { labels, told, original } of ways) {
      const [label, ...rest] = labels;
      if (label === undefined) continue;
      next.set(label, [...(next.get(label) ?? []), { labels: rest, told, original }]);
    }
    return [...next].flatMap(([label, below]) => {
      const children = same.flatMap((node) => node.children.find((child) => child.label === label) ?? []);
      return children.length === 0 ? [] : [this.of(children, below)];
    });
  }

  /** What findings say stands here, never what the request says: that may be more. */
  #value(
    node: EvidenceNode,
    ends: readonly Way[]
  ): { readonly text: string | null; readonly isCut: boolean } {
    if (ends.length === 0) return { text: null, isCut: true };
    const [first] = ends;
    const stands = textOf(node);
    if (first?.told === stands && first.original.value === stands) return { text: stands, isCut: false };
    if (ends.every((way) => this.#isHash(node, way))) return { text: textOf(node), isCut: false };
    const plain = ends.filter(({ original }) => original.form === 'plain');
    const told = new Set((plain.length > 0 ? plain : ends).map((way) => way.told));
    return { text: [...told].join(' … ').slice(0, mostText), isCut: true };
  }

  /** Of a value that is shown whole, so is its hash. */
  #isHash(node: EvidenceNode, { original, told }: Way): boolean {
    const isWhole = told === original.value && isShown(original.what, this.sharing.choices);
    return original.form !== 'plain' && isWhole && /^[\w+/=-]{16,90}$/.test(textOf(node) ?? '');
  }
}

const textOf = ({ value }: EvidenceNode): string | null => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? value.toString() : null;
};

/** Checksums and key ids are of what does not leave. */
const shareNote = (note: DecodeNote): DecodeNote[] => {
  switch (note.kind) {
    case 'encrypted':
      return [{ kind: 'encrypted', how: note.how, keyId: null, bytes: note.bytes }];
    case 'obfuscated':
      return [{ kind: 'obfuscated', how: note.how }];
    case 'binary':
      return [{ kind: 'binary', bytes: note.bytes }];
    case 'cut':
      return [{ kind: 'cut', bytes: note.bytes, of: note.of }];
    case 'mangled':
      return [{ kind: 'mangled', characters: note.characters }];
    case 'bounded':
      return [{ kind: 'bounded', limit: note.limit }];
    case 'broken':
      return [{ kind: 'broken', step: note.step }];
    case 'checksum':
    case 'withheld':
      return [];
  }
};
