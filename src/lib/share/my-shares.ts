import type { SharerKeeps } from '#engine/share/shareable.ts';
import type { Published } from './publish.ts';

/** A share that was made in this browser, with what only its maker has. */
export interface MyShare extends Published {
  /** Of its notes, or of its capture. */
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly madeMs: number;
  readonly keeps: SharerKeeps;
}

const database = 'whither-shares';
const store = 'shares';

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no database'));
  });

const inStore = async <T>(
  mode: IDBTransactionMode,
  act: (shares: IDBObjectStore) => IDBRequest<T>
): Promise<T> => {
  const opened = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = opened.transaction(store, mode);
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    });
  } finally {
    opened.close();
  }
};

/** Rejects where this browser keeps nothing, as in some private windows. */
export const keepShare = async (share: MyShare): Promise<void> => {
  await inStore('readwrite', (shares) => shares.put(share));
};

export const forgetShare = async (id: string): Promise<void> => {
  await inStore('readwrite', (shares) => shares.delete(id));
};

/** The newest first. */
export const myShares = async (): Promise<readonly MyShare[]> => {
  const shares = (await inStore('readonly', (all) => all.getAll())) as readonly MyShare[];
  return [...shares].sort((a, b) => b.madeMs - a.madeMs);
};

const fileKind = 'whither-shares';

/** All of them as a file, with their keys and tokens: whoever has it can read and delete them. */
export const sharesFile = (shares: readonly MyShare[]): Blob =>
  new Blob([JSON.stringify({ kind: fileKind, version: 1, shares }, null, 1)], { type: 'application/json' });

const isText = (value: unknown): value is string => typeof value === 'string' && value.length < 5000;

const isShare = (value: unknown): value is MyShare => {
  const share = value as Partial<MyShare> | null;
  return (
    typeof share === 'object' &&
    share !== null &&
    /^[\w-]{22}$/.test(String(share.id)) &&
    [share.deleteToken, share.link, share.title, share.embed].every(isText) &&
    (share.kind === 'open' || share.kind === 'sealed') &&
    typeof share.madeMs === 'number' &&
    typeof share.keeps === 'object'
  );
};

/** Shares of such a file, null where it is none. */
export const readSharesFile = async (file: Blob): Promise<readonly MyShare[] | null> => {
  try {
    const parsed = JSON.parse(await file.text()) as { readonly kind?: unknown; readonly shares?: unknown };
    if (parsed.kind !== fileKind || !Array.isArray(parsed.shares)) return null;
    const shares = parsed.shares.filter(isShare);
    return shares.filter(({ link }) => isOurs(link));
  } catch {
    return null; // No JSON: nothing of ours.
  }
};

/** A link of another site, or one that runs a script, is not shown as one's own. */
const isOurs = (link: string): boolean => {
  try {
    return new URL(link).origin === location.origin;
  } catch {
    return false;
  }
};
