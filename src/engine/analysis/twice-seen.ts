import type { Exchange } from '../model/capture.ts';

/** Clocks of a browser and of the machine that captured agree within this. */
const sameMomentMs = 2000;

/** A WebSocket is opened by an HTTP request (RFC 6455 section 1.3): a HAR calls it `ws:`, the packets show `http:`. */
const keyOf = (exchange: Exchange): string =>
  `${exchange.method} ${exchange.url.replace(/#.*$/, '').replace(/^ws/, 'http')}`;

/**
 * Ids of exchanges that the case tells twice: once in a HAR, once in packets, with the same method, the same URL, at the
 * same moment. Of such a pair the one from the packets goes, unless it alone knows the address.
 */
export const twiceSeen = (exchanges: readonly Exchange[]): ReadonlySet<string> => {
  const told = new Map<string, Exchange[]>();
  for (const exchange of exchanges) {
    if (exchange.flow !== null || exchange.notSent !== null) continue;
    const known = told.get(keyOf(exchange));
    if (known) known.push(exchange);
    else told.set(keyOf(exchange), [exchange]);
  }
  const twice = new Set<string>();
  if (told.size === 0) return twice;
  for (const exchange of exchanges) {
    const twin = exchange.flow === null ? null : takeTwin(told, exchange);
    if (twin) twice.add(twin.address === null && exchange.address !== null ? twin.id : exchange.id);
  }
  return twice;
};

const takeTwin = (told: ReadonlyMap<string, Exchange[]>, exchange: Exchange): Exchange | null => {
  const { timeMs } = exchange;
  const known = told.get(keyOf(exchange));
  if (!known || timeMs === null) return null;
  const at = known.findIndex(
    (other) => other.timeMs !== null && Math.abs(other.timeMs - timeMs) <= sameMomentMs
  );
  return at < 0 ? null : (known.splice(at, 1)[0] ?? null);
};
