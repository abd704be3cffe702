import { formatLabels, type Family, type Labels, type Sample } from './exposition.ts';

/** Counts by labels, whose values come from closed lists: whoever asks must not make it grow. */
export class Counter {
  readonly #counts = new Map<string, { labels: Labels; value: number }>();

  constructor(
    private readonly name: string,
    private readonly help: string
  ) {}

  add(labels: Labels = {}): void {
    const key = formatLabels(labels);
    const counted = this.#counts.get(key);
    if (counted) counted.value += 1;
    else this.#counts.set(key, { labels, value: 1 });
  }

  family(): Family {
    const samples: Sample[] = [...this.#counts.values()];
    return { name: this.name, help: this.help, type: 'counter', samples };
  }
}
