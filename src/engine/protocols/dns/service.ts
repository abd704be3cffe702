import { u16be } from '../../bytes/integers.ts';
import type { IpAddress } from '../../model/names.ts';
import { v4At, v6At } from './address.ts';
import { skipName } from './name.ts';

// RFC 9460 section 14.3.2
const keyIpv4Hint = 4;
const keyIpv6Hint = 6;
/** RFC 9460 section 2.4.1: a record of priority 0 only gives another name; parameters of it are ignored. */
const aliasMode = 0;

/** What an SVCB or HTTPS record says: who serves, and where. */
export interface Service {
  /** Place of the server's name; the root stands for the record's owner (RFC 9460 section 2.5.2). */
  readonly target: number;
  readonly addresses: readonly IpAddress[];
}

/** RFC 9460 section 2.2: SvcPriority, TargetName, parameters of (key, length, value). Null where it gives no address. */
export const parseService = (bytes: Uint8Array, start: number, end: number): Service | null => {
  const target = start + 2;
  const parameters = target < end && u16be(bytes, start) !== aliasMode ? skipName(bytes, target, end) : -1;
  const addresses = parameters < 0 ? [] : hints(bytes, parameters, end);
  return addresses.length > 0 ? { target, addresses } : null;
};

/** RFC 9460 section 7.3: addresses one after the other. */
const hints = (bytes: Uint8Array, start: number, end: number): IpAddress[] => {
  const addresses: IpAddress[] = [];
  for (let at = start; at + 4 <= end;) {
    const key = u16be(bytes, at);
    const value = at + 4;
    at = value + u16be(bytes, at + 2);
    if (at > end) return [];
    if (key === keyIpv4Hint)
      for (let hint = value; hint + 4 <= at; hint += 4) addresses.push(v4At(bytes, hint));
    if (key === keyIpv6Hint)
      for (let hint = value; hint + 16 <= at; hint += 16) addresses.push(v6At(bytes, hint));
  }
  return addresses;
};
