import type { EvidenceNode } from '#engine/model/evidence.ts';
import { sayStep } from '#words/findings.ts';
import { formatBytes, formatCount, plural } from '#words/numbers.ts';

export const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)} …` : text;

/** A value as it stands in the tree: texts in quotes, bytes by their number, structures by their members. */
export const previewOf = (node: EvidenceNode, most: number): string => {
  const { value } = node;
  if (typeof value === 'string') return `“${cut(value, most)}”`;
  if (value instanceof Uint8Array) return formatBytes(node.valueLength);
  if (value !== null) return String(value);
  const members = node.children.length + node.more;
  return members > 0 && node.children[0]?.kind !== 'step' ? plural(members, 'value') : '';
};

/** So much of a value is shown: all of what matters, little of what is only opened on the way to it. */
export const shownOf = (node: EvidenceNode, isLeaf: boolean): number => {
  if (isLeaf) return 400;
  return node.children[0]?.kind === 'step' ? 28 : 90;
};

/** How long a value is, where that says something beyond what is shown of it. */
export const lengthWords = ({ value, valueLength }: EvidenceNode, shown: number): string => {
  if (typeof value !== 'string' || valueLength <= shown) return '';
  return `${formatCount(valueLength)} characters`;
};

/** Steps that follow one another without anything beside them: told in one line. */
export const stepRun = (first: EvidenceNode): readonly EvidenceNode[] => {
  const run = [first];
  for (let next = onlyStep(first); next; next = onlyStep(next)) run.push(next);
  return run;
};

const onlyStep = ({ children }: EvidenceNode): EvidenceNode | null => {
  const [child] = children;
  return children.length === 1 && child?.kind === 'step' ? child : null;
};

/** What a step gave, where that is a number of things: "JSON, 3 values". */
export const stepWords = (step: EvidenceNode): string => {
  const members = step.children.length + step.more;
  const isStructure = step.value === null && step.children[0]?.kind === 'member';
  return isStructure ? `${sayStep(step.label)}, ${plural(members, 'value')}` : sayStep(step.label);
};

const around = 4;
const fewest = 14;

export interface Siblings {
  readonly shown: readonly EvidenceNode[];
  readonly before: number;
  readonly after: number;
}

/** Of many siblings, those around the one that matters; the rest is a click away. */
export const siblingsAround = (
  nodes: readonly EvidenceNode[],
  label: string | null,
  all: boolean
): Siblings => {
  const at = nodes.findIndex((node) => node.label === label);
  if (all || at < 0 || nodes.length <= fewest) return { shown: nodes, before: 0, after: 0 };
  const first = Math.max(0, at - around);
  const end = Math.min(nodes.length, at + around + 1);
  return { shown: nodes.slice(first, end), before: first, after: nodes.length - end };
};

const partNames: Readonly<Record<string, string>> = {
  path: 'path',
  query: 'query',
  header: 'headers',
  cookie: 'cookies',
  body: 'body',
  message: 'messages'
};

export const labelOf = ({ kind, label }: EvidenceNode): string =>
  kind === 'part' ? (partNames[label] ?? label) : label;
