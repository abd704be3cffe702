import type { Column } from './column.ts';

/** On a phone the name of a row may be cut, so that there is room for what is said of it. */
const leastName = 140;
const phoneWidth = 560;
const nameIn = (name: number, width: number): number =>
  width < phoneWidth ? Math.min(leastName, name) : name;

/** The columns a table of so many pixels shows when nobody chose any: those for it, as far as there is room. */
export const usualColumns = (columns: readonly Column[], width: number): readonly Column[] => {
  const wanted = columns.slice(1).filter(({ from }) => from <= width);
  const shown = new Set(columns.slice(0, 1));
  let left = width - nameIn(columns[0]?.width ?? 0, width);
  for (const column of wanted.sort((a, b) => a.from - b.from)) {
    if (column.width > left) break;
    left -= column.width;
    shown.add(column);
  }
  return columns.filter((column) => shown.has(column));
};

/** The columns that are shown: those that were chosen, as far as the table has them. */
export const shownColumns = (
  columns: readonly Column[],
  chosen: readonly string[] | null,
  width: number
): readonly Column[] => {
  const known = columns.filter(({ id }, at) => at === 0 || chosen?.includes(id));
  return known.length > 1 ? known : usualColumns(columns, width);
};

/** Pixels of each column: what is left over goes to those that hold text, more to the wider. */
export const columnWidths = (columns: readonly Column[], width: number): readonly number[] => {
  const least = columns.reduce((sum, column) => sum + column.width, 0);
  const [name = 0, ...others] = columns.map((column) => column.width);
  if (least > width) return [Math.max(Math.min(name, leastName), name - (least - width)), ...others];
  const grows = ({ numeric, fixed }: Column): boolean => !numeric && !fixed;
  const growing = columns.filter(grows).reduce((sum, column) => sum + column.width, 0);
  return columns.map((column) =>
    grows(column) ? column.width + ((width - least) * column.width) / growing : column.width
  );
};

/** The choice after a click on one column; null where that is what the table shows by itself. */
export const toggleColumn = (
  columns: readonly Column[],
  shown: readonly Column[],
  id: string,
  width: number
): readonly string[] | null => {
  const isShown = (column: Column): boolean => shown.includes(column) !== (column.id === id);
  const ids = columns.filter((column, at) => at === 0 || isShown(column)).map((column) => column.id);
  const usual = usualColumns(columns, width).map((column) => column.id);
  return ids.join() === usual.join() ? null : ids;
};
