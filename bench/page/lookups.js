/* global self -- this is a worker of the page */
import { loadPlaceTables } from '../../src/engine/attribution/place-tables.ts';

/** Runs in a worker of the page: looks addresses up in all tables but those of cities, and says how long that took. */

const addresses = 5000;
/** One in five is an IPv6 address, as in the benchmark's captures. */
const everyV6 = 5;

/** Marsaglia 2003, "Xorshift RNGs", 32 bits. */
const xorshift = (state) => () => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return state >>> 0;
};

const drawAddresses = (random) =>
  Array.from({ length: addresses }, (_, at) =>
    at % everyV6 === 0
      ? [0x2000_0000 + (random() >>> 4), random(), random(), random()]
      : [0, 0, 0xffff, random()]
  );

const timeLookups = (tables, list) => {
  const start = performance.now();
  let located = 0;
  for (const words of list) if (tables.facts(words).places.length > 0) located++;
  return { ms: performance.now() - start, located };
};

self.addEventListener('message', async ({ data: { origin, runs } }) => {
  const read = async (name) => new Uint8Array(await (await fetch(`${origin}/geo/${name}`)).arrayBuffer());
  const loadStart = performance.now();
  const tables = await loadPlaceTables(read);
  const loadMs = performance.now() - loadStart;
  const random = xorshift(0x9e3779b9);
  const first = timeLookups(tables, drawAddresses(random));
  const later = Array.from({ length: runs }, () => timeLookups(tables, drawAddresses(random)));
  self.postMessage({ addresses, loadMs, first, later });
});
