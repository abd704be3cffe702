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

export default defineConfig(({ command }) => ({
  plugins: [...(command === 'serve' ? [liveWords()] : []), sveltekit()],
  worker: { format: 'es' },
  server: { port: Number(process.env.PORT ?? 3000) }
}));
