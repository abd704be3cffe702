import { readFile } from 'node:fs/promises';
import type { Topology } from 'topojson-specification';

/** Where the outlines of the countries are: in the sources, or beside the build. */
const paths = ['static/geo/world.json', 'build/client/geo/world.json'];

const read = async (): Promise<Topology> => {
  for (const path of paths) {
    const text = await readFile(path, 'utf8').catch(() => null); // The other may be there.
    if (text !== null) return JSON.parse(text) as Topology;
  }
  throw new Error(`the outlines of the countries are at none of ${paths.join(', ')}`);
};

let outlines: Promise<Topology> | null = null;

export const readOutlines = (): Promise<Topology> => (outlines ??= read());
