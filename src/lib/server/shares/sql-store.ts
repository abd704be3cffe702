import type { Sql, SqlDatabase, SqlRow } from './sql.ts';
import type {
  Changed,
  Gone,
  Limit,
  Looked,
  NewShare,
  ShareStore,
  StoredKind,
  Swept,
  Usage,
  Written
} from './store.ts';

const dayMs = 86_400_000;
/** For so long a link says what became of its share. */
const traceMs = 90 * dayMs;

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false;
  let differs = 0;
  for (let at = 0; at < a.length; at++) differs |= (a[at] ?? 0) ^ (b[at] ?? 0);
  return differs === 0;
};

const number = (row: SqlRow | undefined, name: string): number => Number(row?.[name] ?? 0);
const maybeNumber = (row: SqlRow, name: string): number | null =>
  row[name] === null ? null : Number(row[name]);

/** Whatever kind of bytes a database gives. */
const plainBytes = ({ buffer, byteOffset, length }: Uint8Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, length);

const isOver = (row: SqlRow, nowMs: number): boolean => {
  const expiresMs = maybeNumber(row, 'expires_ms');
  return expiresMs !== null && expiresMs <= nowMs;
};

/** Takes room where there is some; giving it back never fails. */
const takeRoom = async (sql: Sql, bytes: number, quotaBytes: number): Promise<boolean> =>
  (await sql.run('UPDATE room SET bytes = bytes + $1 WHERE bytes + $1 <= $2 OR $1 <= 0', [
    bytes,
    quotaBytes
  ])) === 1;

/** Shares in a database that speaks SQL: statements that SQLite and PostgreSQL read alike. */
export class SqlStore implements ShareStore {
  constructor(private readonly database: SqlDatabase) {}

  put(share: NewShare, quotaBytes: number): Promise<Written> {
    const { id, kind, bytes, createdMs, expiresMs, tokenHash } = share;
    return this.database.transaction(async (sql) => {
      if (!(await takeRoom(sql, bytes.length, quotaBytes))) return 'full';
      await sql.run(
        `INSERT INTO shares (id, kind, state, bytes, size, revision, created_ms, expires_ms, ended_ms, token_hash)
         VALUES ($1, $2, 'live', $3, $4, 1, $5, $6, NULL, $7)`,
        [id, kind, bytes, bytes.length, createdMs, expiresMs, tokenHash]
      );
      return 'done';
    });
  }

  async get(id: string, nowMs: number): Promise<Looked> {
    const [row] = await this.database.rows(
      'SELECT kind, state, bytes, revision, created_ms, expires_ms FROM shares WHERE id = $1',
      [id]
    );
    if (!row) return { kind: 'unknown' };
    if (row['state'] !== 'live') return { kind: row['state'] as Gone };
    if (isOver(row, nowMs) || !(row['bytes'] instanceof Uint8Array)) return { kind: 'expired' };
    return {
      kind: 'found',
      share: {
        kind: row['kind'] as StoredKind,
        bytes: plainBytes(row['bytes']),
        createdMs: number(row, 'created_ms'),
        expiresMs: maybeNumber(row, 'expires_ms'),
        revision: number(row, 'revision')
      }
    };
  }

  remove(id: string, tokenHash: Uint8Array, nowMs: number): Promise<Changed> {
    return this.database.transaction(async (sql) => {
      const refused = await this.#refusal(sql, id, tokenHash, nowMs);
      if (refused) return refused;
      await this.#end(sql, id, 'deleted', nowMs);
      return 'done';
    });
  }

  replace(
    id: string,
    tokenHash: Uint8Array,
    { kind, bytes }: Pick<NewShare, 'kind' | 'bytes'>,
    { nowMs, quotaBytes }: { readonly nowMs: number; readonly quotaBytes: number }
  ): Promise<Changed> {
    return this.database.transaction(async (sql) => {
      const refused = await this.#refusal(sql, id, tokenHash, nowMs);
      if (refused) return refused;
      const [row] = await sql.rows('SELECT size FROM shares WHERE id = $1', [id]);
      if (!(await takeRoom(sql, bytes.length - number(row, 'size'), quotaBytes))) return 'full';
      await sql.run(
        'UPDATE shares SET kind = $2, bytes = $3, size = $4, revision = revision + 1 WHERE id = $1',
        [id, kind, bytes, bytes.length]
      );
      return 'done';
    });
  }

  async check(id: string, tokenHash: Uint8Array, nowMs: number): Promise<Changed> {
    return (await this.#refusalNow(this.database, id, tokenHash, nowMs)) ?? 'done';
  }

  /** Why nothing may be changed; null where it may, and by nobody else until this transaction ends. */
  async #refusal(sql: Sql, id: string, tokenHash: Uint8Array, nowMs: number): Promise<Changed | null> {
    // Changing the row before it is read keeps every other process from changing it in between.
    await sql.run('UPDATE shares SET revision = revision WHERE id = $1', [id]);
    return this.#refusalNow(sql, id, tokenHash, nowMs);
  }

