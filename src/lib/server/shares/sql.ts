/** A value of a column. */
export type SqlValue = string | number | Uint8Array | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** The little that a store asks of a database. Placeholders are `$1`, `$2` ... */
export interface Sql {
  /** Rows of a query, or of what a statement returns. */
  rows(text: string, values?: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  /** How many rows a statement changed. */
  run(text: string, values?: readonly SqlValue[]): Promise<number>;
}

export interface SqlDatabase extends Sql {
  /** All of `work` is kept, or nothing of it; one at a time where the database cannot do more. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** As a transaction that no other process runs at the same time. */
  exclusive<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Gives away copies of what is no longer there, where the database keeps such beside its tables. */
  tidy(): Promise<void>;
  close(): Promise<void>;
  /** What this database calls columns of bytes, and of large whole numbers. */
  readonly types: { readonly bytes: string; readonly long: string };
}
