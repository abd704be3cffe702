import type { WidePalette } from '../map/palette.ts';

/** Pictures are drawn as on paper, whatever theme the page has: they are printed, and laid on white. */
export const paper: WidePalette & { readonly page: string; readonly rule: string } = {
  page: '#ffffff',
  rule: '#e2ded3',
  sea: '#f4f6f8',
  land: '#eceae2',
  border: '#ffffff',
  ink: '#1b1f24',
  quiet: '#5d6670',
  card: '#ffffff',
  hot: '#c0391f',
  hatch: '#b5ad9c',
  much: ['#d3e2ec', '#b0cee2', '#86b3d3', '#4f90bd', '#1f5f93'],
  countries: ['#0072b2', '#009e73', '#b0578d', '#8f7d00', '#3f94c8'],
  rest: '#7a838c'
};

export const sans = 'Inter, "Helvetica Neue", Arial, sans-serif';
export const serif = 'Newsreader, Georgia, "Times New Roman", serif';

const unitsOf = (sign: string): number => {
  if (/[ilj.,:;'|! ]/.test(sign)) return 0.3;
  if (/[mwMW@%]/.test(sign)) return sign === 'W' ? 1.02 : 0.92;
  return /\p{Lu}/u.test(sign) ? 0.72 : 0.56;
};

/** How wide a text is, about: a picture cannot ask the browser that will show it. */
export const widthOf = (text: string, size: number): number => {
  let units = 0;
  for (const sign of text) units += unitsOf(sign);
  return units * size;
};

/** Lines that fit `width`, broken between words; a word that is longer than a line has one to itself. */
export const linesOf = (text: string, width: number, size: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, size) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};
