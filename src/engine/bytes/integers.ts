/**
 * Unsigned integers out of bytes. The caller has checked that they are there: these run for every packet, and a read
 * past the end gives 0 bits, never an exception.
 */
export const u16be = (bytes: Uint8Array, at: number): number => (bytes[at]! << 8) | bytes[at + 1]!;

export const u16le = (bytes: Uint8Array, at: number): number => (bytes[at + 1]! << 8) | bytes[at]!;

export const u24be = (bytes: Uint8Array, at: number): number =>
  (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;

export const u24le = (bytes: Uint8Array, at: number): number =>
  (bytes[at + 2]! << 16) | (bytes[at + 1]! << 8) | bytes[at]!;

export const u32be = (bytes: Uint8Array, at: number): number =>
  ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;

export const u32le = (bytes: Uint8Array, at: number): number =>
  ((bytes[at + 3]! << 24) | (bytes[at + 2]! << 16) | (bytes[at + 1]! << 8) | bytes[at]!) >>> 0;

export const u16 = (bytes: Uint8Array, at: number, little: boolean): number =>
  little ? u16le(bytes, at) : u16be(bytes, at);

export const u32 = (bytes: Uint8Array, at: number, little: boolean): number =>
  little ? u32le(bytes, at) : u32be(bytes, at);
