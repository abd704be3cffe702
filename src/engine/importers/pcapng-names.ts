import { u16, u32be } from '../bytes/integers.ts';
import { formatAddress } from '../model/address.ts';
import type { IpAddress } from '../model/names.ts';
import type { CaptureSink } from '../model/sink.ts';
import { padded } from './pcapng-options.ts';

// draft-ietf-opsawg-pcapng section 4.5: records of type, length and value, padded; type 0 ends them.
const endOfRecords = 0;
const ipv4Record = 1;
const ipv6Record = 2;

/** Tells the sink what a name resolution block says: an address, and names for it that end in 0. */
export const readNames = (
  bytes: Uint8Array,
  start: number,
  end: number,
  little: boolean,
  sink: CaptureSink
): void => {
  let at = start;
  while (at + 4 <= end) {
    const type = u16(bytes, at, little);
    const from = at + 4;
    const to = from + u16(bytes, at + 2, little);
    if (type === endOfRecords || to > end) return;
    const addressBytes = type === ipv4Record ? 4 : type === ipv6Record ? 16 : 0;
    if (addressBytes > 0 && to - from > addressBytes) {
      const address = addressBytes === 4 ? ipv4At(bytes, from) : ipv6At(bytes, from);
      tellNames(bytes.subarray(from + addressBytes, to), address, sink);
    }
    at = from + padded(to - from);
  }
};

const ipv4At = (bytes: Uint8Array, at: number): IpAddress => formatAddress([0, 0, 0xffff, u32be(bytes, at)]);

const ipv6At = (bytes: Uint8Array, at: number): IpAddress =>
  formatAddress([u32be(bytes, at), u32be(bytes, at + 4), u32be(bytes, at + 8), u32be(bytes, at + 12)]);

const tellNames = (bytes: Uint8Array, address: IpAddress, sink: CaptureSink): void => {
  for (const name of new TextDecoder().decode(bytes).split('\0'))
    if (name !== '') sink.fact({ kind: 'told-name', name, address });
};
