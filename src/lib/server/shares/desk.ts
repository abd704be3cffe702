import { observed } from '../observed.ts';
import { readSettings, type Settings } from '../settings.ts';
import { openStore } from './open-store.ts';
import type { ShareStore } from './store.ts';

const sweepEveryMs = 600_000;

/** Where it fails the next time will do. */
const sweep = (store: ShareStore): Promise<unknown> =>
  store.sweep(Date.now()).catch((error: unknown) => {
    observed().storeFailure(error, Date.now());
  });

/** The store of this process, opened when it is first needed, and swept from then on. */
class Desk {
  readonly settings: Settings = readSettings(process.env);
  #store: Promise<ShareStore> | null = null;
  #sweeping: ReturnType<typeof setInterval> | null = null;

  store(): Promise<ShareStore> {
    return (this.#store ??= this.#open());
  }

  async #open(): Promise<ShareStore> {
    try {
      const store = await openStore(this.settings);
      this.#sweeping = setInterval(() => void sweep(store), sweepEveryMs);
      this.#sweeping.unref();
      return store;
    } catch (error) {
      this.#store = null; // A database that starts later than we do is asked again.
      throw error;
    }
  }

  async close(): Promise<void> {
    if (this.#sweeping) clearInterval(this.#sweeping);
    const store = await this.#store?.catch(() => null);
    this.#store = null;
    await store?.close();
  }
}

let desk: Desk | null = null;

export const shareDesk = (): Desk => (desk ??= new Desk());
