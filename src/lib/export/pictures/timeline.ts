import { scaleUtc } from 'd3-scale';
import * as m from '#words/messages/messages.js';
import { axisFormat } from '#words/times.ts';
import { fitText } from '../../diagrams/sankey/fit-text.ts';
import { layoutTimeline, type Timeline, type TimelineInput } from '../../diagrams/timeline/layout.ts';
import { element, textElement } from '../markup.ts';
import { paper } from '../paper.ts';
import type { Drawing } from '../picture.ts';

const width = 1136;
const names = 190;
const lane = 38;

/** Lanes as wide as the drawing, for whoever lays them out. */
export const timelineWidth = width - names;

const columns = ({ hot, cool, dim, most, lanes }: Timeline): string => {
  let markup = '';
  for (let row = 0; row < lanes.length; row++)
    for (let x = 0; x < timelineWidth; x++) {
      let y = (row + 1) * lane - 4;
      const parts = [
        [hot, paper.hot],
        [cool, paper.much[3] ?? ''],
        [dim, paper.rule]
      ] as const;
      for (const [amounts, fill] of parts) {
        const amount = amounts[row * timelineWidth + x] ?? 0;
        if (amount <= 0) continue;
        const height = Math.max(3, (amount / most) * (lane - 8));
        markup += element('rect', { x: names + x - 0.5, y: y - height, width: 2, height, fill });
        y -= height;
      }
    }
  return markup;
};

/** When it happened, in lanes. */
export const timelineDrawing = (input: Omit<TimelineInput, 'width'>): Drawing => {
  const timeline = layoutTimeline({ ...input, width: timelineWidth });
  const height = timeline.lanes.length * lane;
  const labels = timeline.lanes.map(({ label, watched }, at) =>
    textElement(
      'text',
      { x: 0, y: (at + 1) * lane - 9, 'font-size': 13, fill: watched ? paper.hot : paper.ink },
      fitText(label, 26)
    )
  );
  const { span } = timeline;
  const scale = span && scaleUtc([new Date(span.fromMs), new Date(span.toMs)], [names, width]);
  const format = scale && axisFormat(span.toMs, scale.tickFormat(8));
  const ticks = (scale?.ticks(8) ?? []).map((tick) =>
    textElement(
      'text',
      { x: scale?.(tick) ?? 0, y: height + 18, 'font-size': 12, fill: paper.quiet, 'text-anchor': 'middle' },
      format?.(tick) ?? ''
    )
  );
  const axis = element('path', {
    d: `M${String(names)},${String(height)}H${String(width)}`,
    stroke: paper.rule
  });
  return {
    ...{ width, height: height + 26 },
    body: [...labels, columns(timeline), axis, ...ticks].join(''),
    legend: [
      { fill: paper.hot, text: m.take_to_watched() },
      { fill: paper.much[3] ?? '', text: m.take_to_others() }
    ]
  };
};
