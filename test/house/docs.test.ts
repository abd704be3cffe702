import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { importers } from '#engine/importers/index.ts';
import { anchorsIn, linksIn, scriptsIn } from './markdown.ts';
import { filesBelow, readText, root } from './files.ts';

const papers = filesBelow('', /\.md$/);

const isLocal = (link: string): boolean => !/^[a-z]+:/i.test(link);

const faultOf = (paper: string, link: string): string | null => {
  const [path = '', anchor] = decodeURI(link).split('#');
  const target = path === '' ? paper : posix.join(posix.dirname(paper), path);
  if (!existsSync(join(root, target))) return `${paper}: ${link} leads nowhere`;
  if (anchor === undefined || !target.endsWith('.md')) return null;
  return anchorsIn(readText(target)).has(anchor) ? null : `${paper}: ${link} names no heading`;
};

test('every link from one paper to another, or to a file, leads somewhere', () => {
  const faults = papers.flatMap((paper) =>
    linksIn(readText(paper))
      .filter(isLocal)
      .map((link) => faultOf(paper, link))
  );
  expect(faults.filter((fault) => fault !== null)).toEqual([]);
});

test('every npm script a paper names exists', () => {
  const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> };
  const unknown = papers.flatMap((paper) =>
    scriptsIn(readText(paper))
      .filter((name) => !(name in scripts))
      .map((name) => `${paper}: ${name}`)
  );
  expect(unknown).toEqual([]);
});

test('the table of formats in README names every importer', () => {
  const rows = readText('README.md')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  for (const { id, name } of importers) {
    expect(
      rows.some((row) => row.includes(`\`${id}\``)),
      `${name} (\`${id}\`)`
    ).toBe(true);
  }
});

test('links, headings and scripts are found', () => {
  expect(linksIn('[a](b.md#c) ![p](d.svg "title") <img src="e.png"> `[no](f.md)`')).toEqual([
    'b.md#c',
    'd.svg',
    'e.png'
  ]);
  expect(linksIn('```\n[no](a.md)\n```\n\n[b]: c.md')).toEqual(['c.md']);
  expect([...anchorsIn('# What it *reads*\n## `npm test`, twice\n## What it reads\n')]).toEqual([
    'what-it-reads',
    'npm-test-twice',
    'what-it-reads-1'
  ]);
  expect(scriptsIn('`npm start`, `npm run --silent whither -- x`, npm run build')).toEqual([
    'start',
    'whither',
    'build'
  ]);
});
