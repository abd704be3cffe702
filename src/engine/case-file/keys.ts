import { joined } from '../bytes/joined.ts';
import { CaseFileError } from './errors.ts';
import type { Header, Parameters } from './header.ts';
import type { HeldKey, WebCrypto } from './web-crypto.ts';

/** What a passphrase becomes for one file. */
export interface Keys {
  readonly contents: HeldKey;
  /** Goes into the header: the next reader learns from it whether the passphrase is the same. */
  readonly check: Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();

// RFC 8265 section 4.2.2, OpaqueString: every other space is a space, and letters are composed (NFC), so that the same
// passphrase typed on another keyboard is the same.
export const preparedPassphrase = (passphrase: string): string =>
  passphrase.replace(/\p{Zs}/gu, ' ').normalize('NFC');

/** Takes about as long as the iterations of the header say. */
const masterOf = async (
  passphrase: string,
  { salt, iterations }: Parameters,
  { subtle }: WebCrypto
): Promise<HeldKey> => {
  const typed = encoder.encode(preparedPassphrase(passphrase));
  const base = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits']);
  const bits = await subtle.deriveBits({ ...pbkdf2, salt, iterations }, base, 256);
  return subtle.importKey('raw', new Uint8Array(bits), 'HKDF', false, ['deriveBits']);
};

const pbkdf2 = { name: 'PBKDF2', hash: 'SHA-256' };

/** RFC 5869: one key for each use, all of them of this header only. */
const derived = async (
  master: HeldKey,
  use: string,
  fields: Uint8Array,
  { subtle }: WebCrypto
): Promise<Uint8Array<ArrayBuffer>> => {
  const info = joined([encoder.encode(`whither case file 1: ${use}`), new Uint8Array(1), fields]);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info };
  return new Uint8Array(await subtle.deriveBits(hkdf, master, 256));
};

export const keysFrom = async (
  passphrase: string,
  header: Parameters & Pick<Header, 'fields'>,
  crypto: WebCrypto
): Promise<Keys> => {
  const master = await masterOf(passphrase, header, crypto);
  const contents = await derived(master, 'contents', header.fields, crypto);
  return {
    contents: await crypto.subtle.importKey('raw', contents, 'AES-GCM', false, ['encrypt', 'decrypt']),
    check: await derived(master, 'check', header.fields, crypto)
  };
};

/**
 * The keys of a file, if this is its passphrase. The check also ties the file to one key: AES-GCM alone would open a
 * crafted file under several (Len, Grubbs, Ristenpart: Partitioning Oracle Attacks, USENIX Security 2021).
 */
export const keysOf = async (passphrase: string, header: Header, crypto: WebCrypto): Promise<Keys> => {
  const keys = await keysFrom(passphrase, header, crypto);
  if (keys.check.some((byte, at) => byte !== header.keyCheck[at])) throw new CaseFileError('case-passphrase');
  return keys;
};
