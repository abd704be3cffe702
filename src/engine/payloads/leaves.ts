import type { Decoded } from '../model/decoded.ts';
import type { Leaf } from './detectors/detector.ts';

const longestName = 80;

/** Every value of an opened request that is a text or a number, layer by layer, in the order of the tree. */
export const eachLeaf = (root: Decoded, take: (leaf: Leaf) => void): void => {
  const walk = (node: Decoded, name: string): void => {
    const own = node.kind === 'step' || isIndex(node.label) ? name : shortName(node.label);
    const text = textOf(node);
    if (text !== null && text !== '') take({ node, text, name: own });
    for (const child of node.children) walk(child, own);
  };
  for (const part of root.children) walk(part, part.label);
};

const textOf = ({ value }: Decoded): string | null => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? value.toString() : null;
};

const isIndex = (label: string): boolean => label.charCodeAt(0) === 0x5b && label.endsWith(']');

/** `a#2` is the second field called `a`. */
const shortName = (label: string): string => {
  const hash = label.lastIndexOf('#');
  const bare = hash > 0 && /^\d+$/.test(label.slice(hash + 1)) ? label.slice(0, hash) : label;
  return bare.slice(0, longestName).toLowerCase();
};
