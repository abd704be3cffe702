import type { TextStep } from '../decoder.ts';
import { indexLabel } from '../labels.ts';
import type { OpenNode } from '../open-node.ts';
import type { Opener } from '../opener.ts';
import { anyChar, chars } from '../profile.ts';
import { fillForm, isPairs } from './form.ts';

/**
 * RFC 3986 section 3, absolute or from the root (`/search?q=...`). Only where parameters can be opened: an address
 * without says nothing more in parts.
 */
export const url: TextStep = {
  id: 'url',
  proof: 'form',
  takes: 'text',
  some: [chars.slash],
  only: anyChar & ~(chars.space | chars.lineBreak | chars.control | chars.angle),
  least: 5,
  open: (at, text, opener, sure) => {
    const path = pathStart(text);
    if (path < 0 || (!sure && !text.includes('?', path) && !hasFragment(text, path))) return null;
    const step = opener.step(at, 'url', null);
    if (step) fillUrl(opener, step, text, path);
    return step;
  }
};

const hasFragment = (text: string, path: number): boolean => {
  const hash = text.indexOf('#', path);
  return hash >= 0 && text.includes('=', hash);
};

const longestScheme = 24;

/** Index at which the path begins; -1 where the text is no address. */
const pathStart = (text: string): number => {
  if (text.charCodeAt(0) === 0x2f) return text.charCodeAt(1) === 0x2f ? afterAuthority(text, 2) : 0;
  const colon = text.indexOf(':');
  if (colon < 2 || colon > longestScheme || !text.startsWith('//', colon + 1)) return -1;
  for (let at = 0; at < colon; at++) if (!isSchemeChar(text.charCodeAt(at))) return -1;
  return afterAuthority(text, colon + 3);
};

/** RFC 3986 section 3.1 */
const isSchemeChar = (code: number): boolean => {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x2b && code <= 0x2e);
};

/** RFC 3986 section 3.2: the authority ends at a slash, a question mark, a hash or the end. */
const afterAuthority = (text: string, start: number): number => {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x2f || code === 0x3f || code === 0x23) return at;
  }
  return text.length;
};

/** Parts of the address below `parent`: `path`, `query` and `fragment`, each where there is one. */
export const fillUrl = (opener: Opener, parent: OpenNode, text: string, path: number): void => {
  const hash = text.indexOf('#', path);
  const end = hash < 0 ? text.length : hash;
  const mark = text.indexOf('?', path);
  const pathEnd = mark < 0 || mark > end ? end : mark;
  const add = (label: string, start: number, to: number): OpenNode | null =>
    opener.add(parent, 'part', label, text.slice(start, to), ...rangeOf(opener, start, to));
  if (pathEnd > path + 1) {
    const node = add('path', path, pathEnd);
    if (node) fillPath(opener, node, text.slice(path, pathEnd));
  }
  if (pathEnd + 1 < end) {
    const node = add('query', pathEnd + 1, end);
    if (node) fillQuery(opener, node, text.slice(pathEnd + 1, end));
  }
  if (hash >= 0 && hash + 1 < text.length) add('fragment', hash + 1, text.length);
};

/** A member per segment. */
const fillPath = (opener: Opener, node: OpenNode, text: string): void => {
  let index = 0;
  for (let from = text.charCodeAt(0) === 0x2f ? 1 : 0; from < text.length;) {
    const next = text.indexOf('/', from);
    const to = next < 0 ? text.length : next;
    if (to > from) {
      const label = indexLabel(index++);
      if (!opener.add(node, 'member', label, text.slice(from, to), ...rangeOf(opener, from, to))) return;
    }
    from = to + 1;
  }
};

/** A query is a form by convention. */
const fillQuery = (opener: Opener, node: OpenNode, text: string): void => {
  if (!isPairs(text)) return;
  const step = opener.step(node, 'form', null);
  if (!step) return;
  node.attach(step);
  fillForm(opener, step, text, 0, text.length);
};

const rangeOf = (opener: Opener, start: number, end: number): [number, number] =>
  opener.ranges ? [start, end] : [-1, -1];
