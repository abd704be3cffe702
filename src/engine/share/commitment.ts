import { sha256 } from '@noble/hashes/sha2.js';
import { base64Bytes, base64UrlText } from '../bytes/base64.ts';
import type { KeptSecret, Revealed, ShareContents, SharerKeeps } from './shareable.ts';

/** Bytes that nobody can foresee, as many as asked for. */
export type Random = (bytes: number) => Uint8Array;

/** Sets these hashes apart from all others of the same bytes. */
const domain = 'whither commitment 1';
export const nonceBytes = 16;

const encoder = new TextEncoder();

/** A length of four bytes, most significant first, and the bytes: so no two lists of parts are the same bytes. */
const framed = (part: Uint8Array): Uint8Array => {
  const frame = new Uint8Array(4 + part.length);
  new DataView(frame.buffer).setUint32(0, part.length);
  frame.set(part, 4);
  return frame;
};

const commitment = (value: string, nonce: Uint8Array): string => {
  const hash = sha256.create();
  for (const part of [encoder.encode(domain), nonce, encoder.encode(value)]) hash.update(framed(part));
  return base64UrlText(hash.digest());
};

export interface Committed {
  readonly commitment: string;
  readonly kept: KeptSecret;
}

/** The nonce is what keeps a short value from being guessed and tried: each value has its own. */
export const commitTo = (value: string, random: Random): Committed => {
  const nonce = random(nonceBytes);
  return { commitment: commitment(value, nonce), kept: { value, nonce: base64UrlText(nonce) } };
};

/** What the sharer gives away to show one value; null where the share has no such token. */
export const reveal = (keeps: SharerKeeps, token: string): Revealed | null => {
  const kept = Object.hasOwn(keeps.secrets, token) ? keeps.secrets[token] : undefined;
  return kept ? { token, value: kept.value, nonce: kept.nonce } : null;
};

/** Whether it is the very value that was replaced in this share. */
export const checkReveal = ({ commitments }: ShareContents, { token, value, nonce }: Revealed): boolean => {
  const bytes = base64Bytes(nonce);
  if (bytes?.length !== nonceBytes || !Object.hasOwn(commitments, token)) return false;
  return commitments[token] === commitment(value, bytes);
};
