import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPlaceTables } from '#engine/attribution/place-tables.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'sample-captures');
const isCapture = /\.(?:har|pcap|pcapng)(?:\.gz)?$/;

/** Paths below `sample-captures`, of every file there that is a capture. */
export const samplePaths = (readdirSync(folder, { recursive: true }) as string[])
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => isCapture.test(path) && !path.startsWith('lab/'))
  .sort();

export const readSample = (path: string): Uint8Array => new Uint8Array(readFileSync(join(folder, path)));

 
export const tables = await loadPlaceTables(async (file) => readFileSync(join(root, 'static/geo', file)));
