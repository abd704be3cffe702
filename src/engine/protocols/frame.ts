import type { LinkLayer } from './link/link-layer.ts';

/** One of several packets in one frame. */
export interface Waiting {
  readonly layer: LinkLayer;
  readonly at: number;
  readonly end: number;
}

/**
 * The packet being looked at. One object serves all packets: each layer reads at `at`, moves it behind its own header
 * and narrows `end`, so that nothing is made per packet.
 */
export class Frame {
  bytes: Uint8Array = new Uint8Array(0);
  at = 0;
  end = 0;
  timeUs = 0;
  /** The app that the packet is of, where the capture says so: in its file, or in a header or trailer of the packet. */
  app: string | null = null;
  /** EtherType of what begins at `at` (registry: IANA ieee-802-numbers). */
  etherType = 0;
  /** IP protocol number of what begins at `at` (registry: IANA protocol-numbers). */
  protocol = 0;
  /** Of a fragment: its datagram's number, its place in it in bytes, and whether it ends it. */
  fragmentId = 0;
  fragmentOffset = 0;
  isLastFragment = false;
  /** Bytes of the innermost IP packet on the wire, also where less of it was captured. */
  ipBytes = 0;
  /** Bytes at the end of that packet that were not captured. */
  missing = 0;
  /** Addresses as four words each; IPv4 in the mapped form. */
  readonly source = new Uint32Array(4);
  readonly destination = new Uint32Array(4);
  /** Further packets of the same frame, to be read after this one (an A-MSDU, a USB transfer). */
  readonly waiting: Waiting[] = [];
  /** Link type of a packet inside another header, where that is none that is read; -1 else. */
  unreadLinkType = -1;
  /** The network itself encrypts what is in the frame (Wi-Fi). */
  isSealed = false;
}

export const etherTypeIpv4 = 0x0800;
export const etherTypeIpv6 = 0x86dd;
