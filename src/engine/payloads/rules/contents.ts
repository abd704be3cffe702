import type { Decoded } from '../../model/decoded.ts';
import type { Opened } from '../found.ts';
import { speaksTo } from './endpoints.ts';
import type { Rule } from './rule.ts';
import { compilePatterns, startOf, step, type Places } from './trie.ts';

type Request = Pick<Opened, 'exchange' | 'root'>;

/** Of rules that may speak of a request those that do, now that it is opened: `Endpoint.has` tells. */
export const meantRules = (rules: readonly Rule[], { exchange, root }: Request): readonly Rule[] => {
  const met = metIn(root, startFor(rules));
  return rules.filter(({ endpoints }) =>
    endpoints.some(
      (endpoint) => (endpoint.has ?? []).every((pattern) => met.has(pattern)) && speaksTo(endpoint, exchange)
    )
  );
};

const starts = new WeakMap<readonly Rule[], Places<string>>();

/** All patterns that any of the rules' endpoints asks for, in one trie. */
const startFor = (rules: readonly Rule[]): Places<string> => {
  let start = starts.get(rules);
  if (!start) starts.set(rules, (start = startOf(compilePatterns(patternsOf(rules), (pattern) => pattern))));
  return start;
};

const patternsOf = (rules: readonly Rule[]): string[] => [
  ...new Set(rules.flatMap(({ endpoints }) => endpoints.flatMap(({ has = [] }) => has)))
];

/** The patterns that meet a node. */
const metIn = (root: Decoded, start: Places<string>): ReadonlySet<string> => {
  const met = new Set<string>();
  const walk = (node: Decoded, before: Places<string>): void => {
    for (const child of node.children) {
      const places = child.kind === 'step' ? before : step(before, child.label);
      if (places.length === 0) continue;
      if (child.kind !== 'step') for (const { ends } of places) for (const end of ends) met.add(end);
      walk(child, places);
    }
  };
  walk(root, start);
  return met;
};
