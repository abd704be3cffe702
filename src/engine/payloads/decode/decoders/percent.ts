import { latin1 } from '../../../bytes/latin1.ts';
import type { TextStep } from '../decoder.ts';
import { alphanumeric, anyChar, chars, profileOf } from '../profile.ts';
import { validText } from '../utf8.ts';

/**
 * RFC 3986 section 2.1, and in forms a `+` for a space (URL Standard section 5.1), unless the value is base64, where `+`
 * is a digit. `%uXXXX` is what `escape()` gives (ECMA-262 section B.2.1.1).
 */
export const percent: TextStep = {
  id: 'percent',
  proof: 'form',
  takes: 'text',
  some: [chars.percent | chars.plus],
  only: anyChar,
  least: 3,
  open: (at, text, opener) => {
    const inForm = at.parent?.label === 'form' && at.parent.kind === 'step';
    if (!inForm && !text.includes('%')) return null;
    const result = decoded(text, inForm);
    return result === null ? null : opener.step(at, 'percent', result);
  }
};

const decoded = (text: string, inForm: boolean): string | Uint8Array | null => {
  const kept = text.includes('%') ? percentDecoded(text, false) : text;
  const hasPlus = inForm && text.includes('+') && !(typeof kept === 'string' && isBase64(kept));
  const result = hasPlus ? percentDecoded(text, true) : kept;
  return result === text ? null : result;
};

const base64Chars = alphanumeric | chars.plus | chars.slash | chars.equals;
const surelyLong = 24;

/** `new+york` is not, though its characters and length would do: it takes padding, or what no words are made of. */
const isBase64 = (text: string): boolean => {
  const classes = profileOf(text);
  if ((classes & ~base64Chars) !== 0) return false;
  if (text.endsWith('=')) return text.length % 4 === 0;
  const hasCapitals = (classes & (chars.upper | chars.hexUpper)) !== 0;
  return (
    text.length >= surelyLong && hasCapitals && (classes & chars.digit) !== 0 && (classes & chars.lower) !== 0
  );
};

/** Text, or bytes where what comes out is no UTF-8. A `%` before anything but two hex digits stands for itself. */
export const percentDecoded = (text: string, plusIsSpace: boolean): string | Uint8Array => {
  // A unit of UTF-16 takes three bytes at most.
  const bytes = text.length <= short ? scratch : new Uint8Array(text.length * 3);
  let length = 0;
  let all = 0;
  for (let at = 0; at < text.length; at++) {
    let code = text.charCodeAt(at);
    if (code === percentSign) {
      const value = escapedAt(text, at);
      if (value >= 0) at += value < 256 ? 2 : 5;
      code = value < 0 ? code : value;
      if (value >= 256) {
        const low = escapedAt(text, at + 1) - 256;
        if (isPair(value - 256, low)) at += 6;
        length = putUtf16(bytes, length, value - 256, low);
        all |= 0x80;
        continue;
      }
    } else if (code === plusSign && plusIsSpace) code = 0x20;
    else if (code >= 0x80) {
      const low = text.charCodeAt(at + 1);
      if (isPair(code, low)) at++;
      length = putUtf16(bytes, length, code, low);
      all |= 0x80;
      continue;
    }
    bytes[length++] = code;
    all |= code;
  }
  if (all < 0x80 && length < shortest) return latin1(bytes, 0, length);
  return validText(bytes.subarray(0, length)) ?? bytes.slice(0, length);
};

const percentSign = 0x25;
const plusSign = 0x2b;
/** Below, characters are faster made one by one. */
const shortest = 256;
const short = 1 << 14;
const scratch = new Uint8Array(short * 3);

/** The byte that `%XX` stands for; 256 and more for the unit of `%uXXXX`; -1 where neither stands there. */
const escapedAt = (text: string, at: number): number => {
  const next = text.charCodeAt(at + 1);
  if (next === 0x75) {
    const high = hexPair(text, at + 2);
    const low = hexPair(text, at + 4);
    return high < 0 || low < 0 ? -1 : 256 + high * 256 + low;
  }
  return hexPair(text, at + 1);
};

const hexPair = (text: string, at: number): number => {
  const high = hexDigit(text.charCodeAt(at));
  const low = hexDigit(text.charCodeAt(at + 1));
  return high < 0 || low < 0 ? -1 : high * 16 + low;
};

/** Value of a hex digit, -1 for anything else (also the NaN beyond the end). */
export const hexDigit = (code: number): number => {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const upper = code & 0xdf;
  return upper >= 0x41 && upper <= 0x46 && code > 0x39 && code < 0x80 ? upper - 0x37 : -1;
};

const isPair = (first: number, second: number): boolean =>
  first >= 0xd800 && first < 0xdc00 && second >= 0xdc00 && second < 0xe000;

/** RFC 3629 section 3. A lone surrogate is written like any unit: what follows will find that it is no text. */
const putUtf16 = (bytes: Uint8Array, at: number, first: number, second: number): number => {
  const code = isPair(first, second) ? 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00) : first;
  if (code < 0x80) bytes[at++] = code;
  else if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6);
  else if (code < 0x10000) {
    bytes[at++] = 0xe0 | (code >> 12);
    bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
  } else {
    bytes[at++] = 0xf0 | (code >> 18);
    bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
    bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
  }
  if (code >= 0x80) bytes[at++] = 0x80 | (code & 0x3f);
  return at;
};
