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

/** Where the value of a named node lies bare: what was taken off it (percent, base64 ...) is passed by. */
export const bareNode = (node: Decoded): Decoded => {
  let bare = node;
  for (let at: Decoded | undefined = node; at; at = at.children.find(({ kind }) => kind === 'step'))
    if (textOf(at) !== null) bare = at;
  return bare;
};

export const textOf = ({ value }: Decoded): string | null => {
  if (value === null || typeof value === 'object') return null;
  return typeof value === 'string' ? value : String(value);
};
