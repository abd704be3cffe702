import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

// One file with everything in it: Node starts it faster than it would find forty modules.
export default defineConfig({
  publicDir: false,
  json: { stringify: true },
  ssr: { noExternal: true, external: [...builtinModules] },
  build: {
    ssr: 'src/cli/main.ts',
    target: 'node20',
    outDir: 'dist/cli',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'whither.js', codeSplitting: false } }
  }
});
