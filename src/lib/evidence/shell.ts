import type { Shown } from './chain.ts';
import { bytesOf } from './chain.ts';

/** A word that a POSIX shell takes as it stands (POSIX.1-2017, Shell Command Language 2.2.2). */
export const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

// Anything else could move the cursor of the terminal it is pasted into.
const isPrintable = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

const toBase64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};

/** A command that prints `value`, byte for byte, whatever is in it. */
export const literal = (value: Shown): string =>
  typeof value === 'string' && isPrintable(value)
    ? `printf %s ${quote(value)}`
    : `printf %s ${quote(toBase64(bytesOf(value)))} | base64 -d`;
