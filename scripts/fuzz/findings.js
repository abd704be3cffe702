import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { inRoot, root } from '../prepare/root.js';

const folder = inRoot('.cache/fuzz');
const about = 'about.json';

/**
 * Leaves all that repeats a failure in `.cache/fuzz`; returns the command that does.
 * @param {{ seed: string, number: number, one: import('./draw-case.js').Case, failure: object }} finding
 */
export const writeFinding = ({ seed, number, one, failure }) => {
  const own = join(folder, `${seed.replaceAll(/[^\w-]/g, '_')}-${number}`);
  mkdirSync(own, { recursive: true });
  const files = one.files.map(({ name, bytes }, at) => {
    writeFileSync(join(own, `${at}-${name}`), bytes);
    return `${at}-${name}`;
  });
  const { steps, chunkBytes } = one;
  const facts = { seed, number, steps, chunkBytes, files, failure };
  writeFileSync(join(own, about), `${JSON.stringify(facts, null, 2)}\n`);
  return `npm run fuzz -- --file ${relative(root, own)}`;
};

const everyChunkSize = [1, 7, 64, 4096, 65_535];

const readCaseFile = (path, name) => ({ name, bytes: new Uint8Array(readFileSync(path)) });

/**
 * The cases of a path: that of a folder which `writeFinding` left, or of any file, in pieces of several sizes.
 * @param {string} path
 * @returns {import('./draw-case.js').Case[]}
 */
export const readCases = (path) => {
  if (!statSync(path).isDirectory()) {
    const files = [readCaseFile(path, basename(path))];
    return everyChunkSize.map((chunkBytes) => ({ steps: [], files, chunkBytes }));
  }
  const { steps, chunkBytes, files } = JSON.parse(readFileSync(join(path, about), 'utf8'));
  const read = files.map((name) => readCaseFile(join(path, name), name.replace(/^\d+-/, '')));
  return [{ steps, files: read, chunkBytes }];
};
