import { edgeNetworkOf } from '../attribution/edge-names.ts';
import type { Airports } from '../attribution/airports.ts';
import type { Capture, Resolution } from '../model/capture.ts';
import type { Hostname } from '../model/names.ts';
import type { ReportEdge } from '../model/report.ts';
import type { AddressBook } from './address-book.ts';
import type { Tally } from './tally.ts';

/** What the capture itself shows of an address that is the edge of a network. */
export interface FoundEdge {
  readonly network: string;
  readonly evidence: 'answer-header' | 'name';
  /** The field of the answers, or the name. */
  readonly detail: string;
  /** Airport codes that answers gave, in the order met. */
  readonly codes: readonly string[];
}

interface Gathered extends FoundEdge {
  readonly codes: string[];
}

const mostCodes = 4;

/**
 * Looks which addresses are edges by the answers they gave and the names they are spoken to by, and tells the book: such an
 * address counts for no country, whatever the tables say. By its number; null where answers of several networks came from
 * one address, so that something stands between (another edge, a proxy) and nothing can be said of where it is.
 */
export const findEdges = (capture: Capture, tally: Tally, book: AddressBook): FoundEdges => {
  const edges: Edges = new Map();
  addAnswers(capture, book, edges);
  addNames(capture.resolutions, tally, book, edges);
  for (const id of edges.keys()) book.doubtEdge(id);
  return edges;
};

export type FoundEdges = ReadonlyMap<number, FoundEdge | null>;
type Edges = Map<number, Gathered | null>;

const addAnswers = ({ exchanges }: Capture, book: AddressBook, edges: Edges): void => {
  for (const { edge, address, notSent } of exchanges) {
    if (edge === null || address === null || notSent !== null) continue;
    const id = book.idOfText(address);
    if (book.isSpecial(id)) continue;
    const known = edges.get(id);
    if (known === undefined) edges.set(id, gathered(edge.network, 'answer-header', edge.header));
    else if (known?.network !== edge.network) edges.set(id, null);
    const codes = edges.get(id)?.codes;
    if (edge.code !== null && codes && codes.length < mostCodes && !codes.includes(edge.code))
      codes.push(edge.code);
  }
};

const gathered = (network: string, evidence: FoundEdge['evidence'], detail: string): Gathered => ({
  network,
  evidence,
  detail,
  codes: []
});

/** Only of addresses that something was sent to: an answer of DNS names many. */
const addNames = (
  resolutions: readonly Resolution[],
  tally: Tally,
  book: AddressBook,
  edges: Edges
): void => {
  const byName = new Networks();
  const resolved = resolvedEdges(resolutions, byName, book);
  for (let row = 0; row < tally.length; row++) {
    const address = tally.address(row);
    if (typeof address !== 'number' || edges.has(address)) continue;
    const host = tally.host(row);
    const name = host !== null && byName.of(host) !== null ? host : resolved.get(address);
    if (name !== undefined && !book.isSpecial(address))
      edges.set(address, gathered(byName.of(name)!, 'name', name));
  }
};

/** By address, the name of an edge in the very answer that gave the address. */
const resolvedEdges = (
  resolutions: readonly Resolution[],
  byName: Networks,
  book: AddressBook
): ReadonlyMap<number, Hostname> => {
  const found = new Map<number, Hostname>();
  for (const { name, aliases, addresses } of resolutions) {
    const isEdge = (one: Hostname): boolean => byName.of(one) !== null;
    // The last name of a chain is the one that has the address.
    const edge = aliases.findLast(isEdge) ?? (isEdge(name) ? name : undefined);
    if (edge === undefined) continue;
    for (const address of addresses) {
      const id = book.idOfText(address);
      if (!found.has(id)) found.set(id, edge);
    }
  }
  return found;
};

/** Names come again and again. */
class Networks {
  readonly #known = new Map<Hostname, string | null>();

  of(name: Hostname): string | null {
    let network = this.#known.get(name);
    if (network === undefined) this.#known.set(name, (network = edgeNetworkOf(name)));
    return network;
  }
}

/** As the report tells them, with the places of the airports where these are known. */
export const tellEdges = (
  edges: FoundEdges,
  airports: Airports | null
): ReadonlyMap<number, ReportEdge | null> =>
  new Map(Array.from(edges, ([id, edge]) => [id, edge && tellEdge(edge, airports)]));

const tellEdge = ({ network, evidence, detail, codes }: FoundEdge, airports: Airports | null): ReportEdge => {
  const [place, ...others] = codes.map((code) => airports?.at(code) ?? { code });
  return { network, evidence, detail, ...place, ...(others.length === 0 ? {} : { also: others }) };
};
