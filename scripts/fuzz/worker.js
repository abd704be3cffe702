// Runs one case after the other, in a thread of its own: where one hangs or takes all memory, the thread is ended.
import { parentPort, workerData } from 'node:worker_threads';
import { checkCase } from './check-case.js';
import { drawCase } from './draw-case.js';
import { loadEngine } from './engine.js';
import { Memory } from './memory.js';

const { folder, seed, samples, first, step, progress } = workerData;
const engine = await loadEngine(folder);
const memory = new Memory();

for (let number = first; ; number += step) {
  Atomics.store(progress, 0, number);
  const one = drawCase(samples, seed, number);
  memory.start();
  const failure = await checkCase(engine, one);
  const fault = memory.faultAfter();
  if (failure) parentPort.postMessage({ number, failure });
  if (fault) parentPort.postMessage({ number, failure: { kind: 'memory', what: 'memory', detail: fault } });
}
