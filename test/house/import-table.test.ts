import { expect, test } from 'vitest';
import { filesBelow, readText } from './files.ts';
import { faultsIn, importsOf, roomOf } from './import-table.ts';

const faults = (files: Record<string, string>) => faultsIn(new Map(Object.entries(files)));

test('the sources import only what the table allows', () => {
  const sources = new Map(filesBelow('src', /\.(ts|svelte)$/).map((path) => [path, readText(path)]));
  expect(importsOf(sources).length).toBeGreaterThan(20);
  expect(faultsIn(sources)).toEqual([]);
});

test('rooms are folders of src', () => {
  expect(roomOf('src/engine/analyse.ts')).toBe('engine');
  expect(roomOf('src/engine/bytes/source.ts')).toBe('engine/bytes');
  expect(roomOf('src/lib/map/arcs.ts')).toBe('lib');
  expect(roomOf('src/lib/server/store.ts')).toBe('lib/server');
  expect(roomOf('src/routes/s/[id]/+page.server.ts')).toBe('routes (server)');
  expect(roomOf('src/hooks.server.ts')).toBe('routes (server)');
});

test.each([
  ['a static import', 'src/engine/model/a.ts', `import { b } from '../bytes/b.ts';`],
  ['an import of types', 'src/engine/model/a.ts', `import type { B } from '#engine/bytes/b.ts';`],
  ['a re-export', 'src/engine/model/a.ts', `export * from '#engine/bytes/b.ts';`],
  ['a dynamic import', 'src/words/a.ts', `const b = await import('#lib/b.ts');`],
  ['a type in place', 'src/words/a.ts', `let b: import('#lib/b.ts').B;`],
  ['a worker', 'src/words/a.ts', `new Worker(new URL('../worker/b.worker.ts', import.meta.url));`],
  ['a script block', 'src/lib/A.svelte', `<p>x</p><script lang="ts">import b from '../routes/b.ts'</script>`],
  ['markup', 'src/lib/A.svelte', `{#await import('../routes/B.svelte') then B}{/await}`],
  ['SvelteKit’s alias', 'src/worker/a.ts', `import { b } from '$lib/b.ts';`],
  ['one importer to a protocol', 'src/engine/importers/a.ts', `import { b } from '../protocols/b.ts';`],
  ['a part to the door', 'src/engine/bytes/a.ts', `import { b } from '../analyse.ts';`],
  ['the command line to the page', 'src/cli/a.ts', `import { b } from '#lib/b.ts';`],
  [
    'the page to our server',
    'src/routes/+page.svelte',
    `<script>import { b } from '#lib/server/b.ts'</script>`
  ],
  ['our server to a page’s parts', 'src/lib/server/a.ts', `import { b } from '#lib/map/b.ts';`],
  ['Node in the engine', 'src/engine/analyse.ts', `import { readFile } from 'node:fs/promises';`],
  ['Node in the page', 'src/lib/a.ts', `import 'node:path';`],
  ['Svelte in the engine', 'src/engine/analyse.ts', `import { onMount } from 'svelte';`],
  ['a room without a row', 'src/misc/a.ts', `import { b } from '#engine/model/b.ts';`]
])('is held against %s', (_what, path, text) => {
  expect(faults({ [path]: text })).toHaveLength(1);
});

test.each([
  ['src/routes/+page.svelte', `<script>import A from '#lib/A.svelte'; import '#worker/client.ts';</script>`],
  ['src/routes/api/+server.ts', `import { b } from '#lib/server/b.ts'; import 'node:fs';`],
  ['src/engine/analyse.ts', `import { b } from './bytes/b.ts'; import { gunzip } from 'fflate';`],
  ['src/cli/main.ts', `import { b } from '#words/b.ts'; import 'node:fs';`],
  ['src/lib/map/a.ts', `import url from 'maplibre-gl/dist/worker.mjs?url';`]
])('allows %s', (path, text) => {
  expect(faults({ [path]: text })).toEqual([]);
});

test('finds a cycle', () => {
  const found = faults({
    'src/words/a.ts': `import './b.ts';`,
    'src/words/b.ts': `import './c.ts';`,
    'src/words/c.ts': `import './b.ts';`
  });
  expect(found).toEqual(['a cycle: src/words/b.ts -> src/words/c.ts -> src/words/b.ts']);
});

test('does not call it a cycle where only types go back, or where a drawing contains itself', () => {
  const found = faults({
    'src/words/a.ts': `import { b } from './b.ts';`,
    'src/words/b.ts': `import type { A } from './a.ts';`,
    'src/lib/map/One.svelte': `<script>import Two from './Two.svelte';</script>`,
    'src/lib/map/Two.svelte': `<script>import One from './One.svelte';</script>`
  });
  expect(found).toEqual([]);
});
