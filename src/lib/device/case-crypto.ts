import type { WebCrypto } from '#engine/case-file/web-crypto.ts';

/** Browsers lock and unlock only for pages that came by HTTPS, or from this computer itself. */
export const canSeal = (): boolean => (globalThis.crypto as Partial<Crypto>).subtle !== undefined;

export const pageCrypto = (): WebCrypto => globalThis.crypto;
