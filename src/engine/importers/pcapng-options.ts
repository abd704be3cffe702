import { u16 } from '../bytes/integers.ts';

/** Bytes after `length`, up to 32 bits. */
export const padded = (length: number): number => length + ((4 - (length & 3)) & 3);

// draft-ietf-opsawg-pcapng section 3.5: code, length, value padded to 32 bits; code 0 ends the list.
export const endOfOptions = 0;
export const commentOption = 1;

/** The value of an option of a block, or null. */
export const findOption = (
  bytes: Uint8Array,
  start: number,
  end: number,
  wanted: number,
  little: boolean
): Uint8Array | null => {
  let at = start;
  while (at + 4 <= end) {
    const code = u16(bytes, at, little);
    const length = u16(bytes, at + 2, little);
    if (code === endOfOptions || at + 4 + length > end) return null;
    if (code === wanted) return bytes.subarray(at + 4, at + 4 + length);
    at += 4 + padded(length);
  }
  return null;
};

const mostText = 500;

/** What people wrote or are to read, without what a C program left behind its end. */
export const optionText = (value: Uint8Array): string => {
  const text = new TextDecoder().decode(value.subarray(0, 4 * mostText));
  return (text.split('\0', 1)[0] ?? '').trim().slice(0, mostText);
};
