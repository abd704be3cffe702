import sources from '../../static/geo/sources.json' with { type: 'json' };

/** The city tables as the browser keeps them, once somebody has asked for them: by version, and never an old one. */
const cacheName = 'whither-cities';

/** A row of `sources.json`. */
export interface CityFiles {
  readonly name: string;
  readonly date: string;
  /** All files together, as they are sent. */
  readonly bytes: number;
  /** As they are when unpacked. */
  readonly plainBytes: number;
  readonly files: readonly string[];
  readonly version: string;
}

/** Where the cache is, if there is one: without HTTPS browsers give none, but on this computer itself. */
const openCache = async (): Promise<Cache | null> =>
  'caches' in globalThis ? caches.open(cacheName).catch(() => null) : null;

const row = sources.find(({ files }) => files.some((file) => file.startsWith('city-')));
if (row?.bytes === undefined) throw new Error('sources.json names no city tables');

/** Which city tables belong to this version of the page: known without asking for anything. */
export const cityFiles: CityFiles = {
  ...row,
  bytes: row.bytes,
  plainBytes: row.plainBytes,
  version: row.sha256.slice(0, 16)
};

/** The address of a table; another version has another, for this cache and for the browser's own. */
export const cityUrl = (file: string): string => `/geo/${file}?${cityFiles.version}`;

export const keptCity = async (file: string): Promise<Response | null> =>
  (await (await openCache())?.match(cityUrl(file))) ?? null;

/** Whether all of them are here, so that nothing need be fetched. */
export const areCitiesKept = async (): Promise<boolean> => {
  const kept = await Promise.all(cityFiles.files.map(keptCity));
  return kept.every((response) => response !== null);
};

/** Keeps these tables and no others. */
export const keepCities = async (contents: readonly Blob[]): Promise<void> => {
  await forgetCities();
  const cache = await openCache();
  if (!cache) return;
  await Promise.all(
    cityFiles.files.map((file, at) => cache.put(cityUrl(file), new Response(contents[at] ?? null)))
  );
};

export const forgetCities = async (): Promise<void> => {
  if ('caches' in globalThis) await caches.delete(cacheName);
};
