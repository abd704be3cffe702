/** An operator whose addresses answer from many places. */
export interface OperatorRow {
  readonly asn: number;
  readonly name: string;
  /** Who says so: a page, a paper, or a list with one of the operator's prefixes in it. */
  readonly source: string;
}

/** Addresses that answer from many places, inside a network that is otherwise ordinary. */
export interface PrefixRow {
  readonly prefix: string;
  readonly reason: string;
  readonly source: string;
}

/** The public list of the bgp.tools anycast detector; `prefix` is a line of it, announced by the network it is evidence for. */
export const listed = (prefix: string): string => `github.com/bgptools/anycast-prefixes: ${prefix}`;
