import { joined } from '../../bytes/joined.ts';
import type { Body } from '../../model/capture.ts';
import { stepOfMediaType } from './media-types.ts';
import type { OpenNode } from './open-node.ts';
import type { Opener } from './opener.ts';
import type { StepId } from './steps.ts';

/** What the headers of a request say of its body. */
export interface BodyHeaders {
  readonly mediaType: string | null;
  readonly encodings: readonly string[];
}

/** RFC 9110 section 8.4.1, RFC 7932 section 13, RFC 8878 section 7.2 */
const codings: ReadonlyMap<string, StepId> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['br', 'brotli'],
  ['zstd', 'zstd'],
  ['lz4', 'lz4']
]);

/** The steps that a body's headers say come first, outermost first. */
export const stepsOfHeaders = ({ mediaType, encodings }: BodyHeaders): StepId[] => {
  const steps = encodings.map((coding) => codings.get(coding.trim().toLowerCase())).reverse();
  const type = stepOfMediaType(mediaType);
  return [...steps.filter((step) => step !== undefined), ...(type === null ? [] : [type])];
};

/** Puts what was sent below `parent`, and opens it. */
export const openBody = (
  opener: Opener,
  parent: OpenNode,
  kind: 'part' | 'member',
  label: string,
  { data, cutFrom }: Pick<Body, 'data' | 'cutFrom'>,
  steps: readonly StepId[]
): void => {
  const value = typeof data === 'string' ? (bytesBehind(data) ?? data) : data;
  const node = opener.add(parent, kind, label, value);
  if (!node) return;
  if (cutFrom !== null) node.note({ kind: 'cut', bytes: data.length, of: cutFrom });
  if (typeof value === 'string') noteMangled(node, value);
  opener.openExpecting(node, steps);
};

const fewestMangled = 3;

const noteMangled = (node: OpenNode, text: string): void => {
  let characters = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) characters++;
  if (characters >= fewestMangled) node.note({ kind: 'mangled', characters });
};

const looked = 256;

/**
 * The bytes that a text stands for, where the capturing program wrote each as the character of the same number, or
 * those that are no UTF-8 as U+DC80..U+DCFF (Python's PEP 383); null where it is a text.
 */
const bytesBehind = (text: string): Uint8Array | null => {
  const isBinary = holdsControls(text);
  const escaped = holdsEscapes(text);
  return escaped ? fromEscapes(text) : isBinary ? fromLatin1(text) : null;
};

const holdsControls = (text: string): boolean => {
  const end = Math.min(text.length, looked);
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 ? code !== 0x09 && code !== 0x0a && code !== 0x0d : code >= 0x7f && code < 0xa0)
      return true;
  }
  return false;
};

const fromLatin1 = (text: string): Uint8Array | null => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0xff) return null;
    bytes[at] = code;
  }
  return bytes;
};

/** A second half of a pair, of a byte beyond ASCII, that no first half comes before. */
const isEscape = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  if (code < 0xdc80 || code > 0xdcff) return false;
  const before = at > 0 ? text.charCodeAt(at - 1) : 0;
  return before < 0xd800 || before >= 0xdc00;
};

const holdsEscapes = (text: string): boolean => {
  let at = text.search(/[\udc80-\udcff]/);
  for (; at >= 0 && at < text.length; at++) if (isEscape(text, at)) return true;
  return false;
};

const fromEscapes = (text: string): Uint8Array => {
  const pieces: Uint8Array[] = [];
  const encoder = new TextEncoder();
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isEscape(text, at)) continue;
    if (at > from) pieces.push(encoder.encode(text.slice(from, at)));
    let to = at;
    while (to < text.length && isEscape(text, to)) to++;
    pieces.push(Uint8Array.from({ length: to - at }, (_, index) => text.charCodeAt(at + index) & 0xff));
    from = to;
    at = to - 1;
  }
  pieces.push(encoder.encode(text.slice(from)));
  return joined(pieces);
};
