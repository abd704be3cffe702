import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64Bytes } from '../../bytes/base64.ts';
import type { Form } from '../../model/finding.ts';

export type Hashed = Exclude<Form, 'plain'>;

const hashes: readonly (readonly [Hashed, (bytes: Uint8Array) => Uint8Array])[] = [
  ['md5', md5],
  ['sha1', sha1],
  ['sha256', sha256]
];

/** All digests of a text, as lower-case hex. */
export const digestsOf = (text: string): (readonly [Hashed, string])[] => {
  const bytes = utf8ToBytes(text);
  return hashes.map(([form, hash]) => [form, bytesToHex(hash(bytes))] as const);
};

const lengths: ReadonlySet<number> = new Set([16, 20, 32]);
// Of 16, 20 and 32 bytes: hex, base64 with and without padding.
const textLengths = new Uint8Array(65);
for (const length of [32, 40, 64, 22, 24, 27, 28, 43, 44]) textLengths[length] = 1;
const hexOnly = /^[0-9a-f]+$/i;
const base64Only = /^[\w+/-]+={0,2}$/;

/** Lower-case hex of a text that may be a digest; null for all others. */
export const digestIn = (text: string): string | null => {
  if (textLengths[text.length] !== 1 || !base64Only.test(text)) return null;
  if (hexOnly.test(text)) return text.toLowerCase();
  const bytes = base64Bytes(text);
  return bytes === null ? null : digestInBytes(bytes);
};

export const digestInBytes = (bytes: Uint8Array): string | null =>
  lengths.has(bytes.length) ? bytesToHex(bytes) : null;
