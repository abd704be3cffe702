import type { Palette } from '../../map/palette.ts';
import type { Timeline } from './layout.ts';

export interface PaintInput {
  readonly timeline: Timeline;
  readonly width: number;
  readonly laneHeight: number;
  readonly palette: Palette;
}

/** Fewest pixels that still show. */
const leastMark = 0.28;

const heightOf = (amount: number, most: number): number =>
  most > 0 ? leastMark + (1 - leastMark) * Math.sqrt(amount / most) : 0;

/** Every lane as bars, a pixel wide: the higher the more. What goes to watched places stands before the rest. */
export const paintTimeline = (
  context: CanvasRenderingContext2D,
  { timeline, width, laneHeight, palette }: PaintInput
): void => {
  const columns = Math.max(1, Math.floor(width));
  const room = laneHeight * 0.78;
  context.clearRect(0, 0, width, laneHeight * timeline.lanes.length);
  const bar = (lane: number, x: number, amount: number, colour: string): void => {
    const height = room * heightOf(amount, timeline.most);
    context.fillStyle = colour;
    context.fillRect(x, (lane + 0.5) * laneHeight - height / 2, 1.6, height);
  };
  const blue = palette.much[3] ?? palette.ink;
  timeline.lanes.forEach((_, lane) => {
    for (let x = 0; x < columns; x++) {
      const cell = lane * columns + x;
      const [hot, cool, dim] = [timeline.hot[cell] ?? 0, timeline.cool[cell] ?? 0, timeline.dim[cell] ?? 0];
      if (hot + cool + dim === 0) continue;
      if (dim > 0) bar(lane, x, hot + cool + dim, palette.hatch);
      if (cool > 0) bar(lane, x, hot + cool, blue);
      if (hot > 0) bar(lane, x, hot, palette.hot);
    }
  });
};
