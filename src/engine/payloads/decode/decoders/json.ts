import type { TextStep } from '../decoder.ts';
import { isBlank, nestsTooDeep, parse, readJson } from '../json-reader.ts';
import type { OpenNode } from '../open-node.ts';
import type { Opener } from '../opener.ts';
import { anyChar, chars } from '../profile.ts';

/**
 * RFC 8259. A text that is a number or a word alone is no JSON to speak of; one in quotes may hold JSON in turn. What the
 * capture holds only the beginning of is opened as far as it goes.
 */
export const json: TextStep = {
  id: 'json',
  proof: 'form',
  takes: 'text',
  some: [chars.bracket],
  only: anyChar,
  least: 3,
  open: (at, text, opener, sure) => {
    const first = text.charCodeAt(firstNotBlank(text));
    if (isBracket(first)) return openContainer(at, text, opener, sure);
    if (!sure && !(first === quote && isEnclosed(text))) return null;
    const value = parse(text);
    return isScalar(value) ? opener.step(at, 'json', value) : null;
  }
};

/** Members before a cut that was not announced: fewer may be there by chance. */
const fewestMembers = 3;

const openContainer = (at: OpenNode, text: string, opener: Opener, sure: boolean): OpenNode | null => {
  const isCut = !isEnclosed(text);
  const { nodes } = opener;
  const step = opener.step(at, 'json', null);
  const ended = step && readJson(opener, step, text, 0, text.length);
  if (ended === 'whole') return step;
  const members = opener.nodes - nodes - 1;
  if (step && ended === 'cut' && isCut && members >= (sure ? 1 : fewestMembers)) {
    step.note({ kind: 'broken', step: 'json' });
    return step;
  }
  opener.forget(nodes);
  if (ended === 'deep') at.bounded('depth');
  return null;
};

const quote = 0x22;
const isBracket = (code: number): boolean => code === 0x7b || code === 0x5b;

const isScalar = (value: unknown): value is string | number | boolean | null =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const firstNotBlank = (text: string): number => {
  let start = 0;
  while (isBlank(text.charCodeAt(start))) start++;
  return start;
};

/** Begins and ends as an object, a list or a string does. */
const isEnclosed = (text: string): boolean => {
  const start = firstNotBlank(text);
  let end = text.length - 1;
  while (end > start && isBlank(text.charCodeAt(end))) end--;
  const last = text.charCodeAt(end);
  const first = text.charCodeAt(start);
  if (first === 0x7b) return last === 0x7d;
  return first === 0x5b ? last === 0x5d : first === quote && last === quote && end > start;
};

export const isJson = (text: string): boolean =>
  isEnclosed(text) && !nestsTooDeep(text) && parse(text) !== undefined;
