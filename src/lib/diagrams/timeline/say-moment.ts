import * as m from '#words/messages/messages.js';
import { sayAmount, type Measure } from '#words/measures.ts';
import { formatTime } from '#words/times.ts';
import { momentAt, type Timeline } from './layout.ts';

/** How far around the pointer something counts as pointed at, pixels. */
const near = 2;

/** What happened where the pointer is, and when. */
export const sayMoment = (
  timeline: Timeline,
  { x, lane }: { readonly x: number; readonly lane: number },
  width: number,
  measure: Measure
): string => {
  const row = timeline.lanes[lane];
  if (!timeline.span || !row) return '';
  const time = formatTime(momentAt(x, timeline.span, width)).slice(0, 8);
  let amount = 0;
  for (let at = Math.max(0, Math.floor(x) - near); at <= Math.min(width - 1, x + near); at++) {
    const cell = lane * Math.max(1, Math.floor(width)) + at;
    amount += (timeline.hot[cell] ?? 0) + (timeline.cool[cell] ?? 0) + (timeline.dim[cell] ?? 0);
  }
  return amount > 0
    ? m.timeline_here({ time, amount: sayAmount(amount, measure), lane: row.label })
    : m.timeline_utc({ time });
};
