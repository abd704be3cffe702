import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { parseGeoTable } from './src/engine/attribution/geo-table.ts';
import { formatPlainOperators } from './src/engine/attribution/operator-names.ts';
import { formatPlainTable } from './src/engine/attribution/plain-table.ts';

const isPlain = (name: string): boolean => name.endsWith('.bin.gz') && !name.startsWith('city-');

const packed = new URL('static/geo/', import.meta.url);

/**
 * Puts the place tables beside the program as they are used: to inflate and decode them takes longer than most captures.
 * Not those of cities, which few ask for: they would take 90 MB.
 */
const plainTables: Plugin = {
  name: 'plain-tables',
  generateBundle() {
    for (const file of readdirSync(packed).filter(isPlain)) {
      const bytes = gunzipSync(readFileSync(new URL(file, packed)));
      const isList = file.startsWith('operators');
      const source = isList ? formatPlainOperators(bytes) : formatPlainTable(parseGeoTable(bytes));
      this.emitFile({ type: 'asset', fileName: `geo/${file.replace(/\.gz$/, '')}`, source });
    }
  }
};

/** As it is: Node runs it before anything that is built is known. */
const starter: Plugin = {
  name: 'starter',
  generateBundle() {
    const source = readFileSync(new URL('src/cli/start.cjs', import.meta.url));
    this.emitFile({ type: 'asset', fileName: 'whither.cjs', source });
  }
};

// One file with everything that every run needs: Node starts it faster than it would find forty modules. CommonJS, for
// only of that Node keeps what was compiled (`src/cli/start.cjs`).
export default defineConfig({
  publicDir: false,
  plugins: [plainTables, starter],
  json: { stringify: true },
  // `buffer` is a package, too, which TrackHAR brings: left outside, it would be missing where only the bundle is.
  ssr: { noExternal: true, external: builtinModules.filter((name) => name !== 'buffer') },
  build: {
    ssr: 'src/cli/main.ts',
    target: 'node20',
    outDir: 'dist/cli',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      // Else the list of public suffixes, one string of 50 kB, stands wherever a letter of it is read.
      optimization: { inlineConst: false },
      output: {
        format: 'cjs',
        // `import()` is refused by Node in what it did not compile itself.
        dynamicImportInCjs: false,
        entryFileNames: 'program.cjs',
        chunkFileNames: '[name].cjs'
      }
    }
  }
});
