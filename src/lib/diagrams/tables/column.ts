import type { Choice } from '../../state/selection.ts';
import type { Order, TableName } from '../../state/tables.ts';
import type { Finding } from '#engine/model/finding.ts';

/** What a cell is sorted by. `''` and NaN: there is nothing in it. */
export type Value = string | number;

/** A piece of a cell that has a tone or a reason of its own. */
export interface Part {
  readonly text: string;
  readonly tone?: 'watched' | 'quiet' | undefined;
  readonly why?: () => string;
}

/** `row` is an index into whatever the table is made of: a row is no object, and its text is made when it is in sight. */
export interface Column {
  readonly id: string;
  readonly title: string;
  readonly value: (row: number) => Value;
  /** The text on screen; without it, the value itself. */
  readonly format?: (row: number) => string;
  readonly parts?: (row: number) => readonly Part[];
  /** Where it comes from, in a sentence. */
  readonly why?: (row: number) => string;
  readonly numeric?: boolean;
  readonly mono?: boolean;
  /** In place of the alphabet. */
  readonly compare?: (a: string, b: string) => number;
  /** Least pixels. */
  readonly width: number;
  /** Takes no more than that, as numbers do. */
  readonly fixed?: boolean;
  /** Shown without being asked for where the table has at least so many pixels. */
  readonly from: number;
}

/** Only where the reader asks for it. */
export const onDemand = Infinity;

/** What a click on a row does. */
export type Target =
  | { readonly kind: 'choice'; readonly choice: Choice }
  | { readonly kind: 'claim'; readonly finding: Finding };

export interface Table {
  readonly name: TableName;
  /** The first one names the row, and is always shown. */
  readonly columns: readonly Column[];
  /** Those that pass, in their own order. */
  readonly rows: Uint32Array;
  /** One more than the greatest row there can be. */
  readonly size: number;
  readonly order: Order;
  /** Whether a row has this word in it, in lower case. */
  readonly holds: (word: string) => (row: number) => boolean;
  /** Second line of a row where there is no room for the other columns. */
  readonly under: (row: number) => string;
  readonly target: (row: number) => Target;
}
