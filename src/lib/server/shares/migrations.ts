import type { Sql, SqlDatabase } from './sql.ts';

type Types = SqlDatabase['types'];

/** Each lifts the database by one version; none is ever changed once it was published. */
const migrations: readonly ((types: Types) => readonly string[])[] = [
  ({ bytes, long }) => [
    `CREATE TABLE shares (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      state TEXT NOT NULL,
      bytes ${bytes},
      size ${long} NOT NULL,
      revision ${long} NOT NULL,
      created_ms ${long} NOT NULL,
      expires_ms ${long},
      ended_ms ${long},
      token_hash ${bytes} NOT NULL
    )`,
    'CREATE INDEX shares_expires ON shares (expires_ms)',
    'CREATE INDEX shares_ended ON shares (ended_ms)',
    // One row: every share changes it, so that the quota holds with any number of processes.
    `CREATE TABLE room (one ${long} PRIMARY KEY, bytes ${long} NOT NULL)`,
    'INSERT INTO room (one, bytes) VALUES (1, 0)',
    `CREATE TABLE rates (who TEXT PRIMARY KEY, count ${long} NOT NULL, ends_ms ${long} NOT NULL)`,
    `CREATE TABLE day_keys (day ${long} PRIMARY KEY, key ${bytes} NOT NULL)`
  ]
];

export const newestVersion = migrations.length;

const versionOf = async (sql: Sql): Promise<number> => {
  const [row] = await sql.rows('SELECT version FROM schema_version');
  return Number(row?.['version'] ?? 0);
};

/** Brings the database to the newest version, while no other process does. Throws for one of a later Whither. */
export const migrate = (database: SqlDatabase): Promise<void> =>
  database.exclusive(async (sql) => {
    await sql.run(`CREATE TABLE IF NOT EXISTS schema_version (version ${database.types.long} NOT NULL)`);
    const version = await versionOf(sql);
    if (version > newestVersion)
      throw new Error(
        `the store is of version ${version.toString()}, and this Whither knows ${newestVersion.toString()}`
      );
    for (const lift of migrations.slice(version))
      for (const statement of lift(database.types)) await sql.run(statement);
    await sql.run('DELETE FROM schema_version');
    await sql.run('INSERT INTO schema_version (version) VALUES ($1)', [newestVersion]);
  });
