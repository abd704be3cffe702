export interface RowWindow {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
}

const spare = 12;

/** The rows worth drawing for a box scrolled to `top`: those in sight and a few on either side. */
export const rowsInSight = (top: number, boxHeight: number, rowHeight: number, count: number): RowWindow => {
  const inSight = Math.ceil(boxHeight / rowHeight);
  const first = Math.max(0, Math.min(Math.floor(top / rowHeight), count - inSight) - spare);
  return { first, end: Math.min(count, first + inSight + 2 * spare) };
};
