import type { TextStep } from '../decoder.ts';
import { anyChar, chars } from '../profile.ts';

/**
 * Values of the cookies of Sensors Analytics, made unreadable at a glance (github.com/sensorsdata/sa-sdk-javascript,
 * what follows `data:enc;` and `dfm-enc-`). No key is needed.
 */
export const sensorsCookie: TextStep = {
  id: 'sensors-cookie',
  proof: 'form',
  takes: 'text',
  some: [chars.dash | chars.colon],
  only: anyChar,
  least: 10,
  open: (at, text, opener) => {
    const form = forms.find(({ prefix }) => text.startsWith(prefix));
    if (!form) return null;
    const step = opener.step(
      at,
      'sensors-cookie',
      form.read(text.slice(form.prefix.length)),
      form.prefix.length
    );
    step?.note({ kind: 'obfuscated', how: form.how });
    return step;
  }
};

/** Characters below 126 are moved on by 13 when written, so by 113 when read. */
const shifted = (text: string): string => {
  let result = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    result += String.fromCharCode(code < 126 ? (code + 113) % 126 : code);
  }
  return result;
};

const alphabet = 't6KJCZa5pDdQ9khoEM3Tj70fbP2eLSyc4BrsYugARqFIw1mzlGNVXOHiWvxUn8';
const mirror = new Map(Array.from(alphabet, (char, at) => [char, alphabet.charAt(alphabet.length - 1 - at)]));

/** Each letter and digit stands for the one as far from the other end of the alphabet. */
const mirrored = (text: string): string => {
  let result = '';
  for (let at = 0; at < text.length; at++) result += mirror.get(text.charAt(at)) ?? text.charAt(at);
  return result;
};

const forms = [
  { prefix: 'data:enc;', how: 'characters shifted by 13', read: shifted },
  { prefix: 'dfm-enc-', how: 'letters exchanged by a fixed table', read: mirrored }
] as const;
