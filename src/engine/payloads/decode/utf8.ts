import { latin1 } from '../../bytes/latin1.ts';

const decoder = new TextDecoder('utf-8');
const shortest = 48;
const looked = 64;

/** The text that `bytes` are in UTF-8, null where they are none or begin with controls that no text holds. */
export const maybeText = (bytes: Uint8Array): string | null =>
  beginsAsText(bytes) ? validText(bytes) : null;

/** As `maybeText`, whatever controls there are. */
export const validText = (bytes: Uint8Array): string | null => {
  const { length } = bytes;
  if (length >= shortest) {
    const text = decoder.decode(bytes);
    return text.includes('\ufffd') && !isUtf8(bytes, 0, length, true) ? null : text;
  }
  // Most of the short are guesses, and wrong.
  if (!isUtf8(bytes, 0, length, true)) return null;
  return isAscii(bytes) ? latin1(bytes, 0, length) : decoder.decode(bytes);
};

/** No control among the first bytes but tab and line breaks: random bytes fail within a dozen. */
export const beginsAsText = (bytes: Uint8Array): boolean => {
  const end = Math.min(bytes.length, looked);
  for (let at = 0; at < end; at++) {
    const byte = bytes[at]!;
    if (byte < 0x20 ? !isBreak(byte) : byte === 0x7f) return false;
  }
  return true;
};

const isBreak = (byte: number): boolean => byte === 0x09 || byte === 0x0a || byte === 0x0d;

const isAscii = (bytes: Uint8Array): boolean => {
  for (const byte of bytes) if (byte > 0x7f) return false;
  return true;
};

/** Whether the whole of `bytes[start..end)` is printable UTF-8, without making a text of it. */
export const isPrintable = (bytes: Uint8Array, start: number, end: number): boolean =>
  isUtf8(bytes, start, end, false);

/** RFC 3629 section 4 */
const isUtf8 = (bytes: Uint8Array, start: number, end: number, withControls: boolean): boolean => {
  let at = start;
  while (at < end) {
    const byte = bytes[at]!;
    if (byte < 0x80) {
      if (!withControls && (byte < 0x20 ? !isBreak(byte) : byte === 0x7f)) return false;
      at++;
      continue;
    }
    const length = sequenceLength(byte);
    if (length === 0 || at + length > end) return false;
    for (let more = 1; more < length; more++) if ((bytes[at + more]! & 0xc0) !== 0x80) return false;
    if (length > 2 && !isShortestForm(byte, bytes[at + 1]!)) return false;
    at += length;
  }
  return true;
};

/** Bytes of a character by its first, 0 where none begins so. */
const sequenceLength = (byte: number): number => {
  if (byte < 0xc2) return byte < 0x80 ? 1 : 0;
  if (byte < 0xe0) return 2;
  return byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 0;
};

/** RFC 3629 section 4: no overlong forms, no surrogates, nothing beyond U+10FFFF. */
const isShortestForm = (first: number, second: number): boolean => {
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return second < 0xa0;
  if (first === 0xf0) return second >= 0x90;
  return first !== 0xf4 || second < 0x90;
};

/** `end`, or where the character begins that is cut there. */
export const wholeCharacters = (bytes: Uint8Array, end: number): number => {
  let at = end;
  while (at > 0 && end - at < 3 && (bytes[at - 1]! & 0xc0) === 0x80) at--;
  const length = at > 0 ? sequenceLength(bytes[at - 1]!) : 0;
  return length > end - at + 1 ? at - 1 : end;
};

/** Whether a text may begin so: the last character may be cut. */
export const isPrintableStart = (bytes: Uint8Array): boolean =>
  isPrintable(bytes, 0, wholeCharacters(bytes, bytes.length));
