import { hasMetadata, metadataWithin } from '#engine/attribution/own-places/metadata.ts';

/** Files that came together, by what they are for. */
export interface SortedFiles {
  readonly captures: readonly File[];
  /** The last of the databases of places among them. */
  readonly places: File | null;
}

const enoughOfTail = metadataWithin + 64;

/** A capture may have seen a database go by: it begins as no tree of a database does. */
const captureStarts = [
  'd4c3b2a1',
  'a1b2c3d4',
  '4d3cb2a1',
  'a1b23c4d',
  '0a0d0d0a',
  '1f8b',
  '504b0304',
  '28b52ffd'
];

const startOf = async (file: Blob): Promise<string> =>
  Array.from(new Uint8Array(await file.slice(0, 4).arrayBuffer()), (byte) =>
    byte.toString(16).padStart(2, '0')
  ).join('');

/** A MaxMind DB by what stands at its end; one that is cut off there has only its name left to tell. */
export const isPlaces = async (file: File): Promise<boolean> => {
  const start = await startOf(file);
  if (captureStarts.some((one) => start.startsWith(one))) return false;
  if (/\.mmdb$/i.test(file.name)) return true;
  const tail = file.slice(Math.max(0, file.size - enoughOfTail));
  return hasMetadata(new Uint8Array(await tail.arrayBuffer()));
};

/** A file that can't be read is passed on as a capture: whoever reads it says why. */
export const sortFiles = async (files: readonly File[]): Promise<SortedFiles> => {
  const arePlaces = await Promise.all(files.map((file) => isPlaces(file).catch(() => false)));
  return {
    captures: files.filter((_, at) => !arePlaces[at]),
    places: files.findLast((_, at) => arePlaces[at]) ?? null
  };
};
