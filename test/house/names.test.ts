import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow } from './files.ts';

const saysNothing = /^(utils?|helpers?|common|misc|manager)\b/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.ts$/;
const pascal = /^([A-Z][a-z0-9]*)+\.svelte$/;

const isNamedWell = (path: string): boolean => {
  const name = basename(path);
  if (name.startsWith('+')) return true; // SvelteKit gives these their names
  return path.endsWith('.svelte') ? pascal.test(name) : kebab.test(name);
};

const sources = [...filesBelow('src', /\.(ts|svelte)$/), ...filesBelow('test', /\.ts$/)];

test('files are named as CONTRIBUTING says', () => {
  expect(sources.filter((path) => !isNamedWell(path))).toEqual([]);
});

test('no file or folder has a name that says nothing', () => {
  expect(sources.filter((path) => path.split('/').some((part) => saysNothing.test(part)))).toEqual([]);
});
