import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { inRoot, root } from '../prepare/root.js';

const folder = inRoot('.cache/fuzz-engine');

const entries = {
  analyse: 'src/engine/analyse.ts',
  source: 'src/engine/bytes/source.ts',
  errors: 'src/engine/model/errors.ts',
  tables: 'src/engine/attribution/place-tables.ts'
};

/** The engine as Node can load it, built in a folder of its own. @param {string} name */
export const buildEngine = async (name) => {
  const outDir = join(folder, name);
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    json: { stringify: true },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([entry, path]) => [entry, inRoot(path)])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' }
      }
    }
  });
  return outDir;
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
