import type { DecodedValue } from '../../model/decoded.ts';
import { Labels } from './labels.ts';
import { bitsOf, leastSaving } from './meaning.ts';
import type { OpenNode } from './open-node.ts';
import type { Opener } from './opener.ts';

/** What a binary format holds, before it is known whether it is one: a member of a container. */
export interface Piece {
  readonly label: string;
  readonly value: DecodedValue;
  readonly inside: readonly Piece[] | null;
  readonly start: number;
  readonly end: number;
}

const bitsOfOther = 8;
const fewestChars = 6;
const longEnough = 4;

/**
 * Whether pieces read out of `bytes` say more than they did (`meaning.ts`). Any bytes may happen to parse; that they hold
 * writing is no accident. Bytes that are no text cost what they did, so text must save
 * what makes a step worth it.
 */
export const piecesMeanMore = (pieces: readonly Piece[], bytes: number, bits: number): boolean => {
  const text = { bits: 0, chars: 0, longest: 0 };
  weigh(pieces, text);
  if (text.chars < fewestChars || text.longest < longEnough) return false;
  return text.bits + Math.max(0, bytes - text.chars) * bitsOfOther + leastSaving <= bits;
};

const weigh = (pieces: readonly Piece[], sum: { bits: number; chars: number; longest: number }): void => {
  for (const { label, value, inside } of pieces) {
    if (typeof value === 'string') weighText(value, sum);
    if (isName(label)) weighText(label, sum);
    if (inside) weigh(inside, sum);
  }
};

const isName = (label: string): boolean => !/^(?:\[?\d|#)/.test(label);

const weighText = (text: string, sum: { bits: number; chars: number; longest: number }): void => {
  sum.bits += bitsOf(text);
  sum.chars += text.length;
  sum.longest = Math.max(sum.longest, text.length);
};

export const addPieces = (opener: Opener, parent: OpenNode, pieces: readonly Piece[]): void => {
  const labels = new Labels();
  for (const { label, value, inside, start, end } of pieces) {
    const [from, to] = opener.ranges ? [start, end] : [-1, -1];
    const node = opener.add(parent, 'member', labels.next(label), value, from, to);
    if (!node) return;
    if (inside) addPieces(opener, node, inside);
  }
};
