import type { Decoded } from '../model/decoded.ts';
import type { Leaf } from './detectors/detector.ts';
import { fieldName, type FieldName } from './detectors/names.ts';

/**
 * Every value of an opened request that is a text or a number, layer by layer, in the order of the tree; `passOver` is
 * asked of each member of a part.
 */
export const eachLeaf = (
  root: Decoded,
  take: (leaf: Leaf) => void,
  passOver: (member: Decoded, part: string) => boolean
): void => {
  for (const part of root.children) {
    takeNode(part, fieldName(part.label), part.label, '', take);
    for (const member of part.children)
      if (!passOver(member, part.label)) eachLeafBelow(member, part.label, take);
  }
};

/** The same of one member of a part. */
export const eachLeafBelow = (member: Decoded, part: string, take: (leaf: Leaf) => void): void =>
  walk(member, fieldName(part), part, fieldName(member.label).text, take);

const walk = (
  node: Decoded,
  above: FieldName,
  part: string,
  field: string,
  take: (leaf: Leaf) => void
): void => {
  const name = node.kind === 'step' || isIndex(node.label) ? above : fieldName(node.label);
  takeNode(node, name, part, field, take);
  for (const child of node.children) walk(child, name, part, field, take);
};

const takeNode = (
  node: Decoded,
  name: FieldName,
  part: string,
  field: string,
  take: (leaf: Leaf) => void
): void => {
  const text = textOf(node);
  if (text !== null && text !== '') take({ node, text, name, part, field });
};

const textOf = ({ value }: Decoded): string | null => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return value.toString();
  return value instanceof Uint8Array && isDigest(value) ? hexOf(value) : null;
};

/** As long as MD5, SHA-1 and SHA-256 are. */
const isDigest = ({ length }: Uint8Array): boolean => length === 16 || length === 20 || length === 32;

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const isIndex = (label: string): boolean => label.charCodeAt(0) === 0x5b && label.endsWith(']');
