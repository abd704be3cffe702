import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cacheFolder } from './captures.js';

/** Times of slow programs, kept from run to run and used only where that is asked for. */
const path = join(cacheFolder, 'slow-results.json');
const keyOf = (program, capture) => `${program} ${basename(capture.path)}`;

const read = () => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
};

export const keepResult = (program, capture, result) => {
  const kept = {
    ...read(),
    [keyOf(program, capture)]: { date: new Date().toISOString().slice(0, 10), result }
  };
  writeFileSync(path, JSON.stringify(kept, null, 1));
};

/** `{ date, result }`, or undefined. */
export const keptResult = (program, capture) => read()[keyOf(program, capture)];
