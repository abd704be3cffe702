import type { EvidenceNode } from '#engine/model/evidence.ts';

/** The nodes from the request down along `path`; shorter where the path leads nowhere. */
export const chainOf = (root: EvidenceNode, path: readonly string[]): readonly EvidenceNode[] => {
  const chain = [root];
  for (const label of path) {
    const next = chain.at(-1)?.children.find((child) => child.label === label);
    if (!next) return chain;
    chain.push(next);
  }
  return chain;
};

/** A value that bytes can be shown of. */
export type Shown = string | Uint8Array;

export const isShown = (value: EvidenceNode['value']): value is Shown =>
  typeof value === 'string' || value instanceof Uint8Array;

/** What the last of `chain` was read from: the value of the nearest node above it that has one. */
export const sourceOf = (chain: readonly EvidenceNode[]): EvidenceNode | null =>
  chain.slice(0, -1).findLast(({ value }) => isShown(value)) ?? null;

const encoder = new TextEncoder();

/** A value as bytes: of a text, its UTF-8. */
export const bytesOf = (value: Shown): Uint8Array =>
  typeof value === 'string' ? encoder.encode(value) : value;

export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The bytes of `source` that `node` stands in; null where its place is not known, or beyond what was kept. */
export const rangeIn = (source: Shown, node: EvidenceNode): ByteRange | null => {
  const { start, end } = node;
  if (start < 0 || end <= start || start >= source.length) return null;
  if (typeof source !== 'string') return { start, end: Math.min(end, source.length) };
  const before = bytesOf(source.slice(0, start)).length;
  return { start: before, end: before + bytesOf(source.slice(start, end)).length };
};

/** Whether all of the value came along. */
export const isWhole = ({ value, valueLength }: EvidenceNode): boolean =>
  isShown(value) && value.length >= valueLength;
