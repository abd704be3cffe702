import type { TextStep } from '../decoder.ts';
import { Labels } from '../labels.ts';
import type { OpenNode } from '../open-node.ts';
import type { Opener } from '../opener.ts';
import { anyChar, chars } from '../profile.ts';
import { percentDecoded } from './percent.ts';

/**
 * URL Standard section 5.1, application/x-www-form-urlencoded: members are kept as they came; what percent-encoding
 * or a `+` hides in them is a step of its own. Names are decoded, they are what rules speak of.
 */
export const form: TextStep = {
  id: 'form',
  proof: 'form',
  takes: 'text',
  some: [chars.equals],
  only: anyChar & ~(chars.space | chars.lineBreak | chars.control | chars.angle),
  least: 4,
  open: (at, text, opener, sure) => {
    if (sure ? !isPairs(text) || isBracketed(text) : !isForm(text)) return null;
    const step = opener.step(at, 'form', null);
    if (step) fillForm(opener, step, text, 0, text.length);
    return step;
  }
};

/** A text that is no form by convention is one value: without `=` and `&`, but for padding. */
export const isPairs = (text: string): boolean => {
  if (text.includes('&')) return true;
  const equals = text.indexOf('=');
  return equals > 0 && equals < text.length - 1 && !(equals === text.length - 2 && text.endsWith('=='));
};

/** JSON is often sent under the name of a form. */
const isBracketed = (text: string): boolean => text.startsWith('{') || text.startsWith('[');

/** Members of the form that stands in `text[start..end)`. */
export const fillForm = (
  opener: Opener,
  parent: OpenNode,
  text: string,
  start: number,
  end: number
): void => {
  const labels = new Labels();
  for (let from = start; from < end;) {
    const next = text.indexOf('&', from);
    const to = next < 0 || next > end ? end : next;
    if (to > from && !addPair(opener, parent, labels, text, from, to)) return;
    from = to + 1;
  }
};

const addPair = (
  opener: Opener,
  parent: OpenNode,
  labels: Labels,
  text: string,
  start: number,
  end: number
): boolean => {
  const equals = text.indexOf('=', start);
  const nameEnd = equals < 0 || equals > end ? end : equals;
  const from = Math.min(nameEnd + 1, end);
  const label = labels.next(nameOf(text.slice(start, nameEnd)));
  const [at, to] = opener.ranges ? [from, end] : [-1, -1];
  return opener.add(parent, 'member', label, text.slice(from, end), at, to) !== null;
};

const nameOf = (raw: string): string => {
  if (!raw.includes('%') && !raw.includes('+')) return raw;
  const decoded = percentDecoded(raw, true);
  return typeof decoded === 'string' ? decoded : raw;
};

const longestName = 100;
const mostLooked = 64;
const isNameChar = new Uint8Array(128);
for (const char of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-.%$[]:@~!*')
  isNameChar[char.charCodeAt(0)] = 1;

/** Whether every pair (of the first ones) has a name such as programs give, and one of them more than padding. */
const isForm = (text: string): boolean => {
  let from = 0;
  let valued = 0;
  let shortest = longestName;
  for (let pair = 0; pair < mostLooked && from <= text.length; pair++) {
    const next = text.indexOf('&', from);
    const to = next < 0 ? text.length : next;
    const length = nameLength(text, from, to);
    if (length < 0) return false;
    if (isValued(text, from + length, to)) valued++;
    shortest = Math.min(shortest, length);
    from = to + 1;
  }
  return valued > 1 || (valued === 1 && shortest > 1);
};

const isValued = (text: string, equals: number, end: number): boolean =>
  equals + 1 < end && text.charCodeAt(equals + 1) !== 0x3d;

/** Length of the name of the pair at `start`; -1 where it is none. A name alone is allowed, an empty one is not. */
const nameLength = (text: string, start: number, end: number): number => {
  const last = Math.min(end, start + longestName);
  for (let at = start; at < last; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3d) return at === start ? -1 : at - start;
    if (code > 127 || isNameChar[code] === 0) return -1;
  }
  return end - start > 0 && end - start < longestName ? end - start : -1;
};
