import type { Decoded, DecodedValue } from '../model/decoded.ts';
import type { EvidenceNode } from '../model/evidence.ts';

const maxLength = 1 << 16;
const maxChildren = 200;

/** The tree as it can be sent to a page. What lies on `path` is never left out. */
export const evidenceTree = (node: Decoded, path: readonly string[]): EvidenceNode => {
  const [next, ...rest] = path;
  const shown = node.children.filter((child, at) => at < maxChildren || child.label === next);
  return {
    kind: node.kind,
    label: node.label,
    value: cutValue(node.value),
    valueLength: lengthOf(node.value),
    start: node.start,
    end: node.end,
    notes: node.notes,
    children: shown.map((child) => evidenceTree(child, child.label === next ? rest : [])),
    more: node.children.length - shown.length
  };
};

const cutValue = (value: DecodedValue): DecodedValue =>
  typeof value === 'string' || value instanceof Uint8Array ? value.slice(0, maxLength) : value;

const lengthOf = (value: DecodedValue): number =>
  typeof value === 'string' || value instanceof Uint8Array ? value.length : 0;
