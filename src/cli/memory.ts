import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Both halves of V8's space for new objects. */
const enoughBytes = 8 << 20;

let isKept = false;

/**
 * Keeps V8's space for new objects as large as it is. Left to itself it grows to three times 16 MB, a third of all that
 * reading a large capture takes; a quarter of that saves as much time. At the start of Node the same flag is raised to 2,
 * and a limit in MB is heard only there.
 */
export const keepNewSpace = (): void => {
  isKept = true;
  setFlagsFromString('--semi-space-growth-factor=1');
};

/** As `keepNewSpace`, once it is large enough. */
export const watchNewSpace = (): void => {
  if (isKept) return;
  const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  if ((space?.space_size ?? 0) >= enoughBytes) keepNewSpace();
};
