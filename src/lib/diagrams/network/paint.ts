import type { WidePalette } from '../../map/palette.ts';
import type { Network, NetworkNode } from './graph.ts';
import type { Label } from './labels.ts';
import type { Size, Spot } from './layout.ts';
import type { Near } from './near.ts';
import { angleOf, countryTones, type Slice, type Tone } from './tones.ts';

export interface NetworkPaint {
  readonly graph: Network;
  readonly spots: readonly Spot[];
  readonly thick: readonly number[];
  readonly labels: readonly Label[];
  /** What is followed, null where nothing is. */
  readonly near: Near | null;
  readonly palette: WidePalette;
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

/** The colours of a palette by tone. */
export const fillOf = (tone: Tone, palette: WidePalette): string => {
  if (tone === 'watched') return palette.hot;
  if (tone === 'unknown') return palette.card;
  return tone === 'rest' ? palette.rest : (palette.countries[countryTones.indexOf(tone)] ?? palette.rest);
};

const paintSlice = (
  context: CanvasRenderingContext2D,
  { tone, from, to }: Slice,
  { x, y, radius }: Spot,
  palette: WidePalette
): void => {
  const isUnknown = tone === 'unknown';
  context.fillStyle = fillOf(tone, palette);
  context.strokeStyle = isUnknown ? palette.quiet : palette.card;
  context.lineWidth = isUnknown ? 2 : 1.5;
  context.setLineDash(isUnknown ? [3, 2] : []);
  context.beginPath();
  if (to - from < 1) context.moveTo(x, y);
  context.arc(x, y, radius, angleOf(from), angleOf(to));
  context.closePath();
  context.fill();
  context.stroke();
};

const paintSquare = (
  context: CanvasRenderingContext2D,
  { x, y, radius }: Spot,
  palette: WidePalette
): void => {
  const half = (radius * Math.sqrt(Math.PI)) / 2; // A square of the same area as the circle.
  context.fillStyle = palette.ink;
  context.fillRect(x - half, y - half, 2 * half, 2 * half);
};

const paintNode = (
  context: CanvasRenderingContext2D,
  { side, slices, chosen }: NetworkNode,
  spot: Spot,
  palette: WidePalette
): void => {
  if (side === 'sender') paintSquare(context, spot, palette);
  for (const slice of slices) paintSlice(context, slice, spot, palette);
  if (!chosen) return;
  context.setLineDash([]);
  context.strokeStyle = palette.ink;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(spot.x, spot.y, spot.radius + 2, 0, 2 * Math.PI);
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
