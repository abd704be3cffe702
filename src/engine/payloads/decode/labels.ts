/** Gives each member of a container a label of its own: the second `a` is `a#2`. */
export class Labels {
  /** The first labels; most containers have no more. */
  readonly #few: string[] = [];
  #many: Map<string, number> | null = null;

  next(name: string): string {
    if (!this.#many && this.#few.length < fewest && !this.#few.includes(name)) {
      this.#few.push(name);
      return name;
    }
    this.#many ??= new Map(this.#few.map((label) => [label, 1]));
    return this.#among(this.#many, name);
  }

  #among(given: Map<string, number>, name: string): string {
    let times = given.get(name) ?? 0;
    let label = name;
    while (times > 0 && given.has(label)) label = `${name}#${++times}`;
    given.set(name, Math.max(1, times));
    if (label !== name) given.set(label, 1);
    return label;
  }
}

const fewest = 12;
const usual = Array.from({ length: 256 }, (_, index) => `[${index}]`);

export const indexLabel = (index: number): string => usual[index] ?? `[${index}]`;

const repetition = /(?!^)#\d+$/;

/** The name that a label was given for: `a` for `a#2`. */
export const bareName = (label: string): string =>
  label.includes('#') ? label.replace(repetition, '') : label;
