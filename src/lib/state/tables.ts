/** What can be read as a table, a row for each; the names stand in addresses. */
export const tableNames = ['hosts', 'addresses', 'requests', 'every-finding', 'identifiers'] as const;
export type TableName = (typeof tableNames)[number];

export const isTable = (name: string): name is TableName => (tableNames as readonly string[]).includes(name);

/** By which column a table is sorted. */
export interface Order {
  /** `Column.id` */
  readonly by: string;
  readonly falling: boolean;
}

/** How the reader set up a table; null is as it comes. */
export interface TableLook {
  /** Ids of the columns that are shown. */
  readonly cols: readonly string[] | null;
  readonly sort: Order | null;
}

export const usualLook: TableLook = { cols: null, sort: null };
