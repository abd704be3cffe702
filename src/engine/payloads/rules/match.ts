import type { Exchange } from '../../model/capture.ts';
import type { Decoded, DecodeNote } from '../../model/decoded.ts';
import { OpenNode } from '../decode/open-node.ts';
import type { OpenOptions } from '../decode/open-request.ts';
import type { Found } from '../found.ts';
import { RuleTable } from './endpoints.ts';
import { rules as allRules } from './index.ts';
import type { Field, Rule } from './rule.ts';
import { tellingText } from './telling.ts';
import { compilePatterns, startOf, step, type PatternTrie, type Places } from './trie.ts';
import { bareNode, nodesAt, textOf } from './values.ts';

const table = new RuleTable(allRules);

/** Rules that may speak of a request, by its address and method alone: `Endpoint.has` is for when it is opened. */
export const rulesFor = (exchange: Exchange): readonly Rule[] => table.for(exchange);

/** What the rules know of how to open the request. */
export const openHints = (rules: readonly Rule[]): OpenOptions['known'] =>
  rules.flatMap(({ open }) => open ?? []);

/** What the rules that are meant say of an opened request, in the order of its tree. */
export const matchRules = (meant: readonly Rule[], root: Decoded): Found[] => {
  const found: Found[] = [];
  if (meant.length === 0) return found;
  const start = meant.flatMap((rule) => startOf(trieOf(rule)));
  for (const part of root.children) walk(part, start, found);
  return found;
};

/** Writes what they have to note (checksums, encrypted forms) into a tree that was just made. */
export const addRuleNotes = (meant: readonly Rule[], root: Decoded): void => {
  for (const rule of meant)
    for (const { node, note } of rule.notes?.(root) ?? []) if (node instanceof OpenNode) write(node, note);
};

/** Bytes of which it is known why they cannot be read are no longer bytes of no known form. */
const write = (node: OpenNode, note: DecodeNote): void => {
  if (note.kind === 'encrypted') node.notes = node.notes.filter(({ kind }) => kind !== 'binary');
  node.note(note);
};

interface RuleField {
  readonly rule: string;
  readonly field: Field;
}

const tries = new WeakMap<Rule, PatternTrie<RuleField>>();

const trieOf = (rule: Rule): PatternTrie<RuleField> => {
  let trie = tries.get(rule);
  if (!trie) tries.set(rule, (trie = compileRule(rule)));
  return trie;
};

const compileRule = ({ id, fields }: Rule): PatternTrie<RuleField> =>
  compilePatterns(
    fields.map((field) => ({ rule: id, field })),
    ({ field }) => field.at
  );

const walk = (node: Decoded, before: Places<RuleField>, found: Found[]): void => {
  const places = node.kind === 'step' ? before : step(before, node.label);
  if (places.length === 0) return;
  if (node.kind !== 'step') for (const { ends } of places) for (const end of ends) take(node, end, found);
  for (const child of node.children) walk(child, places, found);
};

const take = (named: Decoded, { rule, field }: RuleField, found: Found[]): void => {
  const node = bareNode(named, field.through);
  const text = textOf(node);
  if (text === null || !isBeside(named, field)) return;
  const { kind, what, reason } = field;
  for (const value of valuesOf(field, text))
    found.push({ node, kind, what, value, form: 'plain', certainty: 'observed', rule, reason });
};

const valuesOf = ({ value }: Field, text: string): string[] => {
  const told = value ? (value(text) ?? []) : text.trim();
  return (typeof told === 'string' ? [told] : told).filter((one) => tellingText(one) !== null);
};

const isBeside = (node: Decoded, { when }: Field): boolean =>
  when === undefined || besides(node, when.at).some((beside) => isText(when.is, textOf(bareNode(beside))));

/** Each `../` goes up by one name. */
const besides = (node: Decoded, pattern: string): Decoded[] => {
  let from = parentOf(node);
  let rest = pattern;
  while (from && rest.startsWith('../')) {
    from = parentOf(from);
    rest = rest.slice(3);
  }
  return from ? nodesAt(from, rest) : [];
};

/** The nearest part or member above, the root above the parts. */
const parentOf = ({ parent }: Decoded): Decoded | null =>
  parent?.kind === 'step' ? parentOf(parent) : parent;

const isText = (wanted: string | RegExp, text: string | null): boolean =>
  text !== null && (typeof wanted === 'string' ? text === wanted : wanted.test(text));
