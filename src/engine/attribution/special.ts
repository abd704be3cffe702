import type { AddressWords } from '../model/address.ts';
import type { SpecialAddress } from '../model/report.ts';
import { PrefixTable } from './prefix-table.ts';
import { isInPrefix, parsePrefix } from './prefix.ts';

interface SpecialRow {
  readonly prefix: string;
  /** Null for an ordinary part of a block that is set aside. */
  readonly kind: SpecialAddress | null;
  /** The document that sets the block aside. */
  readonly source: string;
}

/**
 * Addresses that are nobody's place: the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890), the multicast
 * and the unassigned blocks. Where rows overlap, the longest prefix wins.
 */
export const specialRows: readonly SpecialRow[] = [
  { prefix: '0.0.0.0/8', kind: 'this-host', source: 'RFC 791 section 3.2' },
  { prefix: '10.0.0.0/8', kind: 'private', source: 'RFC 1918' },
  { prefix: '100.64.0.0/10', kind: 'cgnat', source: 'RFC 6598' },
  { prefix: '127.0.0.0/8', kind: 'loopback', source: 'RFC 1122 section 3.2.1.3' },
  { prefix: '169.254.0.0/16', kind: 'link-local', source: 'RFC 3927' },
  { prefix: '172.16.0.0/12', kind: 'private', source: 'RFC 1918' },
  { prefix: '192.0.0.0/24', kind: 'reserved', source: 'RFC 6890 section 2.1' },
  { prefix: '192.0.2.0/24', kind: 'documentation', source: 'RFC 5737' },
  { prefix: '192.88.99.0/24', kind: 'reserved', source: 'RFC 7526' },
  { prefix: '192.168.0.0/16', kind: 'private', source: 'RFC 1918' },
  { prefix: '198.18.0.0/15', kind: 'benchmarking', source: 'RFC 2544' },
  { prefix: '198.51.100.0/24', kind: 'documentation', source: 'RFC 5737' },
  { prefix: '203.0.113.0/24', kind: 'documentation', source: 'RFC 5737' },
  { prefix: '224.0.0.0/4', kind: 'multicast', source: 'RFC 5771' },
  { prefix: '233.252.0.0/24', kind: 'documentation', source: 'RFC 6676' },
  { prefix: '240.0.0.0/4', kind: 'reserved', source: 'RFC 1112 section 4' },
  { prefix: '255.255.255.255/32', kind: 'broadcast', source: 'RFC 919 section 7' },

  // Global unicast is 2000::/3 only; everything else is held back by the IETF (RFC 4291 section 2.4, RFC 3587 section 3).
  { prefix: '::/3', kind: 'reserved', source: 'RFC 4291 section 2.4' },
  { prefix: '4000::/2', kind: 'reserved', source: 'RFC 4291 section 2.4' },
  { prefix: '8000::/1', kind: 'reserved', source: 'RFC 4291 section 2.4' },
  // IPv4 as this project keeps it, NAT64 and Teredo (see embeddedV4), and services that are reached anywhere.
  { prefix: '::ffff:0:0/96', kind: null, source: 'RFC 4291 section 2.5.5.2' },
  { prefix: '64:ff9b::/96', kind: null, source: 'RFC 6052 section 2.1' },
  { prefix: '2001::/32', kind: null, source: 'RFC 4380 section 2.6' },
  { prefix: '2001:1::1/128', kind: null, source: 'RFC 7723' },
  { prefix: '2001:1::2/128', kind: null, source: 'RFC 8155' },
  { prefix: '2001:3::/32', kind: null, source: 'RFC 7450' },
  { prefix: '2001:4:112::/48', kind: null, source: 'RFC 7535' },

  { prefix: '::/128', kind: 'this-host', source: 'RFC 4291 section 2.5.2' },
  { prefix: '::1/128', kind: 'loopback', source: 'RFC 4291 section 2.5.3' },
  { prefix: '64:ff9b:1::/48', kind: 'private', source: 'RFC 8215' },
  { prefix: '100::/64', kind: 'reserved', source: 'RFC 6666' },
  { prefix: '100:0:0:1::/64', kind: 'reserved', source: 'RFC 9780' },
  { prefix: '2001::/23', kind: 'reserved', source: 'RFC 2928' },
  { prefix: '2001:2::/48', kind: 'benchmarking', source: 'RFC 5180 section 8' },
  { prefix: '2001:db8::/32', kind: 'documentation', source: 'RFC 3849' },
  { prefix: '3fff::/20', kind: 'documentation', source: 'RFC 9637' },
  { prefix: '5f00::/16', kind: 'reserved', source: 'RFC 9602' },
  { prefix: 'fc00::/7', kind: 'private', source: 'RFC 4193' },
  { prefix: 'fe80::/10', kind: 'link-local', source: 'RFC 4291 section 2.5.6' },
  { prefix: 'fec0::/10', kind: 'private', source: 'RFC 3879' },
  { prefix: 'ff00::/8', kind: 'multicast', source: 'RFC 4291 section 2.7' }
];

const table = new PrefixTable(specialRows.map(({ prefix, kind }) => [prefix, kind]));

/** The kind of a special-purpose address, null for an ordinary one. */
export const specialOf = (words: AddressWords): SpecialAddress | null => table.find(words);

const nat64 = parsePrefix('64:ff9b::/96');
const sixToFour = parsePrefix('2002::/16');

/**
 * The IPv4 address of the machine that an IPv6 address only stands for, in `AddressWords`; null for any other address.
 * NAT64 (RFC 6052 section 2.1) is how phones on IPv6-only networks reach IPv4 hosts: the last 32 bits are the host. 6to4
 * (RFC 3056 section 2) puts the IPv4 address of the site's router behind 2002. Both say where the machine is better than
 * their own prefix, which stands in no table or for nobody.  */
export const embeddedV4 = (words: AddressWords): AddressWords | null => {
  if (isInPrefix(words, nat64)) return [0, 0, 0xffff, words[3]];
  if (isInPrefix(words, sixToFour)) return [0, 0, 0xffff, ((words[0] << 16) | (words[1] >>> 16)) >>> 0];
  return null;
};

const teredo = parsePrefix('2001::/32');

/**
 * Teredo (RFC 4380 section 4) carries two IPv4 addresses: that of a relay, and that of a household's router with its bits
 * turned over. Neither is the machine that was spoken to, and the tables know only who answers for the prefix: such an
 * address is left without a place.
 */
export const isTeredo = (words: AddressWords): boolean => isInPrefix(words, teredo);
