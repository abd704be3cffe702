import { latin1 } from '../../../bytes/latin1.ts';
import { stepOfMediaType } from '../media-types.ts';
import type { BytesStep, TextStep } from '../decoder.ts';
import { indexLabel, Labels } from '../labels.ts';
import type { OpenNode } from '../open-node.ts';
import type { Opener } from '../opener.ts';
import { anyChar, chars } from '../profile.ts';

/**
 * RFC 2046 section 5.1, RFC 7578. The first line tells the boundary. A part is a member by its name, or by its index; a
 * file's name is the member `NAME@filename` beside it.
 */
export const multipart: TextStep = {
  id: 'multipart',
  proof: 'form',
  takes: 'text',
  some: [chars.dash],
  only: anyChar,
  least: 20,
  open: (at, text, opener) => openMultipart(at, text, opener, (start, end) => text.slice(start, end))
};

export const multipartBytes: BytesStep = {
  id: 'multipart',
  proof: 'form',
  takes: 'bytes',
  begins: (bytes) => bytes[0] === 0x2d && bytes[1] === 0x2d,
  open: (at, bytes, opener) => {
    if (!multipartBytes.begins(bytes)) return null;
    const text = latin1(bytes, 0, bytes.length);
    return openMultipart(at, text, opener, (start, end) => bytes.subarray(start, end));
  }
};

type Slice = (start: number, end: number) => string | Uint8Array;

const longestBoundary = 200;
const longestHead = 4096;

const openMultipart = (at: OpenNode, text: string, opener: Opener, slice: Slice): OpenNode | null => {
  const delimiter = delimiterOf(text);
  const head = delimiter === null ? null : headAt(text, delimiter.length);
  const step = delimiter !== null && head && opener.step(at, 'multipart', null);
  if (!step) return null;
  const labels = new Labels();
  let index = 0;
  for (let from = 0; from >= 0;) {
    const part = headAt(text, from + delimiter.length);
    const next = text.indexOf(`\n${delimiter}`, from + delimiter.length);
    if (!part) break;
    const end = next < 0 ? text.length : text.charCodeAt(next - 1) === 0x0d ? next - 1 : next;
    if (next < 0) step.note({ kind: 'broken', step: 'multipart' });
    const start = Math.min(part.end, end);
    if (!addPart(opener, step, labels, part.head, index++, slice(start, end), start, end)) break;
    from = next < 0 ? -1 : next + 1;
  }
  return step;
};

/** The first line, if it begins as a boundary does and ends as a line does. */
const delimiterOf = (text: string): string | null => {
  if (!text.startsWith('--')) return null;
  const end = text.slice(0, longestBoundary).indexOf('\n');
  const line = end < 0 ? '' : text.slice(0, end).trimEnd();
  return line.length > 2 ? line : null;
};

/** The fields of a part, which begin after its delimiter, and the index at which its contents do. */
const headAt = (text: string, after: number): { readonly head: string; readonly end: number } | null => {
  const window = text.slice(after, after + longestHead);
  const found = /^[ \t]*\r?\n/.exec(window);
  if (!found) return null;
  const fields = window.slice(found[0].length);
  if (/^\r?\n/.test(fields))
    return { head: '', end: after + found[0].length + (fields.startsWith('\r') ? 2 : 1) };
  const blank = /\r?\n\r?\n/.exec(fields);
  if (!blank || !/^[A-Za-z-]+:/.test(fields)) return null;
  const end = after + found[0].length + blank.index + blank[0].length;
  return { head: fields.slice(0, blank.index), end };
};

const addPart = (
  opener: Opener,
  step: OpenNode,
  labels: Labels,
  head: string,
  index: number,
  value: string | Uint8Array,
  start: number,
  end: number
): boolean => {
  const disposition = fieldOf(head, 'content-disposition') ?? '';
  const name = parameterOf(disposition, 'name') ?? indexLabel(index);
  const filename = parameterOf(disposition, 'filename');
  const [from, to] = opener.ranges ? [start, end] : [-1, -1];
  const node = opener.add(step, 'member', labels.next(name), value, from, to);
  if (!node) return false;
  const type = stepOfMediaType(fieldOf(head, 'content-type'));
  const isBase64 = fieldOf(head, 'content-transfer-encoding')?.toLowerCase() === 'base64';
  node.expected = [...(isBase64 ? (['base64'] as const) : []), ...(type === null ? [] : [type])];
  return filename === null || opener.add(step, 'member', labels.next(`${name}@filename`), filename) !== null;
};

const fieldOf = (head: string, name: string): string | null => {
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (line.slice(0, colon).trim().toLowerCase() === name) return line.slice(colon + 1).trim();
  }
  return null;
};

const parameterOf = (field: string, name: string): string | null => {
  const found = new RegExp(`;\\s*${name}=("[^"]*"|[^;\\s]*)`, 'i').exec(field)?.[1];
  return found === undefined ? null : found.startsWith('"') ? found.slice(1, -1) : found;
};
