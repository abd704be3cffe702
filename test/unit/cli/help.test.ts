import { expect, it } from 'vitest';
import { help, helpOnVerify } from '#cli/help.ts';
import { optionNames } from '#cli/options.ts';

it.each([
  ['whither', help],
  ['verify', helpOnVerify]
])('help on %s fits a terminal of 100 columns', (_, text) => {
  const lines = text().split('\n');
  expect(lines.length).toBeGreaterThan(10);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
});

it('every option is explained, and nothing else', () => {
  const explained = [...help().matchAll(/^ {2}(--[\w-]+)/gm)].map(([, name]) => name);
  expect(explained.toSorted()).toEqual(optionNames.filter((name) => name.startsWith('--')).toSorted());
});
