import { closeSync, createReadStream, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { loadCityTables } from '#engine/attribution/city-tables.ts';
import { mostOwnBytes, openOwnPlaces } from '#engine/attribution/own-places/open.ts';
import type { PlaceSource } from '#engine/attribution/place-source.ts';
import { loadPlaceTables, type PlaceTables } from '#engine/attribution/place-tables.ts';
import type { TableBytes } from '#engine/attribution/table-bytes.ts';
import type { ByteSource } from '#engine/bytes/source.ts';
import { CaptureError } from '#engine/model/errors.ts';
import { keepNewSpace, watchNewSpace } from './memory.ts';

// Small enough to be still in the processor's cache when it is walked.
const chunkBytes = 1 << 18;
const chunksBetweenLooks = 32;

const asCaptureError = (error: unknown): CaptureError => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return new CaptureError('unreadable', { reason: code });
};

/** A file of the file system. Reads without waiting into one buffer that is used again for each chunk. */
export const fileSource = (path: string): ByteSource => {
  const size = statFile(path);
  return {
    name: path.split(/[\\/]/).at(-1) ?? path,
    size,

    async *chunks() {
      const descriptor = openSync(path, 'r');
      try {
        const buffer = new Uint8Array(chunkBytes);
        for (let chunks = 0; ; chunks++) {
          const bytes = readSync(descriptor, buffer);
          if (bytes === 0) return;
          if (chunks % chunksBetweenLooks === 0) watchNewSpace();
          yield buffer.subarray(0, bytes);
        }
      } catch (error) {
        throw error instanceof CaptureError ? error : asCaptureError(error);
      } finally {
        closeSync(descriptor);
      }
    }
  };
};

const statFile = (path: string): number => {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new CaptureError('unreadable', { reason: 'EISDIR' });
    return stat.size;
  } catch (error) {
    throw error instanceof CaptureError ? error : asCaptureError(error);
  }
};

export const sha256Of = async (path: string): Promise<string> => {
  // Few ask for it, and it takes longer to load than the rest of Node's own parts together.
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
};

/** Names of files, one a line; `-` is standard input. */
export const readList = (list: string): string[] => {
  const text = readFileSync(list === '-' ? 0 : list, 'utf8');
  return text.split(/\r?\n/).filter((line) => line !== '');
};

// From src/cli as from dist/cli, the package's root is two folders up.
const packedTables = new URL('../../static/geo/', import.meta.url);
/** Written beside the built program (`vite.cli.config.ts`): the same tables, without what packing them costs to undo. */
const plainTables = new URL('geo/', import.meta.url);

/** Most captures need few of them. */
const readTable = (file: string): Promise<TableBytes> => {
  const plain = new URL(file.replace(/\.gz$/, ''), plainTables);
  return Promise.resolve(() => readFileSync(existsSync(plain) ? plain : new URL(file, packedTables)));
};

export const readAirports = (): Promise<Uint8Array> =>
  Promise.resolve(readFileSync(new URL('airports.json', packedTables)));

export const readOutlines = (): Promise<Uint8Array> =>
  Promise.resolve(readFileSync(new URL('world.json', packedTables)));

let loading: Promise<PlaceTables> | null = null;

/** The place tables, read once. They are asked for when the captures are read: what is made then stays in the report. */
export const placeTables = (): Promise<PlaceTables> => {
  keepNewSpace();
  return (loading ??= loadPlaceTables(readTable, gunzipSync));
};

let loadingCities: Promise<PlaceSource> | null = null;

export const cityTables = (): Promise<PlaceSource> =>
  (loadingCities ??= loadCityTables(readTable, gunzipSync));

let openingOwn: Promise<PlaceSource> | null = null;

const openOwn = async (path: string): Promise<PlaceSource> => {
  const bytes = statFile(path);
  const name = path.split(/[\\/]/).at(-1) ?? path;
  if (bytes > mostOwnBytes)
    throw new CaptureError('places-too-large', { file: name, bytes, most: mostOwnBytes });
  try {
    const whole = readFileSync(path);
    return openOwnPlaces({
      name,
      bytes: new Uint8Array(whole.buffer, whole.byteOffset, whole.length),
      sha256: await sha256Of(path)
    });
  } catch (error) {
    throw error instanceof CaptureError
      ? new CaptureError(error.code, { file: name, ...error.facts })
      : asCaptureError(error);
  }
};

export const ownPlaces = (path: string | null): Promise<PlaceSource> =>
  path === null ? Promise.reject(new CaptureError('places-none')) : (openingOwn ??= openOwn(path));
