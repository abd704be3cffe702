import { readPalette, type WidePalette } from '../map/palette.ts';

/** The colours of the page as they are now, for what is painted and not styled: they follow the theme. */
class Themed {
  /** Any element of the page. */
  within = $state<HTMLElement>();
  #changes = $state(0);

  readonly palette = $derived.by((): WidePalette | null => {
    return this.#changes >= 0 && this.within ? readPalette(this.within) : null;
  });

  constructor() {
    $effect(() => {
      const change = (): void => {
        this.#changes++;
      };
      const observer = new MutationObserver(change);
      observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
      const scheme = matchMedia('(prefers-color-scheme: dark)');
      scheme.addEventListener('change', change);
      return () => {
        observer.disconnect();
        scheme.removeEventListener('change', change);
      };
    });
  }
}

/** To be called while a component is being made. */
export const themed = (): Themed => new Themed();
