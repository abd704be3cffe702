/**
 * A value that is worked out in a task of its own, after what it is made of has changed: the page answers in between.
 * `read` says what it is made of, `make` works it out; until then the last value stands. To be called while a component
 * is being made.
 */
export class Later<T> {
  #value = $state.raw<T | null>(null);

  constructor(read: () => (() => T) | null) {
    $effect(() => {
      const make = read();
      if (!make) return;
      let task = setTimeout(() => {
        const value = make();
        // What is drawn of it is the next task.
        task = setTimeout(() => {
          this.#value = value;
        });
      });
      return () => {
        clearTimeout(task);
      };
    });
  }

  /** null before the first. */
  get current(): T | null {
    return this.#value;
  }
}
