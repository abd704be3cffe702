import { Gunzip, Unzlib } from 'fflate';
import type { Inflater } from './inflated.ts';

// RFC 1952 section 2.3.1: ID1, ID2, and CM 8, the only method there is
export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;

// RFC 1950 section 2.2: CM 8 with a window of 32 KiB, no dictionary, and a check by 31
export const isZlib = (head: Uint8Array): boolean =>
  head[0] === 0x78 && head.length > 2 && (0x7800 + head[1]!) % 31 === 0 && (head[1]! & 0x20) === 0;

/** Several members, too. */
export const gunzip = (onData: (data: Uint8Array) => void): Inflater => new Gunzip(onData);

export const unzlib = (onData: (data: Uint8Array) => void): Inflater => new Unzlib(onData);
