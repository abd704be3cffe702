import type { TextStep } from '../decoder.ts';
import type { OpenNode } from '../open-node.ts';
import type { Opener } from '../opener.ts';
import { alphanumeric, chars } from '../profile.ts';
import { isMarked, mayBegin } from '../beginnings.ts';
import { isPrintableStart } from '../utf8.ts';
import type { StepId } from '../steps.ts';

/** Of data of any length some digits come out as capitals, some as small letters: hex, words and UUIDs do not. */
const capitals = chars.upper | chars.hexUpper;
const small = chars.lower | chars.hexLower;

/**
 * RFC 4648 sections 4 and 5, with or without padding, also broken into lines (RFC 2045 section 6.8) or with its `+` read
 * as spaces by whoever kept it. Where a capture begins in the middle, up to three characters are dropped in front.
 */
const wayOf = (id: 'base64' | 'base64url', some: readonly number[], only: number): TextStep => ({
  id,
  proof: 'meaning',
  takes: 'text',
  some: [capitals, small, ...some],
  only: only | alphanumeric | chars.equals,
  least: 8,
  open: (at, text, opener, sure) => openBase64(id, at, text, opener, sure)
});

export const base64 = wayOf('base64', [], chars.plus | chars.slash | chars.lineBreak | chars.space);
export const base64url = wayOf('base64url', [chars.dash | chars.underscore], chars.dash | chars.underscore);

const openBase64 = (
  id: StepId,
  at: OpenNode,
  text: string,
  opener: Opener,
  sure: boolean
): OpenNode | null => {
  const digits = digitsOf(text);
  const head = digits === null ? null : headOf(digits, 0);
  if (digits === null || !head) return null;
  const drop = sure ? 0 : frontOf(digits, head);
  if (drop < 0) return null;
  const isAll = drop === 0 && digits.length <= looked;
  const bytes = isAll ? head : decodeBase64(digits, drop, digits.length);
  return bytes && bytes.length > 0 ? opener.step(at, id, bytes, drop) : null;
};

/** Without padding and line breaks, spaces made `+` again; null where padding stands elsewhere than at the end. */
const digitsOf = (text: string): string | null => {
  let digits = text;
  if (text.includes('\n') || text.includes('\r')) digits = digits.replaceAll(/[\r\n\t]/g, '');
  if (text.includes(' ')) {
    if (!knownBeginning.test(text)) return null;
    digits = digits.trim().replaceAll(' ', '+');
  }
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 0x3d) end--;
  const equals = digits.indexOf('=');
  return equals < 0 ? digits : equals === end && digits.length - end <= 2 ? digits.slice(0, end) : null;
};

/** gzip, a JSON object, a list of objects or texts: words with spaces between them do not begin so. */
const knownBeginning = /^(?:H4sI|eyJ|W3si|WyJ)/;

const looked = 48;
const leastToCut = 64;

/** Characters to drop in front, -1 where no beginning promises anything. */
const frontOf = (digits: string, whole: Uint8Array): number => {
  if (isPrintableStart(whole) || isMarked(whole)) return 0;
  if (digits.length >= leastToCut)
    for (let drop = 1; drop < 4; drop++) {
      const head = headOf(digits, drop);
      if (head && isPrintableStart(head) && isAsciiMostly(head)) return drop;
    }
  return mayBegin(whole) ? 0 : -1;
};

const isAsciiMostly = (head: Uint8Array): boolean => {
  let ascii = 0;
  for (const byte of head) if (byte < 0x80) ascii++;
  return ascii * 4 > head.length * 3;
};

const headOf = (digits: string, drop: number): Uint8Array | null =>
  decodeBase64(digits, drop, Math.min(digits.length, drop + looked));

const valueOf = new Uint8Array(128).fill(64);
for (const [at, char] of Array.from(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
).entries())
  valueOf[char.charCodeAt(0)] = at;
valueOf[0x2d] = 62; // RFC 4648 section 5
valueOf[0x5f] = 63;

const digitAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code < 128 ? valueOf[code]! : 64;
};

/** Bytes of the digits in `text[start..end)`; null where one of them is none. A digit too many at the end is dropped. */
export const decodeBase64 = (text: string, start: number, end: number): Uint8Array | null => {
  const count = end - start;
  const bytes = new Uint8Array(Math.floor((count * 3) / 4));
  let wrong = 0;
  let to = 0;
  let at = start;
  for (const last = end - 3; at < last; at += 4) {
    const a = digitAt(text, at);
    const b = digitAt(text, at + 1);
    const c = digitAt(text, at + 2);
    const d = digitAt(text, at + 3);
    wrong |= a | b | c | d;
    bytes[to++] = (a << 2) | (b >> 4);
    bytes[to++] = (b << 4) | (c >> 2);
    bytes[to++] = (c << 6) | d;
  }
  if (end - at > 1) {
    const a = digitAt(text, at);
    const b = digitAt(text, at + 1);
    const c = end - at > 2 ? digitAt(text, at + 2) : 0;
    wrong |= a | b | c;
    bytes[to++] = (a << 2) | (b >> 4);
    if (end - at > 2) bytes[to] = (b << 4) | (c >> 2);
  }
  return wrong < 64 ? bytes : null;
};
