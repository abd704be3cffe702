import { JSONPath } from 'jsonpath-plus';
import { decodeRequest, type Adapter, type DataPath, type Request } from 'trackhar';

/** What an adapter found, as TrackHAR's `processRequest` tells it. */
export interface TrackharResult {
  readonly property: string;
  readonly path: DataPath;
  readonly value: unknown;
}

/**
 * What TrackHAR's `processRequest` gives for an adapter that is chosen already. Nearly all of an adapter's hundred paths
 * are names that most requests do not hold: to look there costs nothing, to ask its library for JSONPath a lot.
 */
export const resultsOf = (request: Request, adapter: Adapter): TrackharResult[] => {
  const decoded = decode(request, adapter);
  return pathsOf(adapter).flatMap(({ property, path, names }) =>
    valuesAt(decoded[path.context], path.path, names)
      .filter((value) => counts(value, path))
      .map((value) => ({ property, path, value }))
  );
};

/** Its library for JSONPath throws and catches an error in each call: making the stack is most of the time. */
const decode = (request: Request, { decodingSteps }: Adapter): Readonly<Record<string, unknown>> => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return decodeRequest(request, decodingSteps) as Record<string, unknown>;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
};

interface AdapterPath {
  readonly property: string;
  readonly path: DataPath;
  /** Of a path without filters: `events`, `*`, `device`. */
  readonly names: readonly string[] | null;
}

const known = new WeakMap<Adapter, readonly AdapterPath[]>();

const pathsOf = (adapter: Adapter): readonly AdapterPath[] => {
  let paths = known.get(adapter);
  if (!paths) known.set(adapter, (paths = compile(adapter)));
  return paths;
};

const compile = ({ containedDataPaths }: Adapter): AdapterPath[] =>
  Object.entries(containedDataPaths).flatMap(([property, paths = []]) =>
    [paths].flat().map((path) => ({ property, path, names: namesIn(path.path) }))
  );

const plain = /^[\w-]+(?:\.(?:[\w-]+|\*))*$/;

const namesIn = (path: string): string[] | null => (plain.test(path) ? path.split('.') : null);

const valuesAt = (decoded: unknown, path: string, names: readonly string[] | null): unknown[] => {
  if (names) return follow(decoded, names, 0);
  const json = decoded as object | undefined;
  return json === undefined ? [] : (JSONPath<unknown[] | undefined>({ path, json, wrap: true }) ?? []);
};

const follow = (value: unknown, names: readonly string[], at: number): unknown[] => {
  const name = names[at];
  if (name === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (name === '*') return Object.values(value).flatMap((one) => follow(one, names, at + 1));
  return Object.hasOwn(value, name) ? follow((value as Record<string, unknown>)[name], names, at + 1) : [];
};

/** What TrackHAR passes over. */
const nothing = new Set(
  ['unknown', 'null', 'undefined', 'none', 'n/a', 'nan', '00000000-0000-0000-0000-000000000000'].concat([
    ...['', '""', "''", '[object object]']
  ])
);

const counts = (value: unknown, { onlyIf, notIf }: DataPath): boolean => {
  const text = typeof value === 'string' || typeof value === 'bigint' ? value.toString() : inJson(value);
  if (text === undefined || nothing.has(text.toLowerCase().trim())) return false;
  return (onlyIf === undefined || fits(onlyIf, text)) && (notIf === undefined || !fits(notIf, text));
};

const inJson = (value: unknown): string | undefined => JSON.stringify(value);

const fits = (wanted: string | RegExp, text: string): boolean =>
  typeof wanted === 'string' ? wanted === text : wanted.test(text);
