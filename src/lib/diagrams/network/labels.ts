import type { NetworkLink } from './graph.ts';
import type { Size, Spot } from './layout.ts';

export interface Label {
  /** Index of the node. */
  readonly at: number;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const gap = 7;

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const boxOf = ({ x, y, radius }: Spot): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius
});

/** What a label covers, in px. */
export const boxOfLabel = ({ x, y, anchor }: Label, width: number, line: number): Box => {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - line / 2, bottom: y + line / 2 };
};

/** A direction, of any length. */
export interface Arrow {
  readonly dx: number;
  readonly dy: number;
}

/** Words are wide: beside a node they are nearer to it than they look below. */
const sidewards = 1.5;

/** Where a label may stand, best first: where no links are, and else right, left, below, above. */
const choicesFor = (
  at: number,
  { x, y, radius }: Spot,
  line: number,
  { dx, dy }: Arrow
): readonly Label[] => {
  const [beside, beyond] = [radius + gap, radius + line / 2 + 4];
  const choices: readonly (readonly [Label, number])[] = [
    [{ at, x: x + beside, y, anchor: 'start' }, dx * sidewards],
    [{ at, x: x - beside, y, anchor: 'end' }, -dx * sidewards],
    [{ at, x, y: y + beyond, anchor: 'middle' }, dy],
    [{ at, x, y: y - beyond, anchor: 'middle' }, -dy]
  ];
  return [...choices].sort(([, a], [, b]) => b - a).map(([label]) => label);
};

export interface LabelsInput {
  readonly spots: readonly Spot[];
  /** Nodes in the order in which they may take their room. */
  readonly order: readonly number[];
  /** Width of each label in px, and the height of all. */
  readonly widths: readonly number[];
  readonly line: number;
  /** For each node, away from what it is linked to. */
  readonly away: readonly Arrow[];
  readonly size: Size;
}

const nowhere: Arrow = { dx: 0, dy: 0 };

/** For each node, away from the middle of what it is linked to. */
export const awayFrom = (
  spots: readonly Spot[],
  links: readonly Pick<NetworkLink, 'from' | 'to'>[]
): readonly Arrow[] => {
  const arrows = spots.map(() => ({ dx: 0, dy: 0 }));
  const push = (at: number, other: number): void => {
    const [arrow, from, to] = [arrows[at], spots[other], spots[at]];
    if (!arrow || !from || !to) return;
    arrow.dx += to.x - from.x;
    arrow.dy += to.y - from.y;
  };
  for (const { from, to } of links) {
    push(from, to);
    push(to, from);
  }
  return arrows;
};

/** Labels that hide neither each other nor a node; where there is no room there is none. */
export const placeLabels = ({ spots, order, widths, line, away, size }: LabelsInput): readonly Label[] => {
  const taken = spots.map(boxOf);
  const isFree = (box: Box): boolean =>
    box.left >= 0 &&
    box.top >= 0 &&
    box.right <= size.width &&
    box.bottom <= size.height &&
    !taken.some((other) => overlaps(box, other));
  return order.flatMap((at) => {
    const spot = spots[at];
    if (!spot) return [];
    for (const label of choicesFor(at, spot, line, away[at] ?? nowhere)) {
      const box = boxOfLabel(label, widths[at] ?? 0, line);
      if (!isFree(box)) continue;
      taken.push(box);
      return [label];
    }
    return [];
  });
};
