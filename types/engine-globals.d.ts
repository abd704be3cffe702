// The engine runs in workers and in Node alike; this is all it takes from its surroundings (Encoding Standard).
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
/** V8's: how many frames an error keeps. Elsewhere nobody reads it. */
interface ErrorConstructor {
  stackTraceLimit: number;
}
/** Named by the types of valibot; the engine knows no files. */
interface Blob {}
interface File {}
/** Web Cryptography API: in workers, in pages that came by https, and in Node from 19 on. */
declare class CryptoKey {
  readonly type: string;
}
declare const crypto: {
  readonly subtle: {
    importKey(
      format: 'raw',
      key: Uint8Array<ArrayBuffer>,
      algorithm: 'AES-GCM',
      extractable: boolean,
      usages: ('encrypt' | 'decrypt')[]
    ): Promise<CryptoKey>;
    encrypt(algorithm: AesGcmParams, key: CryptoKey, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
    decrypt(algorithm: AesGcmParams, key: CryptoKey, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  };
};
interface AesGcmParams {
  name: 'AES-GCM';
  iv: Uint8Array<ArrayBuffer>;
  additionalData: Uint8Array<ArrayBuffer>;
}
