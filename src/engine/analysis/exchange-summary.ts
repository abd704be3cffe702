import type { Capture, Exchange } from '../model/capture.ts';
import type { Hostname } from '../model/names.ts';
import type { AddressBook } from './address-book.ts';
import type { Tally } from './tally.ts';

/** Seen leaving, to somebody: not from a cache, not blocked, not a `data:` URL. */
export const isSent = (exchange: Exchange): boolean =>
  exchange.notSent === null && (exchange.host !== null || exchange.address !== null);

export interface ExchangeFacts {
  /** Hosts of which packets are in the capture. */
  readonly onWire: ReadonlySet<Hostname>;
  /** Ids of exchanges that the case tells twice. */
  readonly twice: ReadonlySet<string>;
  /** How many findings each exchange holds, by its id. */
  readonly findings: ReadonlyMap<string, number>;
}

/** Adds the exchanges to the tally and counts those of which nothing was seen leaving. */
export const summariseExchanges = (
  capture: Capture,
  tally: Tally,
  addresses: AddressBook,
  { onWire, twice, findings }: ExchangeFacts
): { readonly fromCache: number; readonly failed: number } => {
  const notSent = { fromCache: 0, failed: 0 };
  for (const exchange of capture.exchanges) {
    if (exchange.notSent === 'from-cache') notSent.fromCache++;
    else if (exchange.notSent === 'failed') notSent.failed++;
    else if (isSent(exchange) && !twice.has(exchange.id)) {
      const row = rowOf(exchange, appOf(exchange, capture), tally, addresses);
      tally.requests[row]!++;
      tally.findings[row]! += findings.get(exchange.id) ?? 0;
      if (!isOnWire(exchange, onWire)) addBytes(exchange, tally, row);
    }
  }
  return notSent;
};

/** The app may have been told only after the request was read: what is known of its flow in the end counts. */
export const appOf = ({ app, flow }: Exchange, { flows }: Pick<Capture, 'flows'>): string | null =>
  app ?? (flow === null ? null : flows.at(flow).app);

const rowOf = (
  { host, address, flow }: Exchange,
  app: string | null,
  tally: Tally,
  addresses: AddressBook
): number =>
  address === null
    ? tally.without(app, host, flow === null ? 'no-address' : 'behind-proxy')
    : tally.at(app, host, addresses.idOfText(address));

/** Then packets of its host are in the capture, which are the better measure of bytes. */
const isOnWire = ({ flow, host }: Exchange, onWire: ReadonlySet<Hostname>): boolean =>
  flow !== null || (host !== null && onWire.has(host));

const addBytes = ({ bytesSent, bytesReceived }: Exchange, tally: Tally, row: number): void => {
  tally.bytesSent[row]! += bytesSent;
  tally.bytesReceived[row]! += bytesReceived;
};
