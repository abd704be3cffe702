import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // For the classes that hold state in runes (`*.svelte.ts`).
  plugins: [svelte()],
  test: {
    include: ['test/{unit,golden,house,fuzz}/**/*.test.ts'],
    environment: 'node',
    // With a process of its own for each file, starting and importing took longer than the tests.
    isolate: false,
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 30_000
  }
});
