import type { DecodedValue, DecodeNote } from '#engine/model/decoded.ts';
import type { EvidenceNode } from '#engine/model/evidence.ts';

interface Parts {
  readonly at?: readonly [number, number];
  readonly notes?: readonly DecodeNote[];
  readonly length?: number;
}

const nodeOf =
  (kind: EvidenceNode['kind']) =>
  (
    label: string,
    value: DecodedValue,
    children: readonly EvidenceNode[] = [],
    parts: Parts = {}
  ): EvidenceNode => ({
    ...{ kind, label, value, children, more: 0, notes: parts.notes ?? [] },
    valueLength:
      parts.length ?? (typeof value === 'string' || value instanceof Uint8Array ? value.length : 0),
    ...{ start: parts.at?.[0] ?? -1, end: parts.at?.[1] ?? -1 }
  });

/** Trees by hand: a part, a member or a step, its value, what is below it. */
export const part = nodeOf('part');
export const member = nodeOf('member');
export const step = nodeOf('step');

/** Labels of the first way down to a leaf. */
export const firstPath = (root: EvidenceNode): string[] => {
  const [child] = root.children;
  return child ? [child.label, ...firstPath(child)] : [];
};
