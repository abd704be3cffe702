import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { cacheFolder } from '../captures.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const engineFolder = join(cacheFolder, 'engine');

/** The engine's own functions as Node can load them: the command line has them, but only behind its door. */
export const buildEngine = () =>
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
      outDir: engineFolder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: {
          read: join(root, 'src/engine/read-capture.ts'),
          open: join(root, 'src/engine/payloads/decode/open-request.ts'),
          find: join(root, 'src/engine/payloads/find.ts'),
          bridge: join(root, 'src/engine/payloads/rules/bridge.ts')
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunk-[hash].mjs' }
      }
    }
  });
