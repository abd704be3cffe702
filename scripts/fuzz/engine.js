import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildEngine } from '../prepare/engine.js';
import { inRoot } from '../prepare/root.js';

const entries = {
  analyse: 'src/engine/analyse.ts',
  source: 'src/engine/bytes/source.ts',
  errors: 'src/engine/model/errors.ts',
  tables: 'src/engine/attribution/place-tables.ts'
};

/** The engine as Node can load it, built in a folder of its own. @param {string} name */
export const buildFor = async (name) => {
  const folder = inRoot('.cache/fuzz-engine', name);
  await buildEngine(folder, entries);
  return folder;
};

const readTable = async (file) => new Uint8Array(readFileSync(inRoot('static/geo', file)));

/** @type {(builtIn: string) => Promise<import('./check-case.js').Engine>} */
export const loadEngine = async (builtIn) => {
  const load = (entry) => import(pathToFileURL(join(builtIn, `${entry}.mjs`)).href);
  const [{ openCase, AbortedError }, { bytesSource }, { CaptureError }, { loadPlaceTables }] =
    await Promise.all(Object.keys(entries).map(load));
  return {
    openCase,
    bytesSource,
    isExpected: (error) => error instanceof CaptureError || error instanceof AbortedError,
    tables: await loadPlaceTables(readTable)
  };
};
