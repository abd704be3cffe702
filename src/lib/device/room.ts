import { DeviceError } from './device-error.ts';

/** A little is left for what a browser writes beside the files. */
const shareForOthers = 0.05;

/** Only pages that came by HTTPS, or from this computer itself, are told. */
const storage = (): StorageManager | null =>
  (globalThis.navigator as Partial<Navigator> | undefined)?.storage ?? null;

// Chromium never says more than this beyond what is used, whatever the disk has; what it enforces is something else.
// https://chromestatus.com/feature/4977371751645184
const tellsNothing = 10 * 2 ** 30;

/** Bytes that the browser offers, which is no promise; null where it does not say. */
export const freeBytes = async (): Promise<number | null> => {
  const estimate = await storage()
    ?.estimate()
    .catch(() => null);
  if (estimate?.quota === undefined) return null;
  const offered = estimate.quota - (estimate.usage ?? 0);
  return offered >= tellsNothing ? null : Math.max(0, Math.floor(offered - estimate.quota * shareForOthers));
};

/** Refuses before anything is copied what would not fit. */
export const assertRoom = async (needed: number): Promise<void> => {
  const free = await freeBytes();
  if (free !== null && needed > free) throw new DeviceError('device-full', { needed, free });
};

/** Asks the browser not to clear what is kept when it runs short of room; whether it agreed. */
export const askToStay = async (): Promise<boolean> =>
  (await storage()
    ?.persist()
    .catch(() => false)) ?? false;
