import type { AddressFacts } from '../attribution/place-tables.ts';
import type { Capture, Exchange, Flow, SeenName } from '../model/capture.ts';
import type { Hostname, IpAddress } from '../model/names.ts';
import type { Destination, Where } from '../model/report.ts';
import { NamesByAddress } from './names-by-address.ts';
import { twiceSeen } from './twice-seen.ts';
import { whereOf } from './where.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type FactsOf = (address: IpAddress) => AddressFacts;

/** What one host at one address received, added up over flows and exchanges; in the order in which they were first seen. */
export const destinationsOf = (capture: Capture, facts: FactsOf): Destination[] => {
  const tally = new Tally(facts);
  const names = new NamesByAddress(capture.resolutions);
  const onWire = new Set<Hostname>();
  for (let index = 0; index < capture.flows.length; index++) {
    const flow = capture.flows.at(index);
    const host = addFlow(tally, flow, names, facts);
    if (host) onWire.add(host);
  }
  const twice = twiceSeen(capture.exchanges);
  for (const exchange of capture.exchanges)
    if (isSent(exchange) && !twice.has(exchange.id)) addExchange(tally, exchange, onWire);
  return tally.list();
};

/** Seen leaving, to somebody: not from a cache, not blocked, not a `data:` URL. */
export const isSent = (exchange: Exchange): boolean =>
  exchange.notSent === null && (exchange.host !== null || exchange.address !== null);

/** Names that say most about whom the client wanted come first. */
const strength: readonly SeenName['kind'][] = [
  'sni',
  'quic-sni',
  'h3-authority',
  'h2-authority',
  'http-host',
  'dtls-sni'
];

const bestName = (names: readonly SeenName[]): Hostname | null => {
  for (const kind of strength) {
    const found = names.find((seen) => seen.kind === kind);
    if (found) return found.name;
  }
  return names[0]?.name ?? null;
};

/**
 * The far end is the server; but where the server is of this network and the client is not, data leave to the client.
 */
const addFlow = (tally: Tally, flow: Flow, names: NamesByAddress, facts: FactsOf): Hostname | null => {
  const outward = facts(flow.server.address).special === null || facts(flow.client.address).special !== null;
  const far = outward ? flow.server : flow.client;
  const host = outward ? (bestName(flow.names) ?? names.at(far.address, flow.firstMs)) : null;
  const row = flow.viaProxy ? tally.row(host, null, 'behind-proxy') : tally.row(host, far.address);
  row.flows++;
  row.bytesSent += outward ? flow.bytesSent : flow.bytesReceived;
  row.bytesReceived += outward ? flow.bytesReceived : flow.bytesSent;
  return host;
};

/** Bytes of an exchange count only where no packets of its host are in the capture: those are the better measure. */
const addExchange = (tally: Tally, exchange: Exchange, onWire: ReadonlySet<Hostname>): void => {
  const { host, address, flow } = exchange;
  const row =
    address === null && flow !== null ? tally.row(host, null, 'behind-proxy') : tally.row(host, address);
  row.requests++;
  if (flow !== null || (host !== null && onWire.has(host))) return;
  row.bytesSent += exchange.bytesSent;
  row.bytesReceived += exchange.bytesReceived;
};

class Tally {
  readonly #rows = new Map<string, Mutable<Destination>>();

  constructor(private readonly facts: FactsOf) {}

  row(
    host: Hostname | null,
    address: IpAddress | null,
    without: 'no-address' | 'behind-proxy' = 'no-address'
  ): Mutable<Destination> {
    const key = `${host ?? ''} ${address ?? without}`;
    let row = this.#rows.get(key);
    if (!row) {
      const where: Where = address ? whereOf(this.facts(address)) : { kind: 'unlocated', reason: without };
      row = { host, address, where, flows: 0, requests: 0, bytesSent: 0, bytesReceived: 0 };
      this.#rows.set(key, row);
    }
    return row;
  }

  list(): Destination[] {
    return [...this.#rows.values()];
  }
}
