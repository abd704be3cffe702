import type { Capture, Exchange } from '../model/capture.ts';
import type { Hostname } from '../model/names.ts';
import type { Tally, TallyRow } from './tally.ts';

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
  { onWire, twice, findings }: ExchangeFacts
): { readonly fromCache: number; readonly failed: number } => {
  const notSent = { fromCache: 0, failed: 0 };
  for (const exchange of capture.exchanges) {
    if (exchange.notSent === 'from-cache') notSent.fromCache++;
    else if (exchange.notSent === 'failed') notSent.failed++;
    else if (isSent(exchange) && !twice.has(exchange.id))
      addExchange(tally, exchange, appOf(exchange, capture), onWire).findings +=
        findings.get(exchange.id) ?? 0;
  }
  return notSent;
};

/** The app may have been told only after the request was read: what is known of its flow in the end counts. */
export const appOf = ({ app, flow }: Exchange, { flows }: Pick<Capture, 'flows'>): string | null =>
  app ?? (flow === null ? null : flows.at(flow).app);

/** Bytes of an exchange count only where no packets of its host are in the capture: those are the better measure. */
const addExchange = (
  tally: Tally,
  exchange: Exchange,
  app: string | null,
  onWire: ReadonlySet<Hostname>
): TallyRow => {
  const { host, address, flow } = exchange;
  const row = address
    ? tally.at(app, host, address)
    : tally.without(app, host, flow === null ? 'no-address' : 'behind-proxy');
  row.requests++;
  if (flow !== null || (host !== null && onWire.has(host))) return row;
  row.bytesSent += exchange.bytesSent;
  row.bytesReceived += exchange.bytesReceived;
  return row;
};
