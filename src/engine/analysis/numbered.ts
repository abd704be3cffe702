/** Values numbered in the order in which they are first asked for; `first` is number 0. */
export class Numbered<Value> {
  readonly #ids: Map<Value, number>;
  readonly #values: Value[];

  constructor(private readonly first: Value) {
    this.#ids = new Map([[first, 0]]);
    this.#values = [first];
  }

  idOf(value: Value): number {
    if (value === this.first) return 0;
    let id = this.#ids.get(value);
    if (id === undefined) this.#ids.set(value, (id = this.#values.push(value) - 1));
    return id;
  }

  at(id: number): Value {
    return this.#values[id]!;
  }
}
