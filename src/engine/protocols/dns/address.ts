import { u32be } from '../../bytes/integers.ts';
import { formatAddress, formatV4 } from '../../model/address.ts';
import type { IpAddress } from '../../model/names.ts';

export const v4At = (bytes: Uint8Array, at: number): IpAddress => formatV4(u32be(bytes, at));

export const v6At = (bytes: Uint8Array, at: number): IpAddress =>
  formatAddress([u32be(bytes, at), u32be(bytes, at + 4), u32be(bytes, at + 8), u32be(bytes, at + 12)]);
