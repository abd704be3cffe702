import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../prepare/root.js';
import { packetsOf } from './recording.js';

const folder = inRoot('sample-captures');
const noCapture = /^lab\/|\.(?:md|keys)$|\.planted\.json$|^index\.json$/;

const textOf = (bytes) => {
  const text = Buffer.from(bytes).toString('utf8');
  return /^\s*[[{]/.test(text) ? text : null;
};

const isJson = (text) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // It only begins like JSON.
  }
};

const sampleOf = (path) => {
  const bytes = new Uint8Array(readFileSync(join(folder, path)));
  const text = textOf(bytes);
  return { path, bytes, packets: packetsOf(bytes), json: text !== null && isJson(text) ? text : null };
};

/**
 * Every capture of `sample-captures`, with its packets or its JSON where it has them.
 * @returns {{ path: string, bytes: Uint8Array, packets: import('./recording.js').Packet[] | null, json: string | null }[]}
 */
export const readSamples = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/')
    )
    .filter((path) => !noCapture.test(path))
    .sort()
    .map(sampleOf);

/** @typedef {ReturnType<typeof readSamples>[number]} Sample */
