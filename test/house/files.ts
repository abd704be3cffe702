import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const notOurs = new Set(['node_modules', '.git', '.svelte-kit', '.cache', 'build', 'dist', 'test-results']);

/** Paths below `folder` whose name matches, with `/`, seen from the root of the repository. */
export const filesBelow = (folder: string, name: RegExp): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : filesBelow(path, name);
    return name.test(entry.name) ? [path] : [];
  });

export const readText = (path: string): string => readFileSync(join(root, path), 'utf8');
