import { latin1 } from '../../bytes/latin1.ts';

/** A name in a field of `most` bytes, ended by a NUL unless it fills them; null where the field is empty. */
export const appName = (bytes: Uint8Array, at: number, most: number): string | null => {
  let end = at;
  while (end < at + most && bytes[end]! > 0) end++;
  return end === at ? null : printable(textOf(bytes, at, end));
};

const textOf = (bytes: Uint8Array, at: number, end: number): string => {
  for (let one = at; one < end; one++)
    if (bytes[one]! > 0x7e) return new TextDecoder().decode(bytes.subarray(at, end));
  return latin1(bytes, at, end);
};

/** Control characters of a file must not reach a terminal, nor half a character that was cut a reader. */
const printable = (text: string): string | null => {
  const clean = text.replace(/[\p{C}\ufffd]/gu, '').trim();
  return clean === '' ? null : clean;
};
