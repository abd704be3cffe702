import { flushSync } from 'svelte';

/** Rows that paper gets of a table; a screen gets those in sight. */
export const mostOnPaper = 2000;

/** Whether the page is going to paper: then a table draws its rows, not those in sight. To be made with a component. */
export class Printing {
  #isOn = $state(false);

  constructor() {
    $effect(() => {
      const paper = matchMedia('print');
      // At once: the browser lays the page out for paper when this returns.
      const turn = (is: boolean): void => {
        flushSync(() => {
          this.#isOn = is;
        });
      };
      const begin = (): void => {
        turn(true);
      };
      const end = (): void => {
        turn(false);
      };
      const change = ({ matches }: MediaQueryListEvent): void => {
        turn(matches);
      };
      addEventListener('beforeprint', begin);
      addEventListener('afterprint', end);
      paper.addEventListener('change', change);
      return () => {
        removeEventListener('beforeprint', begin);
        removeEventListener('afterprint', end);
        paper.removeEventListener('change', change);
      };
    });
  }

  get isOn(): boolean {
    return this.#isOn;
  }
}
