import { closeSync, openSync, readFileSync } from 'node:fs';
import { runOnce } from './measure.js';
import { formatTable, whole } from './table.js';

const namesOf = (report, kind) =>
  new Set(report.hosts.filter(({ seenAs }) => seenAs.includes(kind)).map(({ name }) => name));

const difference = (some, others) => [...some].filter((name) => !others.has(name));

const compareNames = (report, truth) =>
  Object.entries(truth.names).map(([kind, list]) => {
    const [expected, found] = [new Set(list), namesOf(report, kind)];
    const missing = difference(expected, found);
    const extra = difference(found, expected);
    return { what: `${kind} names`, truth: expected.size, found: found.size, missing, extra };
  });

const compareCount = (what, truth, found) =>
  truth === undefined ? [] : [{ what, truth, found: found ?? 0, missing: [], extra: [] }];

/** The report beside what the generator wrote down: names by kind, packets, flows, requests. */
export const compare = (report, truth) => [
  ...compareNames(report, truth),
  ...compareCount('packets', truth.packets, report.sources[0]?.packets),
  ...compareCount('flows', truth.flows, report.quality.flows),
  ...compareCount('requests', truth.exchanges, report.sources[0]?.exchanges)
];

export const isRight = ({ truth, found, missing, extra }) =>
  truth === found && missing.length === 0 && extra.length === 0;

const row = (one) => [
  one.what,
  whole(one.truth),
  whole(one.found),
  whole(one.missing.length),
  whole(one.extra.length),
  isRight(one) ? 'right' : 'WRONG'
];

const shown = 3;
const examples = (what, word, names) =>
  names.length === 0
    ? []
    : [`${what} ${word}: ${names.slice(0, shown).join(', ')}${names.length > shown ? ', ...' : ''}`];

/** The counts side by side, then a few of the names that are wrong. */
export const checkTable = (compared) =>
  [
    formatTable([['in the report', 'made', 'found', 'missing', 'extra', ''], ...compared.map(row)]),
    ...compared.flatMap(({ what, missing, extra }) => [
      ...examples(what, 'missing', missing),
      ...examples(what, 'extra', extra)
    ])
  ].join('\n');

/** Runs the command once more with its report in a file. */
export const reportOf = async (command, path) => {
  const file = openSync(path, 'w');
  const { failure } = await runOnce(command, file);
  closeSync(file);
  if (failure !== null) throw new Error(failure);
  return JSON.parse(readFileSync(path, 'utf8'));
};
