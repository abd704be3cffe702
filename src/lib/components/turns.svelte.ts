/**
 * Counts from 0 to `last`, one each task: a long page comes on screen part by part, and answers in between. To be made
 * while a component is being made.
 */
export class Turns {
  #current = $state(0);

  constructor(last: number) {
    $effect(() => {
      if (this.#current === last) return;
      const task = setTimeout(() => {
        this.#current++;
      });
      return () => {
        clearTimeout(task);
      };
    });
  }

  get current(): number {
    return this.#current;
  }
}
