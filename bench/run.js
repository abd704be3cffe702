import { runOnce, summary } from './measure.js';
import { programsFor, tshark } from './programs/list.js';
import { keepResult, keptResult } from './slow-results.js';

const runsOf = ({ slow }, runs) => (slow ? 1 : runs);

/** Why a program is not run at all, or null. */
const absence = ({ name, run }, { tshark: wanted }) => {
  if (name === tshark && !wanted) return 'left out';
  return run === null ? 'missing' : null;
};

const reused = ({ name, slow }, capture, { reuse }) =>
  slow && reuse ? keptResult(name, capture) : undefined;

/** The programs take turns, so that what else the machine does falls on all of them. */
const takeTurns = async (programs, capture, { runs }, say) => {
  const results = new Map(programs.map(({ name }) => [name, []]));
  for (let turn = 0; turn < runs; turn++)
    for (const program of programs.filter((one) => turn < runsOf(one, runs))) {
      say(`${capture.kind}, turn ${turn + 1} of ${runs}: ${program.name}`);
      results.get(program.name).push(await runOnce(program.run(capture.path)));
    }
  return results;
};

const measuredRow = (program, capture, options, results) => {
  const { name, slow } = program;
  const why = absence(program, options);
  if (why !== null) return { name, result: null, note: why };
  const kept = reused(program, capture, options);
  if (kept !== undefined) return { name, result: kept.result, note: `reused, ${kept.date}` };
  const result = summary(results.get(name));
  if (slow) keepResult(name, capture, result);
  return { name, result, note: slow && options.runs > 1 ? '1 run' : '' };
};

/** Every program that reads this kind of capture: `{ name, result, note }`. The file is in the page cache by then. */
export const measureAll = async (capture, options, say) => {
  const programs = programsFor(capture.format);
  const running = programs.filter(
    (one) => absence(one, options) === null && reused(one, capture, options) === undefined
  );
  for (const { name, run } of running) if (name === 'cat') await runOnce(run(capture.path));
  const results = await takeTurns(running, capture, options, say);
  return programs.map((program) => measuredRow(program, capture, options, results));
};
