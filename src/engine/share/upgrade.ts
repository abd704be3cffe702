export const newestVersion = 1;

/**
 * A link is forever. `upgrade[n]` lifts what version n - 1 wrote to version n; each version that there was has a frozen
 * share in `test/unit/engine/share/frozen`, which opens in every later one. A field that is added to a report makes a new
 * version of shares: an older program would not know it.
 */
const upgrade: Readonly<Record<number, (older: unknown) => unknown>> = {};

export const upgraded = (contents: unknown, version: number): unknown => {
  let lifted = contents;
  for (let next = version + 1; next <= newestVersion; next++) lifted = upgrade[next]?.(lifted) ?? lifted;
  return lifted;
};
