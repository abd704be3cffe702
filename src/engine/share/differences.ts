/** One thing that a share says otherwise than its files; `where` names it as a path from `report`, `evidence` ... down. */
export interface Difference {
  readonly where: string;
  /** JSON of both, cut; null where it is not there. */
  readonly shared: string | null;
  readonly recomputed: string | null;
}

export const mostDifferences = 1000;
const mostText = 200;

/** What two documents of JSON differ in, place by place; of lists that are not equally long, no more than that. */
export const differencesIn = (shared: unknown, recomputed: unknown, where: string): Difference[] => {
  const found: Difference[] = [];
  compare(shared, recomputed, where, found);
  return found;
};

const compare = (shared: unknown, recomputed: unknown, where: string, found: Difference[]): void => {
  if (shared === recomputed || found.length >= mostDifferences) return;
  if (Array.isArray(shared) && Array.isArray(recomputed)) compareLists(shared, recomputed, where, found);
  else if (isRecord(shared) && isRecord(recomputed))
    for (const key of new Set([...Object.keys(shared), ...Object.keys(recomputed)]))
      compare(shared[key], recomputed[key], `${where}.${key}`, found);
  else found.push({ where, shared: written(shared), recomputed: written(recomputed) });
};

const compareLists = (
  shared: readonly unknown[],
  recomputed: readonly unknown[],
  where: string,
  found: Difference[]
): void => {
  if (shared.length !== recomputed.length)
    found.push({
      where: `${where}.length`,
      shared: shared.length.toString(),
      recomputed: recomputed.length.toString()
    });
  const both = Math.min(shared.length, recomputed.length);
  for (let at = 0; at < both; at++)
    compare(shared[at], recomputed[at], `${where}[${nameOf(shared[at]) ?? at.toString()}]`, found);
};

/** Rows are named as people name them, where they have a name. */
const nameOf = (row: unknown): string | null => {
  if (!isRecord(row)) return null;
  const name = row['id'] ?? row['country'] ?? row['address'] ?? row['name'];
  return typeof name === 'string' && name !== '' ? name.slice(0, mostText) : null;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const written = (value: unknown): string | null =>
  value === undefined ? null : JSON.stringify(value).slice(0, mostText);
