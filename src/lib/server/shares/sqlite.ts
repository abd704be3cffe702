import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'libsql';
import type { Sql, SqlDatabase, SqlRow, SqlValue } from './sql.ts';

/** SQLite numbers its parameters `?1`. */
const sqliteText = (text: string): string => text.replace(/\$(\d+)/g, '?$1');

const forSqlite = (value: SqlValue): SqlValue | Buffer =>
  value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;

/** libsql gives columns of bytes as bare buffers. */
const fromSqlite = (row: Readonly<Record<string, unknown>>): SqlRow =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof ArrayBuffer ? new Uint8Array(value) : (value as SqlValue)
    ])
  );

type Statement = ReturnType<Database.Database['prepare']>;

const patienceMs = 5000;
const pauseMs = 5;

const isBusy = (error: unknown): boolean => error instanceof Error && /locked|busy/i.test(error.message);

/** Tries again while another process, or another store of this one, writes. */
const patiently = async <T>(act: () => T | Promise<T>): Promise<T> => {
  const endMs = Date.now() + patienceMs;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!isBusy(error) || Date.now() > endMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
};

/** One file, one writer: work is done one after the other. */
class Sqlite implements SqlDatabase {
  readonly types = { bytes: 'BLOB', long: 'INTEGER' };
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Statement>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#database = new Database(path);
    this.#database.exec('PRAGMA busy_timeout = 5000');
    this.#database.exec('PRAGMA journal_mode = WAL');
    // What was acknowledged is on the disk, also when the power goes.
    this.#database.exec('PRAGMA synchronous = FULL');
    // Waiting inside of SQLite would keep whoever holds the lock in this very process from giving it back.
    this.#database.exec('PRAGMA busy_timeout = 0');
    // Bytes of a share that was deleted do not stay in the file.
    this.#database.exec('PRAGMA secure_delete = ON');
  }

  #prepare(text: string): Statement {
    let statement = this.#statements.get(text);
    if (!statement) this.#statements.set(text, (statement = this.#database.prepare(sqliteText(text))));
    return statement;
  }

  readonly #direct: Sql = {
    rows: (text, values = []) =>
      Promise.resolve(
        this.#prepare(text)
          .all(values.map(forSqlite))
          .map((row) => fromSqlite(row as SqlRow))
      ),
    run: (text, values = []) => Promise.resolve(this.#prepare(text).run(values.map(forSqlite)).changes)
  };

  rows(text: string, values?: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    return this.#inTurn(() => patiently(() => this.#direct.rows(text, values)));
  }

  run(text: string, values?: readonly SqlValue[]): Promise<number> {
    return this.#inTurn(() => patiently(() => this.#direct.run(text, values)));
  }

  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      await patiently(() => this.#database.exec('BEGIN IMMEDIATE'));
      try {
        const result = await work(this.#direct);
        this.#database.exec('COMMIT');
        return result;
      } catch (error) {
        this.#database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  exclusive<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.transaction(work);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    // SQLite is waited for by the whole process: who knocks meanwhile is let in before the next turn.
    const next = this.#last.then(() => setImmediate()).then(work);
    this.#last = next.catch(() => undefined);
    return next;
  }

  /** The log of changes holds what was deleted until it is written over: emptied, it does not. A reader elsewhere puts it off. */
  tidy(): Promise<void> {
    return this.#inTurn(() => {
      this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
      return Promise.resolve();
    });
  }

  close(): Promise<void> {
    return this.#inTurn(() => {
      this.#database.close();
      return Promise.resolve();
    });
  }
}

/** Opens the file at `path`, or makes it. */
export const openSqlite = (path: string): SqlDatabase => new Sqlite(path);
