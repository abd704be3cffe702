const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
export const whole = (number) => grouped.format(number);

/** Three digits that matter: 0.153, 2.61, 43.1, 1,455. */
export const short = (number) => (number >= 100 ? whole(number) : number.toPrecision(3));
const maybe = (number, format) => (number === null || number === undefined ? '-' : format(number));

/**
 * Text to the left, numbers to the right.
 * @returns {string}
 */
export const formatTable = (rows) => {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
      .join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
};

const isTimed = (result) => result !== null && result.failure === null;
const ratio = (over, under) => (isTimed(over) && isTimed(under) ? over.seconds / under.seconds : null);

const resultRow = ({ name, result, note }, { mb, records, rival, floor }) => {
  if (result === null) return [name, note, '-', '-', '-', '-', '-'];
  if (result.failure !== null) return [name, 'failed', '-', '-', maybe(result.peakMb, short), '-', '-'];
  return [
    note ? `${name} (${note})` : name,
    result.seconds.toFixed(3),
    short(mb / result.seconds),
    whole(records / result.seconds),
    maybe(result.peakMb, short),
    maybe(ratio(rival, result), short),
    maybe(ratio(result, floor), short)
  ];
};

/**
 * One table for one capture. `measured` has name, result (null where the program is missing or left out) and note;
 * `facts` the size in MB, the number of records and what they are, and the names of rival and floor.
 */
export const resultTable = (measured, { mb, records, unit, rivalName, floorName }) => {
  const resultOf = (name) => measured.find((one) => one.name === name)?.result ?? null;
  const facts = { mb, records, rival: resultOf(rivalName), floor: resultOf(floorName) };
  const head = [
    'program',
    'seconds',
    'MB/s',
    `${unit}/s`,
    'peak MB',
    `x as fast as ${rivalName.split(',')[0]}`,
    `x the time of ${floorName}`
  ];
  const failures = measured
    .filter(({ result }) => result?.failure)
    .map(({ name, result }) => `${name}: ${result.failure}`);
  return [formatTable([head, ...measured.map((one) => resultRow(one, facts))]), ...failures].join('\n');
};
