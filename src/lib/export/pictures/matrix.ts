import { kindName } from '#words/findings.ts';
import { formatCount } from '#words/numbers.ts';
import * as m from '#words/messages/messages.js';
import type { Matrix } from '../../diagrams/matrix/layout.ts';
import { fitText } from '../../diagrams/sankey/fit-text.ts';
import { classBounds, classOf } from '../../map/colour-steps.ts';
import { element, textElement } from '../markup.ts';
import { paper } from '../paper.ts';
import { hatchId, type Drawing } from '../picture.ts';

const names = 220;
const top = 130;
const cellHeight = 34;

/** Kinds of data by recipients. */
export const matrixDrawing = ({ kinds, recipients, cells, most }: Matrix): Drawing => {
  const cellWidth = Math.min(110, Math.max(44, (1136 - names) / Math.max(1, recipients.length)));
  const bounds = classBounds(most);
  const x = (column: number): number => names + column * cellWidth;
  const heads = recipients.map(({ label, watched }, column) =>
    textElement(
      'text',
      {
        transform: `translate(${(x(column) + cellWidth / 2 + 4).toFixed(1)} ${String(top - 8)}) rotate(-90)`,
        'font-size': 13,
        fill: watched ? paper.hot : paper.ink
      },
      fitText(label, 18)
    )
  );
  const rows = kinds.flatMap(({ kind, requests }, row) => {
    const y = top + row * cellHeight;
    const name = textElement(
      'text',
      { x: 0, y: y + 21, 'font-size': 13, fill: paper.ink },
      `${kindName(kind)} ${formatCount(requests)}`
    );
    const boxes = (cells[row] ?? []).map((cell, column) => {
      if (!cell) return '';
      const step = Math.max(0, classOf(cell.requests, bounds));
      const fill = cell.observed === 0 ? `url(#${hatchId})` : (paper.much[step] ?? paper.land);
      const box = element('rect', {
        ...{ x: x(column) + 1.5, y: y + 1.5, width: cellWidth - 3, height: cellHeight - 3, rx: 4, fill }
      });
      const text = textElement(
        'text',
        {
          x: x(column) + cellWidth / 2,
          y: y + 21,
          'font-size': 13,
          'text-anchor': 'middle',
          fill: step >= 4 && cell.observed > 0 ? paper.card : paper.ink
        },
        formatCount(cell.requests)
      );
      return box + text;
    });
    return [name, ...boxes];
  });
  return {
    width: Math.max(640, names + recipients.length * cellWidth),
    height: top + kinds.length * cellHeight,
    body: [...heads, ...rows].join(''),
    legend: [
      { fill: `url(#${hatchId})`, text: m.matrix_only_inferred() },
      { fill: paper.hot, text: m.matrix_watched() }
    ]
  };
};
