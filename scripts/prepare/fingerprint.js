import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, root } from './root.js';

const filesBelow = (path) => {
  const stat = statSync(inRoot(path), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(inRoot(path), { withFileTypes: true }).flatMap((entry) =>
    filesBelow(join(path, entry.name))
  );
};

/** SHA-256 over names and contents: a checkout of another branch and back is the same sources. */
export const fingerprint = (paths) => {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesBelow).sort()) {
    const bytes = readFileSync(join(root, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
};

export const maybeMark = (path) => {
  try {
    return readFileSync(inRoot(path), 'utf8').trim();
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
};
