/** What is needed of the Web Cryptography API, which a page, a worker and Node 20 each have as `globalThis.crypto`. */
export interface WebCrypto {
  getRandomValues(array: Uint8Array<ArrayBuffer>): Uint8Array;
  readonly subtle: WebSubtle;
}

/** A key of the browser's own, which is never seen by the page. */
export type HeldKey = object;

export interface WebSubtle {
  importKey(
    format: 'raw',
    bytes: Uint8Array<ArrayBuffer>,
    algorithm: string,
    extractable: boolean,
    usages: readonly ('deriveBits' | 'deriveKey' | 'encrypt' | 'decrypt')[]
  ): Promise<HeldKey>;
  deriveBits(algorithm: Named, key: HeldKey, bits: number): Promise<ArrayBuffer>;
  encrypt(algorithm: Named, key: HeldKey, bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  decrypt(algorithm: Named, key: HeldKey, bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  digest(algorithm: string, bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
}

interface Named {
  readonly name: string;
  readonly [parameter: string]: unknown;
}
