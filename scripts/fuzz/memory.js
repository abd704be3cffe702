import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

const mb = 1 << 20;

/** What one case may leave behind before it is collected: the largest samples, read twice, stay far below. */
const mostGrowth = 400 * mb;
/** What may stay for good: caches of the engine have limits. */
const mostKept = 64 * mb;
/** Between looks at what stays: to collect everything takes longer than most cases. */
const casesBetween = 200;

const used = () => {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** Watches what cases take, and what they keep. */
export class Memory {
  #cases = 0;
  #before = 0;
  /** After the first cases: by then the caches are filled. */
  #settled = null;

  start() {
    this.#before = used();
  }

  /** @returns {string | null} what is wrong, after a case. */
  faultAfter() {
    const grown = used() - this.#before;
    if (grown > mostGrowth) return `one case left ${Math.round(grown / mb)} MB`;
    if (++this.#cases % casesBetween !== 0) return null;
    collect();
    this.#settled ??= used();
    const kept = used() - this.#settled;
    return kept > mostKept ? `${casesBetween} cases kept ${Math.round(kept / mb)} MB` : null;
  }
}
