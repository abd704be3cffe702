import { sha256 } from '@noble/hashes/sha2.js';
import { base64Bytes, base64UrlText } from '../bytes/base64.ts';
import { joined } from '../bytes/joined.ts';
import { decrypt, encrypt, ivBytes, keyBytes, tagBytes } from './cipher.ts';
import type { Random } from './commitment.ts';
import { ShareError } from './errors.ts';
import { mostPayloadBytes, parsePayload, payloadOf } from './payload.ts';
import { readShareable } from './read-shareable.ts';
import type { Shareable } from './shareable.ts';
import { newestVersion, upgraded } from './upgrade.ts';

/*
 *   "WHTR" | version, 1 byte | kind, 1 byte | body
 *
 * kind 1, sealed: IV, 12 bytes | AES-256-GCM of the payload and its tag; the six bytes before are authenticated with it
 * kind 2, open:   SHA-256 of the six bytes and the payload, 32 bytes | payload
 *
 * payload: DEFLATE of UTF-8 JSON. See docs/share-format.md.
 */

const magic = [0x57, 0x48, 0x54, 0x52];
const headerBytes = 6;
const digestBytes = 32;
const kinds = { sealed: 1, open: 2 } as const;

export type ShareKind = keyof typeof kinds;

/** What the bytes say of themselves; null where they are no share at all. */
export const kindOf = (bytes: Uint8Array): { readonly kind: ShareKind; readonly version: number } | null => {
  const [version = 0, number] = bytes.subarray(4, headerBytes);
  const kind = number === kinds.sealed ? 'sealed' : number === kinds.open ? 'open' : null;
  const isOurs = magic.every((byte, at) => bytes[at] === byte) && version > 0;
  return isOurs && kind && bytes.length > fewestBytes[kind] ? { kind, version } : null;
};

const fewestBytes: Readonly<Record<ShareKind, number>> = {
  sealed: headerBytes + ivBytes + tagBytes,
  open: headerBytes + digestBytes
};

const headerOf = (kind: ShareKind): Uint8Array<ArrayBuffer> =>
  Uint8Array.of(...magic, newestVersion, kinds[kind]);

export const newKey = (random: Random): Uint8Array => random(keyBytes);
/** As it stands in a link, behind `#k=`. */
export const formatKey = (key: Uint8Array): string => base64UrlText(key);
export const maybeKey = (text: string): Uint8Array | null => {
  const key = /^[\w-]{43}$/.test(text) ? base64Bytes(text) : null;
  return key?.length === keyBytes ? key : null;
};

/** For those who have the key alone. */
export const seal = async (shareable: Shareable, key: Uint8Array, random: Random): Promise<Uint8Array> => {
  const [header, iv] = [headerOf('sealed'), random(ivBytes).slice()];
  const sealed = await encrypt(checkedKey(key), iv, header, payloadOf(shareable).slice());
  return joined([header, iv, sealed]);
};

/** For everybody, the server included. */
export const pack = (shareable: Shareable): Uint8Array => {
  const [header, payload] = [headerOf('open'), payloadOf(shareable)];
  return joined([header, digestOf(header, payload), payload]);
};

/** `most`: bytes that the payload may open into. Throws `ShareError`. */
export const open = async (
  bytes: Uint8Array,
  key: Uint8Array | null,
  most = mostPayloadBytes
): Promise<Shareable> => {
  const found = kindOf(bytes);
  if (!found) throw new ShareError('not-a-share', { bytes: bytes.length });
  const { kind, version } = found;
  if (version > newestVersion) throw new ShareError('version-unknown', { version, newest: newestVersion });
  const payload = kind === 'open' ? openPayload(bytes) : await sealedPayload(bytes, key);
  return readShareable(upgraded(parsePayload(payload, most), version));
};

const sealedPayload = async (bytes: Uint8Array, key: Uint8Array | null): Promise<Uint8Array> => {
  if (key === null) throw new ShareError('key-missing');
  const [header, iv] = [bytes.slice(0, headerBytes), bytes.slice(headerBytes, headerBytes + ivBytes)];
  return decrypt(checkedKey(key), iv, header, bytes.slice(headerBytes + ivBytes));
};

const openPayload = (bytes: Uint8Array): Uint8Array => {
  const payload = bytes.subarray(headerBytes + digestBytes);
  const digest = digestOf(bytes.subarray(0, headerBytes), payload);
  if (digest.some((byte, at) => byte !== bytes[headerBytes + at]))
    throw new ShareError('payload-broken', { what: 'digest' });
  return payload;
};

const digestOf = (header: Uint8Array, payload: Uint8Array): Uint8Array =>
  sha256.create().update(header).update(payload).digest();

const checkedKey = (key: Uint8Array): Uint8Array<ArrayBuffer> => {
  if (key.length !== keyBytes) throw new ShareError('key-broken', { length: key.length });
  return key.slice();
};
