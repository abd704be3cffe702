import type { Decoded } from '../../model/decoded.ts';
import { compilePatterns, startOf, step, type PatternTrie, type Places } from './trie.ts';

/** Nodes below `from` that a pattern means (`Field.at`), steps left out, `most` at the most. */
export const nodesAt = (from: Decoded, pattern: string, most = 1000): Decoded[] => {
  const found: Decoded[] = [];
  const walk = (node: Decoded, before: Places<string>): void => {
    for (const child of node.children) {
      if (found.length >= most) return;
      const places = child.kind === 'step' ? before : step(before, child.label);
      if (places.length === 0) continue;
      if (child.kind !== 'step' && places.some(({ ends }) => ends.length > 0)) found.push(child);
      walk(child, places);
    }
  };
  walk(from, startOf(trieOf(pattern)));
  return found;
};

const tries = new Map<string, PatternTrie<string>>();

/** Patterns are those of rules, and few. */
const trieOf = (pattern: string): PatternTrie<string> => {
  let trie = tries.get(pattern);
  if (!trie) tries.set(pattern, (trie = compilePatterns([pattern], (text) => text)));
  return trie;
};

const plain: readonly string[] = ['percent'];

/** Where the value of a named node lies bare: steps of `through` are taken off, as far as they were taken. */
export const bareNode = (node: Decoded, through: readonly string[] = plain): Decoded => {
  let bare = node;
  for (let at: Decoded | undefined = node; at; at = at.children.find((child) => isOneOf(child, through)))
    if (textOf(at) !== null) bare = at;
  return bare;
};

/** Bytes that are text are opened into it by a step of its own. */
const isOneOf = ({ kind, label }: Decoded, through: readonly string[]): boolean =>
  kind === 'step' && (through.includes(label) || (label === 'text' && through.length > 0));

export const textOf = ({ value }: Decoded): string | null => {
  if (value === null || typeof value === 'object') return null;
  return typeof value === 'string' ? value : String(value);
};
