import { loadCityTables } from '#engine/attribution/city-tables.ts';
import { mostOwnBytes, openOwnPlaces } from '#engine/attribution/own-places/open.ts';
import type { PlaceSource } from '#engine/attribution/place-source.ts';
import { loadPlaceTables, type PlaceTables } from '#engine/attribution/place-tables.ts';
import { CaptureError } from '#engine/model/errors.ts';
import { cityFiles, cityUrl, keptCity } from './city-cache.ts';

const fetchBytes = async (path: string): Promise<Uint8Array> => {
  const response = await fetch(new URL(path, self.location.origin));
  if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
  return new Uint8Array(await response.arrayBuffer());
};

export const readTable = (name: string): Promise<Uint8Array> => fetchBytes(`/geo/${name}`);

/** Keeps what `load` gives; after a failure the next one to ask tries again. */
const kept = <Value>(load: () => Promise<Value>): (() => Promise<Value>) => {
  let loading: Promise<Value> | null = null;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
};

export const placeTables: () => Promise<PlaceTables> = kept(() => loadPlaceTables(readTable));

const readCity = async (name: string): Promise<Uint8Array> => {
  const response = await keptCity(name);
  return response ? new Uint8Array(await response.arrayBuffer()) : fetchBytes(cityUrl(name));
};

export const cityTables: () => Promise<PlaceSource> = kept(() =>
  loadCityTables((name) => (cityFiles.files.includes(name) ? readCity(name) : readTable(name)))
);

const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Without HTTPS browsers compute none. */
const sha256Of = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  'subtle' in crypto ? hexOf(await crypto.subtle.digest('SHA-256', bytes)) : '';

const openFile = async (file: File): Promise<PlaceSource> => {
  const { name, size } = file;
  if (size > mostOwnBytes) throw new CaptureError('places-too-large', { bytes: size, most: mostOwnBytes });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return openOwnPlaces({ name, bytes, sha256: await sha256Of(bytes) });
};

const named =
  (file: string) =>
  (error: unknown): never => {
    if (error instanceof CaptureError) throw new CaptureError(error.code, { file, ...error.facts });
    throw new CaptureError('unreadable', { file, reason: error instanceof Error ? error.name : 'unknown' });
  };

const keyOf = ({ name, size, lastModified }: File): string =>
  `${String(size)} ${String(lastModified)} ${name}`;

let opened: { readonly key: string; readonly source: Promise<PlaceSource> } | null = null;

/** The reader's own database; the one that was opened last stays open. Rejects with `CaptureError`. */
export const ownPlaces = (file: File | null): Promise<PlaceSource> => {
  if (!file) return Promise.reject(new CaptureError('places-none'));
  const key = keyOf(file);
  if (opened?.key !== key) opened = { key, source: openFile(file).catch(named(file.name)) };
  return opened.source;
};
