import type { Decoded } from '../../model/decoded.ts';
import { bareName } from './names.ts';

const maxSiblings = 500;

/** The member that a value belongs to, whatever steps opened it. */
const memberOf = (node: Decoded): Decoded => {
  let at = node;
  while (at.kind === 'step' && at.parent) at = at.parent;
  return at;
};

/** What stands beside a value under another of `names`, as text. */
export const besideOf = (node: Decoded, names: ReadonlySet<string>): string | null => {
  const own = memberOf(node);
  const siblings = own.parent?.children ?? [];
  if (siblings.length > maxSiblings) return null;
  const ownName = bareName(own.label);
  for (const sibling of siblings) {
    const name = bareName(sibling.label);
    if (name !== ownName && names.has(name)) return textOf(sibling);
  }
  return null;
};

/** Whether anything beside a value, as it is written or opened, passes `test`. */
export const isBeside = (node: Decoded, test: (text: string) => boolean): boolean => {
  const own = memberOf(node);
  const siblings = own.parent?.children ?? [];
  if (siblings.length > maxSiblings) return false;
  return siblings.some((sibling) => sibling !== own && textsOf(sibling).some(test));
};

/** A value and what was opened of it: percent, base64 ... */
const textsOf = (node: Decoded): string[] => {
  const texts: string[] = [];
  for (let at: Decoded | undefined = node; at; at = at.children.find(({ kind }) => kind === 'step')) {
    const text = textOf(at);
    if (text !== null) texts.push(text);
  }
  return texts;
};

const textOf = ({ value }: Decoded): string | null => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? value.toString() : null;
};

const isIndex = ({ label }: Decoded): boolean => label.startsWith('[');

/** The items of the list that `node` begins, each reduced to what stands where `node` does in the first of them. */
export const listOf = (
  node: Decoded
): { readonly list: Decoded; readonly texts: readonly string[] } | null => {
  const way: string[] = [];
  let at = node;
  while (!isIndex(at) && at.parent && way.length < 4) {
    way.unshift(at.label);
    at = at.parent;
  }
  if (at.label !== '[0]' || !at.parent) return null;
  const texts = at.parent.children.slice(0, maxSiblings).map((item) => textOf(follow(item, way) ?? item));
  return { list: at.parent, texts: texts.filter((text) => text !== null) };
};

const follow = (node: Decoded, way: readonly string[]): Decoded | undefined =>
  way.reduce<Decoded | undefined>((at, label) => at?.children.find((child) => child.label === label), node);

/** Bare names of the nearest members above `node`. */
export const namesAbove = (node: Decoded, count: number): string[] => {
  const names: string[] = [];
  for (let at = node.parent; at && names.length < count; at = at.parent)
    if (at.kind === 'member' && !isIndex(at)) names.push(bareName(at.label));
  return names;
};
