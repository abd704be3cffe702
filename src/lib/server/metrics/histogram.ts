import type { Family, Sample } from './exposition.ts';

/** Upper ends, in seconds; everything longer is in the last, which has none. */
const ends: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Row {
  readonly counts: number[];
  sum: number;
}

const samplesOf = (route: string, { counts, sum }: Row): Sample[] => {
  let all = 0;
  const buckets = counts.map((count, at) => {
    all += count;
    const le = ends[at]?.toString() ?? '+Inf';
    return { suffix: '_bucket', labels: { route, le }, value: all };
  });
  const labels = { route };
  return [...buckets, { suffix: '_sum', labels, value: sum }, { suffix: '_count', labels, value: all }];
};

/** How long requests took, by the pattern of their route. */
export class Histogram {
  readonly #rows = new Map<string, Row>();

  constructor(
    private readonly name: string,
    private readonly help: string
  ) {}

  add(route: string, seconds: number): void {
    let row = this.#rows.get(route);
    if (!row) this.#rows.set(route, (row = { counts: [...ends.map(() => 0), 0], sum: 0 }));
    const found = ends.findIndex((end) => seconds <= end);
    const at = found < 0 ? ends.length : found;
    row.counts[at] = (row.counts[at] ?? 0) + 1;
    row.sum += seconds;
  }

  family(): Family {
    const samples = [...this.#rows].flatMap(([route, row]) => samplesOf(route, row));
    return { name: this.name, help: this.help, type: 'histogram', samples };
  }
}
