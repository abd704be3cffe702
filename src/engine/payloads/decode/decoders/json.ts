import { bounds } from '../bounds.ts';
import type { TextStep } from '../decoder.ts';
import { spansOf, type Span } from '../json-spans.ts';
import { indexLabel } from '../labels.ts';
import type { OpenNode } from '../open-node.ts';
import type { Opener } from '../opener.ts';
import { anyChar, chars } from '../profile.ts';

/** RFC 8259. A text that is a number or a word alone is no JSON to speak of; one in quotes may hold JSON in turn. */
export const json: TextStep = {
  id: 'json',
  proof: 'form',
  takes: 'text',
  some: [chars.bracket],
  only: anyChar,
  least: 3,
  open: (at, text, opener, sure) => {
    if (!sure && !isEnclosed(text)) return null;
    if (nestsTooDeep(text)) {
      at.bounded('depth');
      return null;
    }
    const value = parse(text);
    return value === undefined ? null : stepOf(at, text, value, opener);
  }
};

const stepOf = (at: OpenNode, text: string, value: unknown, opener: Opener): OpenNode | null => {
  const step = opener.step(at, 'json', isContainer(value) ? null : asScalar(value));
  if (step && isContainer(value)) fillExactly(opener, step, value, text);
  return step;
};

/**
 * Members of `value`, below `step`. Where the text holds numbers that a double cannot, or ranges are asked for, the text
 * is scanned once more for where each value stands.
 */
export const fillExactly = (
  opener: Opener,
  step: OpenNode,
  value: object,
  text: string,
  offset = 0
): void => {
  const { nodes } = opener;
  if (!opener.ranges && fill(opener, step, value)) return;
  opener.forget(nodes);
  step.children = [];
  fillWithSpans(opener, step, value, spansOf(text, bounds.levels), text, offset);
};

/** False where a number was met that is not exact. */
const fill = (opener: Opener, parent: OpenNode, value: object): boolean => {
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++)
      if (!fillOne(opener, parent, indexLabel(at), value[at])) return isFull(parent);
    return true;
  }
  for (const key in value)
    if (!fillOne(opener, parent, key, (value as Record<string, unknown>)[key])) return isFull(parent);
  return true;
};

const isFull = (parent: OpenNode): boolean => parent.notes.length > 0;

const fillOne = (opener: Opener, parent: OpenNode, label: string, value: unknown): boolean => {
  if (!isContainer(value)) {
    if (typeof value === 'number' && isInexact(value)) return false;
    return opener.add(parent, 'member', label, value as string) !== null;
  }
  const node = opener.add(parent, 'member', label, null);
  return node !== null && fill(opener, node, value);
};

const fillWithSpans = (
  opener: Opener,
  parent: OpenNode,
  value: object,
  span: Span | undefined,
  text: string,
  offset: number
): void => {
  const keys = Array.isArray(value) ? null : Object.keys(value);
  const count = keys ? keys.length : (value as unknown[]).length;
  for (let at = 0; at < count; at++) {
    const key = keys ? keys[at]! : at;
    const child = (value as Record<string | number, unknown>)[key];
    const where = span?.members?.get(key);
    const exact = typeof child === 'number' && where ? exactNumber(child, text, where) : child;
    const start = opener.ranges && where ? where.start + offset : -1;
    const end = opener.ranges && where ? where.end + offset : -1;
    const label = keys ? keys[at]! : indexLabel(at);
    const node = opener.add(parent, 'member', label, isContainer(exact) ? null : asScalar(exact), start, end);
    if (!node) return;
    if (isContainer(exact)) fillWithSpans(opener, node, exact, where, text, offset);
  }
};

/** More digits than any identifier has; the time to read them grows with their square. */
const mostDigits = 40;

const isInexact = (value: number): boolean => Number.isInteger(value) && !Number.isSafeInteger(value);

const exactNumber = (value: number, text: string, { start, end }: Span): number | bigint => {
  if (!isInexact(value) || end - start > mostDigits) return value;
  const source = text.slice(start, end);
  return /^-?\d+$/.test(source) ? BigInt(source) : value;
};

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

const asScalar = (value: unknown): string | number | bigint | boolean | null =>
  value as string | number | bigint | boolean | null;

/** Begins and ends as an object, a list or a string does. */
const isEnclosed = (text: string): boolean => {
  let start = 0;
  while (isBlank(text.charCodeAt(start))) start++;
  let end = text.length - 1;
  while (end > start && isBlank(text.charCodeAt(end))) end--;
  const last = text.charCodeAt(end);
  const first = text.charCodeAt(start);
  if (first === 0x7b) return last === 0x7d;
  return first === 0x5b ? last === 0x5d : first === 0x22 && last === 0x22 && end > start;
};

const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** What a short text nests costs nothing to parse; of a long one it is counted first. */
const shortText = 1 << 16;
const deepest = 1000;

export const nestsTooDeep = (text: string): boolean => {
  if (text.length < shortText) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > deepest) return true;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return false;
};

/** Index of the quote that ends the string which begins at `start`, or of the end of the text. */
export const endOfString = (text: string, start: number): number => {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at;
    if (code === 0x5c) at++;
  }
  return text.length;
};

export const isJson = (text: string): boolean =>
  isEnclosed(text) && !nestsTooDeep(text) && parse(text) !== undefined;

export const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // guesses are wrong more often than right
  }
};
