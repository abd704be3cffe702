interface Entry<Value> {
  readonly value: Promise<Value>;
  weight: number;
}

/** What was asked for last, by key, at most so many and so heavy together; who asks while it is made waits for the same. */
export class Kept<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  #weight = 0;

  constructor(
    private readonly most: { readonly count: number; readonly weight: number },
    private readonly weigh: (value: Value) => number
  ) {}

  get size(): number {
    return this.#entries.size;
  }

  get(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.#entries.get(key);
    if (!known) return this.#add(key, make);
    this.#entries.delete(key);
    this.#entries.set(key, known); // The last one to go.
    return known.value;
  }

  #add(key: string, make: () => Promise<Value>): Promise<Value> {
    const entry: Entry<Value> = { value: make(), weight: 0 };
    this.#entries.set(key, entry);
    this.#shrink();
    entry.value.then(
      (value) => {
        if (this.#entries.get(key) !== entry) return;
        entry.weight = this.weigh(value);
        this.#weight += entry.weight;
        this.#shrink();
      },
      () => {
        if (this.#entries.get(key) === entry) this.#drop(key, entry);
      }
    );
    return entry.value;
  }

  #shrink(): void {
    for (const [key, entry] of this.#entries) {
      if (this.#entries.size <= this.most.count && this.#weight <= this.most.weight) return;
      this.#drop(key, entry);
    }
  }

  #drop(key: string, { weight }: Entry<Value>): void {
    this.#entries.delete(key);
    this.#weight -= weight;
  }
}
