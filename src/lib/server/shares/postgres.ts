import { Pool, type PoolClient } from 'pg';
import type { Sql, SqlDatabase, SqlRow, SqlValue } from './sql.ts';

/** Any number that no other program takes for a lock of its own. */
const lock = 0x57484954;
const patienceMs = 10_000;

type Runs = Pick<PoolClient, 'query'>;

const plain = (value: SqlValue): SqlValue | Buffer =>
  value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;

const ignore = (): void => undefined;

const sqlOn = (client: Runs): Sql => ({
  rows: async (text, values = []) => (await client.query(text, values.map(plain))).rows as readonly SqlRow[],
  run: async (text, values = []) => (await client.query(text, values.map(plain))).rowCount ?? 0
});

class Postgres implements SqlDatabase {
  readonly types = { bytes: 'BYTEA', long: 'BIGINT' };
  readonly #pool: Pool;
  readonly #sql: Sql;

  constructor(connectionString: string) {
    this.#pool = new Pool({
      connectionString,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
      max: 10
    });
    // A connection that breaks while nobody uses it is replaced by the pool when it is next needed.
    this.#pool.on('error', ignore);
    this.#sql = sqlOn(this.#pool);
  }

  rows(text: string, values?: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    return this.#sql.rows(text, values);
  }

  run(text: string, values?: readonly SqlValue[]): Promise<number> {
    return this.#sql.run(text, values);
  }

  async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    // A connection may end between two statements: the next one says so. Heard by nobody, it would end the process.
    client.on('error', ignore);
    let isBroken = false;
    try {
      await client.query('BEGIN');
      const result = await work(sqlOn(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => (isBroken = true)); // The first failure says more.
      throw error;
    } finally {
      client.off('error', ignore);
      client.release(isBroken);
    }
  }

  exclusive<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.transaction(async (sql) => {
      await sql.rows('SELECT pg_advisory_xact_lock($1)', [lock]);
      return work(sql);
    });
  }

  /** PostgreSQL vacuums by itself. */
  tidy(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}

export const openPostgres = (connectionString: string): SqlDatabase => new Postgres(connectionString);
