import { expect, test } from 'vitest';
import { filesBelow, readText } from './files.ts';

/** A map has its west at the left in every language. */
const drawings = ['src/lib/map/FlowMap.svelte'];

const physical =
  /^\s*(?:(?:margin|padding|border)-(?:left|right)\b|(?:left|right):|text-align: (?:left|right)|float: (?:left|right))/;
const fourSides = /^\s*(?:margin|padding): ([^\s,]+) ([^\s,]+) ([^\s,]+) ([^\s,]+);/;

const isPhysical = (line: string): boolean => {
  const [, , right, , left] = fourSides.exec(line) ?? [];
  return physical.test(line) || right !== left;
};

const styleOf = (path: string): string =>
  path.endsWith('.css') ? readText(path) : (/<style>(.*)<\/style>/s.exec(readText(path))?.[1] ?? '');

const faultsIn = (style: string): string[] => style.split('\n').filter(isPhysical);

test('styles say start and end, for languages that are written from the right', () => {
  const faults = filesBelow('src', /\.(svelte|css)$/)
    .filter((path) => !drawings.includes(path))
    .flatMap((path) => faultsIn(styleOf(path)).map((line) => `${path}: ${line.trim()}`));
  expect(faults).toEqual([]);
});

test('sides are known from starts and ends', () => {
  expect(
    faultsIn('  margin-left: 4px;\n  text-align: right;\n  right: 0;\n  padding: 0 4px 0 0;')
  ).toHaveLength(4);
  expect(
    faultsIn('  margin-inline-start: 4px;\n  text-align: end;\n  padding: 0 4px 2px 4px;\n  top: 0;')
  ).toEqual([]);
});
