import { ShareError } from './errors.ts';

/** NIST SP 800-38D section 8.2: 96 bits; the tag of 128 stands behind the ciphertext. */
export const ivBytes = 12;
export const tagBytes = 16;
export const keyBytes = 32;

type Bytes = Uint8Array<ArrayBuffer>;

// Browsers leave it out of pages that did not come by https (W3C Secure Contexts), whatever the types say.
const subtle = (): (typeof crypto)['subtle'] => {
  const { crypto: offered } = globalThis as { readonly crypto?: Partial<typeof crypto> };
  if (!offered?.subtle) throw new ShareError('crypto-missing');
  return offered.subtle;
};

const imported = (key: Bytes, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> =>
  subtle().importKey('raw', key, 'AES-GCM', false, [use]);

/** AES-256-GCM; `header` is not hidden, and cannot be changed either. */
export const encrypt = async (key: Bytes, iv: Bytes, header: Bytes, plain: Bytes): Promise<Uint8Array> => {
  const parameters = { name: 'AES-GCM', iv, additionalData: header } as const;
  return new Uint8Array(await subtle().encrypt(parameters, await imported(key, 'encrypt'), plain));
};

/** Throws `ShareError('key-wrong')` where the key does not fit or a bit was changed: which of both, nobody can tell. */
export const decrypt = async (key: Bytes, iv: Bytes, header: Bytes, sealed: Bytes): Promise<Uint8Array> => {
  const parameters = { name: 'AES-GCM', iv, additionalData: header } as const;
  const usable = await imported(key, 'decrypt');
  try {
    return new Uint8Array(await subtle().decrypt(parameters, usable, sealed));
  } catch {
    throw new ShareError('key-wrong');
  }
};
