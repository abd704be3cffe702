import type { Failure } from '#words/errors.ts';
import { listKept, removeAllKept, removeKept, type KeptCase } from './kept-cases.ts';
import { sayDeviceFailure } from './say-device.ts';

const alwaysKey = 'whither:keep';

/** Some browsers throw where a profile stores nothing. */
const stored = (): Storage | null => {
  try {
    return localStorage;
  } catch {
    return null;
  }
};

/** What this browser keeps, as the first page lists it. */
export class KeptList {
  cases = $state.raw<readonly KeptCase[]>([]);
  failure = $state.raw<Failure | null>(null);
  /** Whether every case that is opened is kept: the reader's choice, off until they make it. */
  always = $state(false);

  async load(): Promise<void> {
    this.always = stored()?.getItem(alwaysKey) === 'yes';
    this.failure = null;
    // Where nothing can be kept, nothing is: who asks to keep something is told why.
    this.cases = await listKept().catch(() => []);
  }

  setAlways(always: boolean): void {
    this.always = always;
    if (always) stored()?.setItem(alwaysKey, 'yes');
    else stored()?.removeItem(alwaysKey);
  }

  remove(id: number): Promise<void> {
    return this.#attempt(() => removeKept(id));
  }

  removeAll(): Promise<void> {
    return this.#attempt(removeAllKept);
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      await this.load();
    } catch (error) {
      this.failure = sayDeviceFailure(error);
    }
  }
}

/** One for the page: what the browser keeps is the same for every case. */
export const keptList = new KeptList();
