import { DeviceError } from './device-error.ts';

/*
 * What is kept on this device, by version of the database:
 *   1  cases: { id, index, countries }; files: Blobs under [case, number]
 */
const name = 'whither-device';
const newest = 1;

export const caseStore = 'cases';
export const fileStore = 'files';

const asFailure = (error: unknown): DeviceError => {
  if (error instanceof DeviceError) return error;
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
  return new DeviceError(isFull ? 'device-full' : 'device-failed', { reason });
};

/** What a request gives. */
export const given = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(asFailure(request.error));
  });

const lift = (database: IDBDatabase, from: number): void => {
  if (from >= 1) return;
  database.createObjectStore(caseStore, { keyPath: 'id', autoIncrement: true });
  database.createObjectStore(fileStore);
};

const openDatabase = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(new DeviceError('device-none', { reason: String(error) }));
    try {
      const request = indexedDB.open(name, newest);
      request.onupgradeneeded = ({ oldVersion }) => lift(request.result, oldVersion);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => fail(request.error);
      request.onblocked = () => fail('blocked');
    } catch (error) {
      fail(error); // Some browsers throw where a profile keeps nothing.
    }
  });

const ended = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(asFailure(transaction.error ?? 'aborted'));
  });

/**
 * Does `work` in one transaction: all of it is kept, or nothing is. The database is open no longer than that, so that no
 * tab stands in the way of another, newer one.
 */
export const transact = async <T>(
  mode: IDBTransactionMode,
  work: (transaction: IDBTransaction) => Promise<T>
): Promise<T> => {
  const database = await openDatabase();
  try {
    const transaction = database.transaction([caseStore, fileStore], mode);
    const end = ended(transaction);
    end.catch(() => undefined); // `work` may fail first, and is told then.
    const result = await work(transaction).catch((error: unknown) => {
      if (transaction.error === null) abort(transaction);
      throw asFailure(error);
    });
    await end;
    return result;
  } finally {
    database.close();
  }
};

const abort = (transaction: IDBTransaction): void => {
  try {
    transaction.abort();
  } catch {
    // It is over already: then there is nothing to take back.
  }
};
