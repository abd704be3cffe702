import { expect, test } from 'vitest';
import { readText } from './files.ts';

const paper = readText('docs/operate.md');

const inCode = [...readText('src/lib/server/settings.ts').matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)].map(
  (match) => match[1] ?? ''
);

test('every variable that the server reads is explained to who sets it', () => {
  expect(inCode.length).toBeGreaterThan(8);
  expect(inCode.filter((name) => !paper.includes(`| \`${name}\``))).toEqual([]);
});

test('every metric is named', () => {
  const sources = ['observed.ts', 'metrics/store.ts'].map((name) => readText(`src/lib/server/${name}`));
  const names = [...sources.join('').matchAll(/'(whither_\w+)'/g)].map((match) => match[1] ?? '');
  expect(names.length).toBeGreaterThan(7);
  expect(names.filter((name) => !paper.includes(`\`${name}\``))).toEqual([]);
});
