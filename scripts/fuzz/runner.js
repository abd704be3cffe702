import { Worker } from 'node:worker_threads';

/**
 * @typedef {{ kind: string, what: string, detail: string }} Failure
 * @typedef {{ folder: string, seed: string, samples: readonly import('./samples.js').Sample[], jobs: number, hangMs: number }} Plan
 */

const lookEveryMs = 200;
/** Loading the place tables and compiling come first; a machine may be busy. */
const startMs = 60_000;
const resourceLimits = { maxOldGenerationSizeMb: 768 };
const script = new URL('worker.js', import.meta.url);

/** One thread and its successors, which take every `step`th case. */
class Line {
  #worker;
  #stopped = false;
  #lookedAt = -1;
  #since = 0;
  #progress = new Int32Array(new SharedArrayBuffer(4));
  #timer;

  /** @param {Plan} plan @param {number} first @param {(number: number, failure: Failure) => void} onFailure */
  constructor(plan, first, onFailure) {
    this.plan = plan;
    this.first = first;
    this.onFailure = onFailure;
    this.#start(first);
    this.#timer = setInterval(() => this.#look(), lookEveryMs);
  }

  get cases() {
    return Math.max(0, (this.#lookedAt - this.first) / this.plan.jobs);
  }

  #start(first) {
    const { folder, seed, samples, jobs } = this.plan;
    Atomics.store(this.#progress, 0, -1);
    this.#since = performance.now() + startMs;
    const workerData = { folder, seed, samples, first, step: jobs, progress: this.#progress };
    const worker = new Worker(script, { workerData, resourceLimits });
    this.#worker = worker;
    worker.on('message', ({ number, failure }) => this.onFailure(number, failure));
    worker.on('error', (error) => this.#died(worker, error));
  }

  #look() {
    const number = Atomics.load(this.#progress, 0);
    if (number !== this.#lookedAt && number >= 0) {
      this.#lookedAt = number;
      this.#since = performance.now();
    }
    if (performance.now() - this.#since < this.plan.hangMs) return;
    const seconds = this.plan.hangMs / 1000;
    this.#fail({ kind: 'hang', what: 'took too long', detail: `not done after ${seconds} s` });
  }

  #died(worker, error) {
    if (this.#stopped || worker !== this.#worker) return;
    // Before its first case it is no case's fault.
    if (Atomics.load(this.#progress, 0) < 0) throw error;
    this.#fail({
      kind: 'memory',
      what: `the thread died: ${error.code ?? error.name}`,
      detail: String(error.stack)
    });
  }

  /** The case that runs is the one; the next thread begins behind it. */
  #fail(failure) {
    const number = Math.max(Atomics.load(this.#progress, 0), this.first);
    this.onFailure(number, failure);
    void this.#worker.terminate();
    this.#start(number + this.plan.jobs);
  }

  async stop() {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#worker.terminate();
  }
}

/**
 * Runs cases until the time is over; tells each failure. Returns how many were run.
 * @param {Plan} plan
 * @param {{ ms: number, onFailure: (number: number, failure: Failure) => void, onProgress: (cases: number) => void }} options
 */
export const runCases = async (plan, { ms, onFailure, onProgress }) => {
  const lines = Array.from({ length: plan.jobs }, (_, at) => new Line(plan, at, onFailure));
  const cases = () => Math.round(lines.reduce((sum, line) => sum + line.cases, 0));
  const endMs = performance.now() + ms;
  for (let left; (left = endMs - performance.now()) > 0;) {
    await new Promise((done) => setTimeout(done, Math.min(left, 15_000)));
    onProgress(cases());
  }
  await Promise.all(lines.map((line) => line.stop()));
  return cases();
};
