export interface Palette {
  readonly sea: string;
  readonly land: string;
  readonly border: string;
  readonly ink: string;
  readonly quiet: string;
  readonly card: string;
  readonly hot: string;
  /** What cannot be known. */
  readonly hatch: string;
  /** Faint to full. */
  readonly much: readonly string[];
}

export interface WidePalette extends Palette {
  /** Of countries that are not watched, where they need colours, and of those beyond them. */
  readonly countries: readonly string[];
  readonly rest: string;
}

/** The colours of the page as they are now, resolved to plain `rgb()`. */
export const readPalette = (within: HTMLElement): WidePalette => {
  const probe = document.createElement('i');
  within.append(probe);
  const read = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const palette: WidePalette = {
    sea: read('sea'),
    land: read('land'),
    border: read('border'),
    ink: read('ink'),
    quiet: read('quiet'),
    card: read('card'),
    hot: read('hot'),
    hatch: read('hatch'),
    much: [1, 2, 3, 4, 5].map((step) => read(`much-${String(step)}`)),
    countries: [1, 2, 3, 4, 5].map((step) => read(`country-${String(step)}`)),
    rest: read('country-rest')
  };
  probe.remove();
  return palette;
};
