import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** @typedef {{ seconds: number | null, peakMb: number | null, failure: string | null }} Result */

/** Every so many milliseconds; a program's last look is at most this long before its end. */
const pollMs = 2;
const keptErrorCharacters = 4000;

/** proc(5): VmHWM, "peak resident set size", in kB. `null` where there is no /proc, or the process has ended. */
const peakKb = (pid) => {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
    return line === null ? null : Number(line[1]);
  } catch {
    return null;
  }
};

/** Looks at the high-water mark until told to stop; gives it in MB (10^6 bytes), null where it cannot be known. */
const watchPeak = (pid) => {
  let highest = null;
  const look = () => {
    const now = peakKb(pid);
    if (now !== null) highest = Math.max(highest ?? 0, now);
  };
  look();
  const timer = setInterval(look, pollMs);
  return () => {
    clearInterval(timer);
    return highest === null ? null : (highest * 1024) / 1e6;
  };
};

/** The line that names an error, else the last one. */
const telling = (errors) => {
  const lines = errors.trim().split('\n');
  return lines.find((line) => /\bError\b|Error:/.test(line)) ?? lines.at(-1);
};

const reasonOf = (status, signal, errors) => {
  if (status === 0) return null;
  const line = telling(errors);
  return `${signal ?? `exit ${status}`}${line ? `: ${line}` : ''}`;
};

/**
 * Runs a whole process. Its output goes to `stdout`: 'ignore' (/dev/null) or a file's descriptor.
 * `failure` is null, or says why there is no time.
 * @param {readonly string[]} command
 * @param {number | 'ignore'} stdout
 * @returns {Promise<Result>}
 */
export const runOnce = ([program, ...args], stdout = 'ignore') =>
  new Promise((resolve) => {
    const start = performance.now();
    const child = spawn(program, args, { stdio: ['ignore', stdout, 'pipe'] });
    let errors = '';
    child.stderr.on('data', (data) => (errors = (errors + data).slice(-keptErrorCharacters)));
    const stopWatching = watchPeak(child.pid);
    child.on('error', (error) => resolve({ seconds: null, peakMb: stopWatching(), failure: error.code }));
    child.on('exit', (status, signal) => {
      const seconds = (performance.now() - start) / 1000;
      const peakMb = stopWatching();
      // The pipe of stderr may still hold the reason.
      child.on('close', () => resolve({ seconds, peakMb, failure: reasonOf(status, signal, errors) }));
    });
  });

const middle = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
};

/**
 * Median time and highest peak of several runs; the first failure stands for all.
 * @param {readonly Result[]} runs
 * @returns {Result}
 */
export const summary = (runs) => {
  const failed = runs.find(({ failure }) => failure !== null);
  if (failed !== undefined) return failed;
  const peaks = runs.map(({ peakMb }) => peakMb).filter((peak) => peak !== null);
  return {
    seconds: middle(runs.map(({ seconds }) => seconds)),
    peakMb: peaks.length === 0 ? null : Math.max(...peaks),
    failure: null
  };
};
