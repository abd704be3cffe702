import type { Column, Table } from './column.ts';

const collator = new Intl.Collator('en');

/** Where nobody reads the order as an alphabet, and there are as many different texts as rows. */
export const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** For each row its place among the different values of a column, and how many those are; -1: there is nothing in it. */
export interface RowRanks {
  readonly ranks: Int32Array;
  readonly count: number;
}

const rankTexts = (values: readonly string[], compare: (a: string, b: string) => number): RowRanks => {
  const texts = new Set(values);
  texts.delete('');
  const places = new Map([...texts].sort(compare).map((text, rank) => [text, rank]));
  return { ranks: Int32Array.from(values, (text) => places.get(text) ?? -1), count: places.size };
};

const rankNumbers = (values: Float64Array): RowRanks => {
  const places = new Map<number, number>();
  for (const one of values.slice().sort())
    if (!Number.isNaN(one) && !places.has(one)) places.set(one, places.size);
  return { ranks: Int32Array.from(values, (one) => places.get(one) ?? -1), count: places.size };
};

const rankColumn = ({ value, compare = collator.compare }: Column, size: number): RowRanks => {
  if (size > 0 && typeof value(0) === 'number') {
    const values = new Float64Array(size);
    for (let row = 0; row < size; row++) values[row] = Number(value(row));
    return rankNumbers(values);
  }
  const values = new Array<string>(size);
  for (let row = 0; row < size; row++) values[row] = String(value(row));
  return rankTexts(values, compare);
};

/** The ranks of columns, kept as long as the columns: a filter changes which rows there are, and no rank. */
export class Ranks {
  readonly #known = new WeakMap<Column, RowRanks>();

  of(column: Column, size: number): RowRanks {
    const known = this.#known.get(column);
    if (known?.ranks.length === size) return known;
    const ranks = rankColumn(column, size);
    this.#known.set(column, ranks);
    return ranks;
  }
}

/** Rows by falling or rising rank, those without one last either way; equal ones keep their order. By counting: O(n). */
export const sortRows = (rows: Uint32Array, { ranks, count }: RowRanks, falling: boolean): Uint32Array => {
  const placeOf = (row: number): number => {
    const rank = ranks[row] ?? -1;
    return rank < 0 ? count : falling ? count - 1 - rank : rank;
  };
  const starts = new Uint32Array(count + 2);
  for (const row of rows) starts[placeOf(row) + 1] = (starts[placeOf(row) + 1] ?? 0) + 1;
  for (let place = 1; place < starts.length; place++)
    starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const place = placeOf(row);
    const at = starts[place] ?? 0;
    sorted[at] = row;
    starts[place] = at + 1;
  }
  return sorted;
};

export const wordsIn = (text: string): readonly string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

/** Rows that hold every word of `words`, anywhere. */
export const searchRows = (rows: Uint32Array, words: string, holds: Table['holds']): Uint32Array => {
  const tests = wordsIn(words).map(holds);
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)));
};

/** `Table.holds` for a table of few rows: all their columns as they read, made when first searched. */
export const searchTexts = (columns: readonly Column[], size: number): Table['holds'] => {
  let texts: readonly string[] | undefined;
  const make = (): readonly string[] =>
    Array.from({ length: size }, (_, row) =>
      columns
        .filter(({ numeric }) => !numeric)
        .map((column) => textOf(column, row))
        .join('\n')
        .toLowerCase()
    );
  return (word) => (row) => (texts ??= make())[row]?.includes(word) === true;
};

/** What a cell reads as. */
export const textOf = ({ value, format, parts }: Column, row: number): string => {
  if (format) return format(row);
  if (parts)
    return parts(row)
      .map(({ text }) => text)
      .join(', ');
  const one = value(row);
  return typeof one === 'string' ? one : Number.isNaN(one) ? '' : String(one);
};

export const allRows = (size: number): Uint32Array => Uint32Array.from({ length: size }, (_, row) => row);
