import { isDeepStrictEqual } from 'node:util';
import { faultIn } from './properties.js';

/**
 * The engine, wherever it was loaded from.
 * @typedef {{
 *   openCase: (sources: any[], options: any) => Promise<any>,
 *   bytesSource: (name: string, bytes: Uint8Array, chunkBytes?: number) => any,
 *   isExpected: (error: unknown) => boolean,
 *   tables: any
 * }} Engine
 * @typedef {import('./draw-case.js').Case} Case
 * @typedef {{ kind: 'threw' | 'fault' | 'differs', what: string, detail: string }} Failure
 */

const wholeFile = 1 << 30;
const watch = ['CN', 'RU', 'SG'];

/** @type {(kind: Failure['kind'], what: string, detail?: string) => Failure} */
const failure = (kind, what, detail = '') => ({ kind, what, detail });

/** The report of a case, or the error that it ends in. */
const outcomeOf = async (engine, { files }, chunkBytes) => {
  const sources = files.map(({ name, bytes }) => engine.bytesSource(name, bytes, chunkBytes));
  try {
    const opened = await engine.openCase(sources, { tables: async () => engine.tables, watch });
    return { opened, report: await opened.report(), error: null };
  } catch (error) {
    return { opened: null, report: null, error };
  }
};

/** Where in our code it happened: two crashes at one place are one crash. */
const placeOf = (error) => {
  const frame = /\n\s+at (\S+ )?.*?([\w.-]+):\d+:\d+/.exec(String(error?.stack));
  return frame ? `${(frame[1] ?? '').trim()} in ${frame[2]}` : '';
};

const asThrown = (error) =>
  failure('threw', `${error?.name ?? 'not an error'} at ${placeOf(error)}`, String(error?.stack ?? error));

/** Where two reports part, as a path. */
const partingOf = (a, b, path) => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return `${path}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
    if (!isDeepStrictEqual(a[key], b[key])) return partingOf(a[key], b[key], `${path}.${key}`);
  return path;
};

const differing = (first, second) => {
  if (first.error && second.error) {
    const [a, b] = [first.error, second.error].map(({ code }) => code);
    return a === b ? null : failure('differs', 'error', `${a} and ${b}`);
  }
  const [a, b] = [first, second].map(({ error, report }) => error?.code ?? report);
  if (isDeepStrictEqual(a, b)) return null;
  const parting =
    first.report && second.report
      ? partingOf(a, b, 'report')
      : `report and error ${String(first.error ?? second.error)}`;
  return failure('differs', parting.replace(/:.*$/s, '').replaceAll(/\.\d+/g, '.n'), parting);
};

const maxEvidence = 5;

/** The way to a finding can be gone. */
const evidenceFailure = ({ opened, report }) => {
  for (const { id, path } of report.findings.slice(0, maxEvidence)) {
    let node = opened.evidence(id)?.root;
    for (const label of path) node = node?.children.find((child) => child.label === label);
    if (!node) return failure('fault', 'a finding whose evidence is not there', `${id} ${path.join('/')}`);
  }
  return null;
};

const outcomeFailure = (outcome) => {
  const { error, report } = outcome;
  if (error) return null;
  const fault = faultIn(report, isDeepStrictEqual);
  return fault ? failure('fault', fault.replaceAll(/\d+/g, 'n'), fault) : evidenceFailure(outcome);
};

/**
 * What the engine does wrong with a case, or null. Its files are read twice: whole, and in pieces.
 * @type {(engine: Engine, one: Case) => Promise<Failure | null>}
 */
export const checkCase = async (engine, one) => {
  const outcomes = [];
  for (const chunkBytes of [wholeFile, one.chunkBytes]) {
    const outcome = await outcomeOf(engine, one, chunkBytes);
    if (outcome.error && !engine.isExpected(outcome.error)) return asThrown(outcome.error);
    outcomes.push(outcome);
  }
  const [first, second] = outcomes;
  try {
    return outcomeFailure(first) ?? differing(first, second);
  } catch (error) {
    return asThrown(error);
  }
};
