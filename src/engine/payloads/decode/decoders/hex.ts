import { mayBegin } from '../beginnings.ts';
import type { TextStep } from '../decoder.ts';
import { chars } from '../profile.ts';
import { hexDigit } from './percent.ts';

/** RFC 4648 section 8, in one case throughout. Digits alone are a decimal number. */
export const hex: TextStep = {
  id: 'hex',
  proof: 'meaning',
  takes: 'text',
  some: [chars.hexLower | chars.hexUpper],
  only: chars.hexLower | chars.hexUpper | chars.digit,
  least: 12,
  open: (at, text, opener, sure) => {
    const bytes = text.length % 2 === 0 ? decodeHex(text) : null;
    return bytes && (sure || mayBegin(bytes)) ? opener.step(at, 'hex', bytes) : null;
  }
};

const decodeHex = (text: string): Uint8Array | null => {
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at++) {
    const high = hexDigit(text.charCodeAt(2 * at));
    const low = hexDigit(text.charCodeAt(2 * at + 1));
    if (high < 0 || low < 0) return null;
    bytes[at] = high * 16 + low;
  }
  return bytes;
};
