/** First bytes by which compressed forms are known. */
export const isGzip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8; // RFC 1952 section 2.3.1: CM 8 is all there is

/** RFC 1950 section 2.2: CM 8, a window of up to 32 KiB, no dictionary, and a check by 31. */
export const isZlib = (bytes: Uint8Array): boolean =>
  bytes.length > 6 &&
  (bytes[0]! & 0x8f) === 8 &&
  (bytes[0]! * 256 + bytes[1]!) % 31 === 0 &&
  (bytes[1]! & 0x20) === 0;

/** RFC 8878 section 3.1.1 */
export const isZstd = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd;

/** github.com/lz4/lz4, doc/lz4_Frame_format.md: 0x184D2204 in little-endian */
export const isLz4 = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x04 && bytes[1] === 0x22 && bytes[2] === 0x4d && bytes[3] === 0x18;

export const isPacked = (bytes: Uint8Array): boolean =>
  isGzip(bytes) || isZlib(bytes) || isZstd(bytes) || isLz4(bytes);
