/** The row that a key leads to from row `at`, null for a key that leads nowhere. */
export const rowAfterKey = (key: string, at: number, count: number, page: number): number | null => {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1
  };
  const next = steps[key];
  return next === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, next));
};

/** Where a box must be scrolled to, so that row `at` is in sight below the header. */
export const scrollFor = (
  at: number,
  top: number,
  {
    rowHeight,
    boxHeight,
    headHeight
  }: { readonly rowHeight: number; readonly boxHeight: number; readonly headHeight: number }
): number => {
  const above = at * rowHeight;
  const below = above + rowHeight + headHeight - boxHeight;
  return Math.max(below, Math.min(top, above), 0);
};
