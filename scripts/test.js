// `npm test [-- step ...]`: every step runs, also after one that failed; the last line is the sum.
import { formatCounts, sum } from './test/counts.js';
import { parts, steps } from './test/steps.js';
import { say } from './prepare/say.js';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
const chosen = steps.filter((step) => wanted.length === 0 || wanted.includes(step.name));

const seconds = (sinceMs) => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
const print = (line) => process.stdout.write(`${line}\n`);

/** What a step threw is its failure: a crashed runner counts, whatever it had counted before. */
const failing = (error) => {
  say(error.message);
  return { passed: 0, failed: 1 };
};

const runStep = async (step) => {
  const startMs = performance.now();
  print(`\n── ${step.name}: ${step.says}`);
  const counts = await step.run().catch(failing);
  const line = `${counts.failed === 0 ? 'ok  ' : 'FAIL'} ${step.name.padEnd(14)} ${formatCounts(counts)}, ${seconds(startMs)}`;
  print(line);
  return { counts, line };
};

if (unknown.length > 0) {
  say(`No such step: ${unknown.join(', ')}. There are ${steps.map((step) => step.name).join(', ')}.`);
  process.exit(2);
}

/** Steps of one lane run one after the other, lanes beside each other: a machine has two cores at least. */
const runLanes = async (stepsOfPart) => {
  const lanes = new Map();
  for (const step of stepsOfPart) lanes.set(step.lane, [...(lanes.get(step.lane) ?? []), step]);
  const done = await Promise.all(
    [...lanes.values()].map(async (lane) => {
      const own = [];
      for (const step of lane) own.push(await runStep(step));
      return own;
    })
  );
  return done.flat();
};

const results = [];
for (const part of parts) results.push(...(await runLanes(chosen.filter((step) => step.part === part))));
const total = sum(results.map((result) => result.counts));
print(`\n${results.map((result) => result.line).join('\n')}\n\n${formatCounts(total)}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
