export interface RowWindow {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
}

const spare = 12;

/** How many rows are drawn, at most. */
export const slotsFor = (boxHeight: number, rowHeight: number): number =>
  Math.ceil(boxHeight / rowHeight) + 2 * spare;

/** The rows worth drawing for a box scrolled to `top`: those in sight and a few on either side. */
export const rowsInSight = (top: number, boxHeight: number, rowHeight: number, count: number): RowWindow => {
  const inSight = Math.ceil(boxHeight / rowHeight);
  const first = Math.max(0, Math.min(Math.floor(top / rowHeight), count - inSight) - spare);
  return { first, end: Math.min(count, first + inSight + 2 * spare) };
};
