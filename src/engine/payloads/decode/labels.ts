/** Gives each member of a container a label of its own: the second `a` is `a#2`. */
export class Labels {
  readonly #given = new Map<string, number>();

  next(name: string): string {
    const times = this.#given.get(name);
    if (times === undefined) {
      this.#given.set(name, 1);
      return name;
    }
    return this.#repeated(name, times + 1);
  }

  #repeated(name: string, from: number): string {
    let times = from;
    while (this.#given.has(`${name}#${times}`)) times++;
    this.#given.set(name, times);
    const label = `${name}#${times}`;
    this.#given.set(label, 1);
    return label;
  }
}

const usual = Array.from({ length: 256 }, (_, index) => `[${index}]`);

export const indexLabel = (index: number): string => usual[index] ?? `[${index}]`;
