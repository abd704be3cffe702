import { filesBytes, readIndex, type CaseIndex } from '#engine/case-file/case-index.ts';
import { maybeCountry, type CountryCode } from '#engine/model/names.ts';
import { caseStore, fileStore, given, transact } from './database.ts';
import { DeviceError } from './device-error.ts';
import type { HeldCase } from './held-case.ts';
import { assertRoom } from './room.ts';

/** A case that this browser keeps; its files are asked for when it is opened. */
export interface KeptCase {
  readonly id: number;
  readonly index: CaseIndex;
  readonly bytes: number;
  /** Where it went, as the report had it. */
  readonly countries: readonly CountryCode[];
}

interface Row {
  readonly id?: number;
  readonly index: CaseIndex;
  readonly countries: readonly CountryCode[];
}

/** A row may have been written by an older version, or by a newer one that was here before. */
const keptOf = (row: unknown): KeptCase[] => {
  const { id, index, countries } = row as { id: number; index: unknown; countries: unknown };
  try {
    const read = readIndex(index);
    const codes = Array.isArray(countries)
      ? countries.flatMap((code) => maybeCountry(String(code)) ?? [])
      : [];
    return [{ id, index: read, bytes: filesBytes(read), countries: codes }];
  } catch {
    return []; // It can't be opened here; removing everything removes it, too.
  }
};

const newestFirst = (a: KeptCase, b: KeptCase): number => b.index.savedMs - a.index.savedMs || b.id - a.id;

export const listKept = (): Promise<readonly KeptCase[]> =>
  transact('readonly', async (transaction) => {
    const rows: unknown[] = await given(transaction.objectStore(caseStore).getAll());
    return rows.flatMap(keptOf).sort(newestFirst);
  });

const filesOf = (id: number): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);

/** Keeps a case, in the place of the one that has this `id` where one is given; its id. */
export const keep = async (
  { index, files }: HeldCase,
  countries: readonly CountryCode[],
  id: number | null = null
): Promise<number> => {
  const needed = filesBytes(index);
  await assertRoom(needed);
  return withNeed(needed, () => putCase({ index, files }, countries, id));
};

/** A browser that finds only on its way that there is no room says less than a reader needs. */
const withNeed = async <T>(needed: number, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DeviceError) || error.code !== 'device-full') throw error;
    throw new DeviceError('device-full', { ...error.facts, needed });
  }
};

const putCase = (
  { index, files }: HeldCase,
  countries: readonly CountryCode[],
  id: number | null
): Promise<number> =>
  transact('readwrite', async (transaction) => {
    const row: Row = { index: readIndex(index), countries, ...(id === null ? {} : { id }) };
    const key = Number(await given(transaction.objectStore(caseStore).put(row)));
    const store = transaction.objectStore(fileStore);
    await given(store.delete(filesOf(key)));
    await Promise.all(files.map((file, at) => given(store.put(file, [key, at]))));
    return key;
  });

/** The case as it was kept. Throws `device-gone` where it no longer is. */
export const takeKept = (id: number): Promise<HeldCase> =>
  transact('readonly', async (transaction) => {
    const row: unknown = await given(transaction.objectStore(caseStore).get(id));
    const blobs: unknown[] = await given(transaction.objectStore(fileStore).getAll(filesOf(id)));
    const [kept] = row === undefined ? [] : keptOf(row);
    if (kept?.index.files.length !== blobs.length) throw new DeviceError('device-gone');
    const files = kept.index.files.map(
      ({ name, modifiedMs }, at) => new File([blobs[at] as Blob], name, { lastModified: modifiedMs })
    );
    return { index: kept.index, files };
  });

export type Changes = Partial<Pick<CaseIndex, 'view' | 'title'> & Pick<KeptCase, 'countries'>>;

/** Notes what changes while a reader looks at a kept case; nothing where it was removed. */
export const noteChanges = (id: number, { countries, ...part }: Changes): Promise<void> =>
  transact('readwrite', async (transaction) => {
    const store = transaction.objectStore(caseStore);
    const row = (await given(store.get(id))) as Row | undefined;
    if (!row) return;
    await given(
      store.put({
        ...row,
        index: { ...row.index, ...part },
        countries: countries ?? row.countries
      } satisfies Row)
    );
  });

export const removeKept = (id: number): Promise<void> =>
  transact('readwrite', async (transaction) => {
    await given(transaction.objectStore(caseStore).delete(id));
    await given(transaction.objectStore(fileStore).delete(filesOf(id)));
  });

export const removeAllKept = (): Promise<void> =>
  transact('readwrite', async (transaction) => {
    await given(transaction.objectStore(caseStore).clear());
    await given(transaction.objectStore(fileStore).clear());
  });
