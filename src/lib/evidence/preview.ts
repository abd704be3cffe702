import * as m from '#words/messages/messages.js';
import type { EvidenceNode } from '#engine/model/evidence.ts';
import { sayStep } from '#words/findings.ts';
import { counted, formatBytes, formatCount } from '#words/numbers.ts';

export const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)} …` : text;

/** A value as it stands in the tree: texts in quotes, bytes by their number, structures by their members. */
export const previewOf = (node: EvidenceNode, most: number): string => {
  const { value } = node;
  if (typeof value === 'string') return `“${cut(value, most)}”`;
  if (value instanceof Uint8Array) return formatBytes(node.valueLength);
  if (value !== null) return String(value);
  const members = node.children.length + node.more;
  return members > 0 && node.children[0]?.kind !== 'step' ? counted(m.count_values, members) : '';
};

/** So much of a value is shown: all of what matters, little of what is only opened on the way to it. */
export const shownOf = (node: EvidenceNode, isLeaf: boolean): number => {
  if (isLeaf) return 400;
  return node.children[0]?.kind === 'step' ? 28 : 90;
};

/** How long a value is, where that says something beyond what is shown of it. */
export const lengthWords = ({ value, valueLength }: EvidenceNode, shown: number): string => {
  if (typeof value !== 'string' || valueLength <= shown) return '';
  return counted(m.evidence_characters, valueLength);
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
  return isStructure
    ? m.evidence_step_values({
        step: sayStep(step.label),
        count: members,
        shown: formatCount(members)
      })
    : sayStep(step.label);
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

const partNames: Readonly<Record<string, () => string>> = {
  path: m.evidence_path,
  query: m.evidence_query,
  header: m.evidence_headers,
  cookie: m.evidence_cookies,
  body: m.evidence_body,
  message: m.evidence_messages
};

export const labelOf = ({ kind, label }: EvidenceNode): string =>
  kind === 'part' ? (partNames[label]?.() ?? label) : label;
