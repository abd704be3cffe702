import { element, textElement } from './markup.ts';
import { linesOf, paper, sans, serif, widthOf } from './paper.ts';

/** What a view draws: markup in a box of its own. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly body: string;
  readonly legend: readonly Legend[];
  /** What the drawing cannot show, and must not be left out. */
  readonly notes?: readonly string[];
}

/** What a colour or a pattern means. */
export interface Legend {
  readonly fill: string;
  /** A rim alone: what is outlined. */
  readonly stroke?: string;
  readonly text: string;
}

export interface Caption {
  readonly title: string;
  /** The answer, and what of it is shown. */
  readonly lines: readonly string[];
  /** Files, tables and their dates, the tool: whoever prints the picture prints this. */
  readonly source: string;
}

export const hatchId = 'hatch';

/** For `defs`: what is doubtful is hatched. */
export const hatchPattern = element(
  'pattern',
  { id: hatchId, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
  element('rect', { width: 6, height: 6, fill: paper.land }) +
    element('rect', { width: 1.6, height: 6, fill: paper.hatch })
);

const margin = 32;
const rowHeight = 22;
const swatch = 13;

const paragraph = (lines: readonly string[], x: number, y: number, size: number, fill: string): string =>
  lines
    .map((line, at) => textElement('text', { x, y: y + at * size * 1.35, 'font-size': size, fill }, line))
    .join('');

interface Placed {
  readonly markup: string;
  readonly height: number;
}

const legendMarkup = (legend: readonly Legend[], width: number): Placed => {
  let [x, row] = [0, 0];
  const items = legend.map(({ fill, stroke, text }) => {
    const needed = swatch + 7 + widthOf(text, 13) + 24;
    if (x > 0 && x + needed > width) [x, row] = [0, row + 1];
    const y = row * rowHeight;
    const rect = { x, y, width: swatch, height: swatch, rx: 2, fill, stroke: stroke ?? null };
    const label = textElement(
      'text',
      { x: x + swatch + 7, y: y + 11, 'font-size': 13, fill: paper.quiet },
      text
    );
    x += needed;
    return element('rect', rect) + label;
  });
  return { markup: items.join(''), height: legend.length === 0 ? 0 : (row + 1) * rowHeight };
};

const moved = (y: number, markup: string): string =>
  element('g', { transform: `translate(${String(margin)} ${String(Math.round(y))})` }, markup);

/** The whole picture: title, drawing, legend and source line, as a file of its own that needs nothing else. */
export const composePicture = (drawing: Drawing, { title, lines, source }: Caption): string => {
  const inner = drawing.width;
  const said = lines.flatMap((line) => linesOf(line, inner, 15));
  const sources = linesOf(source, inner, 12);
  const legend = legendMarkup(drawing.legend, inner);
  const notes = (drawing.notes ?? []).flatMap((note) => linesOf(note, inner, 13));
  const top = margin + 30;
  const drawn = top + 14 + said.length * 20 + 12;
  const below = drawn + drawing.height + 22;
  const noted = below + legend.height + 14;
  const foot = noted + notes.length * 17.6 + (notes.length > 0 ? 10 : 2);
  const height = Math.ceil(foot + sources.length * 16.2 + margin - 10);
  const width = inner + 2 * margin;
  const body = [
    element('defs', {}, hatchPattern),
    element('rect', { width, height, fill: paper.page }),
    textElement('text', { x: margin, y: top, 'font-size': 30, 'font-family': serif, fill: paper.ink }, title),
    paragraph(said, margin, top + 28, 15, paper.quiet),
    moved(drawn, drawing.body),
    moved(below, legend.markup),
    paragraph(notes, margin, noted + 2, 13, paper.ink),
    paragraph(sources, margin, foot + 8, 12, paper.quiet)
  ].join('');
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${String(width)} ${String(height)}`,
      'font-family': sans,
      role: 'img'
    },
    textElement('title', {}, title) + body
  );
};
