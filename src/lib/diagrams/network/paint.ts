import type { Palette } from '../../map/palette.ts';
import type { Network, NetworkNode } from './graph.ts';
import type { Label } from './labels.ts';
import type { Size, Spot } from './layout.ts';
import type { Near } from './near.ts';

export interface NetworkPaint {
  readonly graph: Network;
  readonly spots: readonly Spot[];
  readonly thick: readonly number[];
  readonly labels: readonly Label[];
  /** What is followed, null where nothing is. */
  readonly near: Near | null;
  readonly palette: Palette;
  readonly size: Size;
  /** Of the page's text. */
  readonly font: string;
}

/** As in style sheets: bright, as usual, dimmed. */
const [lit, usual, dim] = [0.8, 0.35, 0.06];

const paintLinks = (context: CanvasRenderingContext2D, paint: NetworkPaint): void => {
  const { graph, spots, thick, near, palette } = paint;
  graph.links.forEach(({ from, to, watched, chosen }, at) => {
    const [a, b] = [spots[from], spots[to]];
    if (!a || !b) return;
    const isLit = near ? near.links.has(at) : chosen;
    context.globalAlpha = isLit ? lit : near ? dim : usual;
    context.strokeStyle = watched ? palette.hot : (palette.much[2] ?? palette.ink);
    context.lineWidth = thick[at] ?? 1;
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
    context.stroke();
  });
};

const outline = (context: CanvasRenderingContext2D, side: NetworkNode['side'], spot: Spot): void => {
  const half = (spot.radius * Math.sqrt(Math.PI)) / 2; // A square of the same area as the circle.
  context.beginPath();
  if (side === 'sender') context.rect(spot.x - half, spot.y - half, 2 * half, 2 * half);
  else context.arc(spot.x, spot.y, spot.radius, 0, 2 * Math.PI);
};

const paintNode = (
  context: CanvasRenderingContext2D,
  { side, watched, unknown, chosen }: NetworkNode,
  spot: Spot,
  palette: Palette
): void => {
  const cool = palette.much[side === 'sender' ? 4 : 3] ?? palette.ink;
  context.fillStyle = unknown ? palette.card : watched ? palette.hot : cool;
  context.strokeStyle = chosen ? palette.ink : unknown ? palette.quiet : palette.card;
  context.lineWidth = chosen || unknown ? 2 : 1.5;
  context.setLineDash(unknown && !chosen ? [3, 2] : []);
  outline(context, side, spot);
  context.fill();
  context.stroke();
};

const paintNames = (
  context: CanvasRenderingContext2D,
  names: readonly string[],
  paint: NetworkPaint
): void => {
  const { graph, labels, near, palette, font } = paint;
  context.font = font;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const { at, x, y, anchor } of labels) {
    context.globalAlpha = near && !near.nodes.has(at) ? 0.25 : 1;
    context.textAlign = anchor === 'middle' ? 'center' : anchor;
    context.strokeStyle = palette.card;
    context.lineWidth = 3.5;
    context.strokeText(names[at] ?? '', x, y);
    context.fillStyle = graph.nodes[at]?.watched ? palette.hot : palette.ink;
    context.fillText(names[at] ?? '', x, y);
  }
};

/** All of a network that has too many nodes to be elements. */
export const paintNetwork = (
  context: CanvasRenderingContext2D,
  names: readonly string[],
  paint: NetworkPaint
): void => {
  const { graph, spots, near, palette, size } = paint;
  context.clearRect(0, 0, size.width, size.height);
  paintLinks(context, paint);
  graph.nodes.forEach((node, at) => {
    const spot = spots[at];
    if (!spot) return;
    context.globalAlpha = near && !near.nodes.has(at) ? 0.25 : 1;
    paintNode(context, node, spot, palette);
  });
  context.setLineDash([]);
  paintNames(context, names, paint);
  context.globalAlpha = 1;
};

/** Index of the node at a point, the nearest where several are within a fingertip; -1 where there is none. */
export const nodeAt = (spots: readonly Spot[], x: number, y: number): number => {
  let best = -1;
  let least = Infinity;
  spots.forEach((spot, at) => {
    const away = Math.hypot(spot.x - x, spot.y - y) - Math.max(spot.radius, 8);
    if (away > 0 || away >= least) return;
    [best, least] = [at, away];
  });
  return best;
};
