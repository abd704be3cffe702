import { writeSync } from 'node:fs';

/** write(2) may write less than it was given. */
export const writeAll = (file, bytes) => {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
};
