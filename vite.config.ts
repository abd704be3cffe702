import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** While developing, a changed message shows at once; builds compile them before (`scripts/prepare/words.js`). */
const liveWords = () =>
  paraglideVitePlugin({
    project: './project.inlang',
    outdir: './src/words/messages',
    strategy: ['baseLocale'],
    emitReadme: false,
    emitGitIgnore: false,
    emitPrettierIgnore: false
  });

// Else the list of public suffixes, one string of 50 kB, stands wherever a letter of it is read.
const rolldownOptions = { optimization: { inlineConst: false } };

export default defineConfig(({ command }) => ({
  plugins: [...(command === 'serve' ? [liveWords()] : []), sveltekit()],
  build: { rolldownOptions },
  worker: { format: 'es', rolldownOptions },
  server: { port: Number(process.env.PORT ?? 3000) }
}));
