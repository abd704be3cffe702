import fc, { type Parameters } from 'fast-check';

/** Set by `npm run fuzz`: how long each property is tried, and from which seed. */
const { FUZZ_SECONDS, FUZZ_SEED } = process.env;

const endless = 1e9;

/** So many runs, the same ones always; or, for who has the time, others until it is over. */
export const runs = (
  numRuns: number,
  seed: number
): Pick<Parameters<unknown>, 'numRuns' | 'seed' | 'plugins'> =>
  FUZZ_SECONDS === undefined
    ? { numRuns, seed }
    : {
        numRuns: endless,
        seed: Number(FUZZ_SEED ?? seed),
        plugins: [fc.interruptAfterTimeLimit(Number(FUZZ_SECONDS) * 1000)]
      };
