import type { Progress } from '#engine/analyse.ts';

const enoughMs = 600;

/** Seconds left at the pace so far; null while it is too early to say. */
export const secondsLeft = ({ bytes, totalBytes }: Progress, elapsedMs: number): number | null =>
  bytes <= 0 || elapsedMs < enoughMs ? null : ((totalBytes - bytes) / bytes) * (elapsedMs / 1000);
