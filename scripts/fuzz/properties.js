/** What holds for the report of any bytes whatever. Each gives what is wrong, in words. */

const measures = ['flows', 'requests', 'bytesSent', 'bytesReceived', 'findings'];

const sumOf = (rows, measure) => rows.reduce((sum, row) => sum + row[measure], 0);

/** Countries, unlocated and local are a partition of the destinations: nothing counts twice, nothing is lost. */
function* sumFaults({ totals, countries, unlocated, local, destinations, findings, quality }) {
  for (const measure of measures) {
    const parts = sumOf([...countries, unlocated, local], measure);
    if (parts !== totals[measure]) yield `${measure}: parts give ${parts}, totals ${totals[measure]}`;
    const rows = sumOf(destinations, measure);
    if (rows !== totals[measure]) yield `${measure}: destinations give ${rows}, totals ${totals[measure]}`;
    const reasons = sumOf(Object.values(unlocated.reasons), measure);
    if (reasons !== unlocated[measure])
      yield `${measure}: reasons give ${reasons}, unlocated ${unlocated[measure]}`;
  }
  if (totals.findings > findings.length)
    yield `${totals.findings} findings are counted, ${findings.length} are listed`;
  const { clear, decrypted, encrypted, undecodable } = quality;
  const flows = clear + decrypted + encrypted + undecodable;
  if (flows !== quality.flows) yield `of ${quality.flows} flows ${flows} are readable or not`;
}

/** What each destination received is what connections and requests to it did, each at its moment. */
function* momentFaults({ destinations, activity, exchanges }) {
  const counted = ['flows', 'requests', 'bytesSent', 'bytesReceived'];
  const sums = destinations.map(() => Object.fromEntries(counted.map((measure) => [measure, 0])));
  const add = (destination, row) => {
    for (const measure of counted) sums[destination][measure] += row[measure] ?? 0;
  };
  activity.destination.forEach((destination, at) => {
    const [flows, bytesSent, bytesReceived] = ['flows', 'bytesSent', 'bytesReceived'].map(
      (name) => activity[name][at]
    );
    add(destination, { flows, bytesSent, bytesReceived });
  });
  for (const { destination, bytesSent, bytesReceived } of exchanges)
    if (destination !== null) add(destination, { requests: 1, bytesSent, bytesReceived });
  for (const [at, row] of destinations.entries())
    for (const measure of counted)
      if (sums[at][measure] !== row[measure])
        yield `destination ${at} has ${row[measure]} ${measure}, its moments ${sums[at][measure]}`;
}

/** Moments may lie before 1970, and codes of finding values are texts; all else in a report is a count or a measure. */
const mayBeNegative = new Set(['timeMs', 'firstMs', 'lastMs']);

/** @returns {Generator<string>} */
function* valueFaults(value, path, key) {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) yield `${path} is ${value}`;
    else if (value < 0 && !mayBeNegative.has(key)) yield `${path} is ${value}`;
  } else if (Array.isArray(value))
    for (const [at, one] of value.entries()) yield* valueFaults(one, `${path}[${at}]`, key);
  else if (typeof value === 'object' && value !== null)
    for (const name of Object.keys(value)) yield* valueFaults(value[name], `${path}.${name}`, name);
}

/** As JSON it is the same document: no `undefined`, no NaN, nothing that is no data. */
function* jsonFaults(report, isSame) {
  const text = JSON.stringify(report);
  const again = JSON.parse(text);
  if (!isSame(again, report)) yield 'JSON gives another report';
}

const repeated = (items) => items.find((item, at) => items.indexOf(item, at + 1) >= 0);

/** Everything named is there, once. */
function* referenceFaults(report) {
  const { hosts, addresses, destinations, exchanges, findings, rules, threads, companies } = report;
  const known = {
    host: new Set(hosts.map(({ name }) => name)),
    address: new Set(addresses.map(({ address }) => address))
  };
  for (const { host, address } of destinations) {
    if (host !== null && !known.host.has(host)) yield `destination ${host} is no host of the report`;
    if (address !== null && !known.address.has(address))
      yield `destination ${address} is no address of the report`;
  }
  const lists = { hosts: hosts.map(({ name }) => name), rules, threads, companies, exchanges, findings };
  for (const [name, list] of Object.entries(lists)) {
    const ids = list.map((item) => item.id ?? item);
    if (new Set(ids).size !== ids.length) yield `${name} has ${repeated(ids)} twice`;
  }
  const exchangeIds = new Set(exchanges.map(({ id }) => id));
  const ruleIds = new Set(rules.map(({ id }) => id));
  for (const { id, exchange, rule } of findings)
    if (!exchangeIds.has(exchange) || !ruleIds.has(rule)) yield `finding ${id} stands in the air`;
}

/** A capture of so many bytes cannot hold more than so many packets or exchanges. */
function* sizeFaults({ sources, span }) {
  for (const { firstMs, lastMs, name } of sources)
    if ((firstMs === null) !== (lastMs === null) || firstMs > lastMs)
      yield `${name} is from ${firstMs} to ${lastMs}`;
  if (span && span.firstMs > span.lastMs) yield `the span is from ${span.firstMs} to ${span.lastMs}`;
}

/**
 * The first thing that is wrong with a report, or null.
 * @type {(report: any, isSame: (a: unknown, b: unknown) => boolean) => string | null}
 */
export const faultIn = (report, isSame) => {
  const checks = [
    valueFaults(report, 'report', ''),
    sumFaults(report),
    momentFaults(report),
    referenceFaults(report),
    sizeFaults(report),
    jsonFaults(report, isSame)
  ];
  for (const check of checks) for (const fault of check) return fault;
  return null;
};
