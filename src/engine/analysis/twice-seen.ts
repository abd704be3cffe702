import type { Exchange } from '../model/capture.ts';

/** Clocks of a browser and of the machine that captured agree within this. */
const sameMomentMs = 2000;

const keyOf = (exchange: Exchange): string => `${exchange.method} ${exchange.url.replace(/#.*$/, '')}`;

/**
 * Ids of exchanges read out of packets that a HAR of the same case tells too: same method, same address of the request,
 * same moment. Each exchange of the HAR accounts for one.
 */
export const twiceSeen = (exchanges: readonly Exchange[]): ReadonlySet<string> => {
  const told = new Map<string, number[]>();
  for (const exchange of exchanges) {
    if (exchange.flow !== null || exchange.timeMs === null) continue;
    const times = told.get(keyOf(exchange));
    if (times) times.push(exchange.timeMs);
    else told.set(keyOf(exchange), [exchange.timeMs]);
  }
  const twice = new Set<string>();
  if (told.size === 0) return twice;
  for (const exchange of exchanges)
    if (exchange.flow !== null && takeTwin(told, exchange)) twice.add(exchange.id);
  return twice;
};

const takeTwin = (told: ReadonlyMap<string, number[]>, exchange: Exchange): boolean => {
  const { timeMs } = exchange;
  const times = told.get(keyOf(exchange));
  if (!times || timeMs === null) return false;
  const at = times.findIndex((time) => Math.abs(time - timeMs) <= sameMomentMs);
  if (at < 0) return false;
  times.splice(at, 1);
  return true;
};
