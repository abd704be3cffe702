import { build } from 'vite';
import { inRoot, root } from './root.js';

/**
 * Parts of the engine as Node can load them: the command line has them, but only behind its door.
 * @param {string} outDir its own folder, emptied first
 * @param {Readonly<Record<string, string>>} entries sources by the names that their modules get, `NAME.mjs`
 */
export const buildEngine = (outDir, entries) =>
  build({
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
        input: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, inRoot(path)])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunk-[hash].mjs' }
      }
    }
  });