  async #refusalNow(sql: Sql, id: string, tokenHash: Uint8Array, nowMs: number): Promise<Changed | null> {
    const [row] = await sql.rows('SELECT state, expires_ms, token_hash FROM shares WHERE id = $1', [id]);
    if (!row) return 'unknown';
    const own = row['token_hash'];
    if (!(own instanceof Uint8Array) || !sameBytes(own, tokenHash)) return 'wrong-token';
    if (row['state'] !== 'live') return row['state'] as Gone;
    return isOver(row, nowMs) ? 'expired' : null;
  }

  /** Takes the bytes away, and leaves a trace that says why; of a row that this transaction holds. */
  async #end(sql: Sql, id: string, state: Gone, nowMs: number): Promise<void> {
    const [row] = await sql.rows('SELECT size FROM shares WHERE id = $1', [id]);
    await takeRoom(sql, -number(row, 'size'), 0);
    await sql.run('UPDATE shares SET state = $2, bytes = NULL, size = 0, ended_ms = $3 WHERE id = $1', [
      id,
      state,
      nowMs
    ]);
  }

  async block(id: string): Promise<boolean> {
    return (
      (await this.database.run("UPDATE shares SET state = 'blocked' WHERE id = $1 AND state = 'live'", [
        id
      ])) === 1
    );
  }

  async unblock(id: string): Promise<boolean> {
    return (
      (await this.database.run("UPDATE shares SET state = 'live' WHERE id = $1 AND state = 'blocked'", [
        id
      ])) === 1
    );
  }

  async take(who: string, { count, windowMs }: Limit, nowMs: number): Promise<number> {
    const window = Math.floor(nowMs / windowMs);
    const endsMs = (window + 1) * windowMs;
    const [row] = await this.database.rows(
      `INSERT INTO rates (who, count, ends_ms) VALUES ($1, 1, $2)
       ON CONFLICT (who) DO UPDATE SET count = rates.count + 1 RETURNING count`,
      [`${who} ${windowMs.toString()} ${window.toString()}`, endsMs]
    );
    return number(row, 'count') > count ? endsMs - nowMs : 0;
  }

  async dayKey(nowMs: number, fresh: Uint8Array): Promise<Uint8Array> {
    const day = Math.floor(nowMs / dayMs);
    const kept = await this.#keyOf(day);
    if (kept) return kept;
    await this.database.run('INSERT INTO day_keys (day, key) VALUES ($1, $2) ON CONFLICT (day) DO NOTHING', [
      day,
      fresh
    ]);
    return (await this.#keyOf(day)) ?? fresh;
  }

  async #keyOf(day: number): Promise<Uint8Array | null> {
    const [row] = await this.database.rows('SELECT key FROM day_keys WHERE day = $1', [day]);
    return row?.['key'] instanceof Uint8Array ? row['key'] : null;
  }

  async sweep(nowMs: number): Promise<Swept> {
    const swept = await this.#sweep(nowMs);
    await this.database.tidy();
    return swept;
  }

  #sweep(nowMs: number): Promise<Swept> {
    return this.database.exclusive(async (sql) => {
      // Held before they are read, as all who change a share do: else two give back the room of one.
      const over = await sql.rows(
        `UPDATE shares SET revision = revision
         WHERE state <> 'deleted' AND state <> 'expired' AND expires_ms <= $1 RETURNING id`,
        [nowMs]
      );
      for (const { id } of over) await this.#end(sql, String(id), 'expired', nowMs);
      const traces = await sql.run('DELETE FROM shares WHERE ended_ms < $1', [nowMs - traceMs]);
      const rates = await sql.run('DELETE FROM rates WHERE ends_ms <= $1', [nowMs]);
      const keys = await sql.run('DELETE FROM day_keys WHERE day < $1', [Math.floor(nowMs / dayMs)]);
      return { expired: over.length, forgotten: traces + rates + keys };
    });
  }

  async usage(): Promise<Usage> {
    const [room] = await this.database.rows('SELECT bytes FROM room');
    const rows = await this.database.rows(
      'SELECT state, kind, COUNT(*) AS count FROM shares GROUP BY state, kind'
    );
    const sum = (is: (row: SqlRow) => boolean): number =>
      rows.filter(is).reduce((all, row) => all + number(row, 'count'), 0);
    const inState = (state: string): number => sum((row) => row['state'] === state);
    return {
      bytes: number(room, 'bytes'),
      live: inState('live'),
      open: sum((row) => row['state'] === 'live' && row['kind'] === 'open'),
      gone: { deleted: inState('deleted'), expired: inState('expired'), blocked: inState('blocked') }
    };
  }

  async ping(): Promise<void> {
    await this.database.rows('SELECT 1 AS one');
  }

  close(): Promise<void> {
    return this.database.close();
  }
}
