/** What an operator sets; `docs/operate.md` explains each. */
export interface Settings {
  /** Of PostgreSQL; null for SQLite in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly mostShareBytes: number;
  readonly quotaBytes: number;
  /** Shares that one address may make in an hour, and all together in a minute. */
  readonly sharesPerHour: number;
  readonly sharesPerMinute: number;
  /** Shares that one address may read in a minute. */
  readonly readsPerMinute: number;
  /** Where /metrics is, apart from the site; null: nowhere. */
  readonly metricsPort: number | null;
  readonly metricsHost: string;
  /** A line for each request, besides those for failures. */
  readonly logsRequests: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const wholeNumber = (environment: Environment, name: string, usual: number): number => {
  const text = environment[name];
  if (text === undefined || text === '') return usual;
  const value = Number(text);
  if (!/^\d{1,15}$/.test(text) || value < 1)
    throw new Error(`${name} is "${text}", which is no whole number from 1`);
  return value;
};

const databaseUrl = (text: string | undefined): string | null => {
  if (text === undefined || text === '') return null;
  if (!/^postgres(?:ql)?:\/\//.test(text))
    throw new Error('DATABASE_URL must begin with postgres:// or postgresql://');
  return text;
};

const maybePort = (environment: Environment, name: string): number | null => {
  if (!environment[name]) return null;
  const port = wholeNumber(environment, name, 0);
  if (port > 65_535) throw new Error(`${name} is ${port.toString()}, which is no port number (1 to 65535)`);
  return port;
};

const logsRequests = (level: string | undefined): boolean => {
  if (level && level !== 'info' && level !== 'error')
    throw new Error(`LOG_LEVEL is "${level}"; it may be info or error`);
  return level !== 'error';
};

/** Throws an `Error` that names the variable and says what is wrong with it. */
export const readSettings = (environment: Environment): Settings => ({
  databaseUrl: databaseUrl(environment['DATABASE_URL']),
  dataDir: environment['DATA_DIR'] || 'data',
  mostShareBytes: wholeNumber(environment, 'MAX_SHARE_BYTES', 8_000_000),
  quotaBytes: wholeNumber(environment, 'STORE_QUOTA_BYTES', 10_000_000_000),
  sharesPerHour: wholeNumber(environment, 'SHARES_PER_HOUR', 30),
  sharesPerMinute: wholeNumber(environment, 'SHARES_PER_MINUTE', 60),
  readsPerMinute: wholeNumber(environment, 'READS_PER_MINUTE', 300),
  metricsPort: maybePort(environment, 'METRICS_PORT'),
  metricsHost: environment['METRICS_HOST'] || '127.0.0.1',
  logsRequests: logsRequests(environment['LOG_LEVEL'])
});
