import { observed } from '../observed.ts';
import type { ShareStore } from './store.ts';

const patienceMs = 3000;

const tooLate = (ms: number, signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`the store has not answered for ${ms.toString()} ms`));
    }, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  });

/** Whether the store is open, which it is once it was migrated, and answers in time. Never rejects. */
export const isReady = async (open: () => Promise<ShareStore>, ms = patienceMs): Promise<boolean> => {
  const done = new AbortController();
  const asked = open().then((store) => store.ping());
  asked.catch(() => undefined); // Where it is too late already, nobody waits for how it fails.
  try {
    await Promise.race([asked, tooLate(ms, done.signal)]);
    return true;
  } catch (error) {
    observed().storeFailure(error, Date.now());
    return false;
  } finally {
    done.abort();
  }
};
