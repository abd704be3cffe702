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

/** Where each exchange was counted, by its place in the list. */
export interface ExchangeRows {
  /** Row of the tally; -1 for one that counts nowhere. */
  readonly row: Int32Array;
  /** 1 where its bytes were counted, and not those of packets. */
  readonly withBytes: Uint8Array;
}

export interface ExchangeSummary {
  readonly notSent: { readonly fromCache: number; readonly failed: number };
  readonly rows: ExchangeRows;
}

/** Adds the exchanges to the tally and counts those of which nothing was seen leaving. */
export const summariseExchanges = (
  capture: Capture,
  tally: Tally,
  addresses: AddressBook,
  { onWire, twice, findings }: ExchangeFacts
): ExchangeSummary => {
  const notSent = { fromCache: 0, failed: 0 };
  const { length } = capture.exchanges;
  const rows: ExchangeRows = { row: new Int32Array(length).fill(-1), withBytes: new Uint8Array(length) };
  capture.exchanges.forEach((exchange, at) => {
    if (exchange.notSent === 'from-cache') notSent.fromCache++;
    else if (exchange.notSent === 'failed') notSent.failed++;
    else if (isSent(exchange) && !twice.has(exchange.id)) {
      const row = rowOf(exchange, appOf(exchange, capture), tally, addresses);
      tally.requests[row]!++;
      tally.findings[row]! += findings.get(exchange.id) ?? 0;
      rows.row[at] = row;
      if (isOnWire(exchange, onWire)) return;
      rows.withBytes[at] = 1;
      addBytes(exchange, tally, row);
    }
  });
  return { notSent, rows };
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
