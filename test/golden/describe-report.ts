import type { Finding, Thread } from '#engine/model/finding.ts';
import type { Counts, Report, Where } from '#engine/model/report.ts';

/** A report as text that a person can review: every number of it, and every host, a line each. */
export const describeReport = (report: Report): string => {
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['sources', report.sources.map((source) => JSON.stringify(source))],
    ['totals', [counts(report.totals)]],
    ['countries', report.countries.map((row) => `${row.country}${row.watched ? '*' : ' '} ${counts(row)}`)],
    ['unlocated', [counts(report.unlocated), ...reasons(report)]],
    ['local', [counts(report.local)]],
    ['hosts', report.hosts.map(hostLine)],
    ['destinations', report.destinations.map(destinationLine)],
    ['exchanges', exchangeLines(report)],
    ['findings', report.findings.map(findingLine)],
    ['threads', report.threads.map(threadLine)],
    ['rules', report.rules.map(({ id, source }) => `${id} ${source}`)],
    ['quality', [JSON.stringify(report.quality)]]
  ];
  return sections.map(([title, lines]) => [title, ...lines.map((line) => `  ${line}`)].join('\n')).join('\n') + '\n';
};

const counts = (row: Counts): string =>
  `hosts ${row.hosts} addresses ${row.addresses} flows ${row.flows} requests ${row.requests} ` +
  `sent ${row.bytesSent} received ${row.bytesReceived} findings ${row.findings}`;

const reasons = (report: Report): string[] =>
  Object.entries(report.unlocated.reasons).map(([reason, row]) => `${reason}: ${counts(row)}`);

const hostLine = (host: Report['hosts'][number]): string =>
  [
    host.name,
    `[${host.seenAs.join(' ')}]`,
    host.addresses.join(' '),
    `site ${host.site ?? '-'} company ${host.company ?? '-'}${bySoftware(host.software)}`,
    `flows ${host.flows} requests ${host.exchanges} sent ${host.bytesSent} received ${host.bytesReceived}`
  ].join(' | ');

const bySoftware = (software: readonly string[]): string =>
  software.length > 0 ? ` software ${software.join(' ')}` : '';

const whereText = (where: Where): string => {
  if (where.kind === 'country') return where.country;
  return where.kind === 'unlocated' ? where.reason : where.special;
};

const destinationLine = (row: Report['destinations'][number]): string =>
  `${row.host ?? '-'} ${row.address ?? '-'} ${whereText(row.where)} flows ${row.flows} requests ${row.requests}${byApp(row)}`;

const byApp = ({ app }: { readonly app?: string | null }): string => (app ? ` by ${app}` : '');

const mostExchanges = 12;

const exchangeLines = (report: Report): string[] => {
  const shown = report.exchanges.slice(0, mostExchanges).map((exchange) => {
    const url = exchange.url.length > 90 ? `${exchange.url.slice(0, 90)}…` : exchange.url;
    return `${exchange.id} ${exchange.method} ${url} ${exchange.address ?? '-'} ${exchange.status ?? '-'}${byApp(exchange)}`;
  });
  const rest = report.exchanges.length - shown.length;
  return rest > 0 ? [...shown, `and ${rest} more`] : shown;
};

const findingLine = (finding: Finding): string =>
  [
    `${finding.exchange} ${finding.kind} ${finding.what}${finding.form === 'plain' ? '' : ` as ${finding.form}`}`,
    JSON.stringify(finding.value.slice(0, 120)),
    finding.host ?? finding.address ?? '-',
    `${finding.countries.join(' ') || '-'} ${finding.company ?? '-'}`,
    `${finding.certainty} ${finding.rule} ${finding.reason}`,
    finding.path.join('/').slice(0, 160),
    `x${finding.times.toString()} ${finding.thread ?? '-'}`
  ].join(' | ');

const threadLine = (thread: Thread): string =>
  [
    `${thread.id} ${thread.what} ${JSON.stringify(thread.value)}`,
    thread.hosts.join(' '),
    `${thread.requests.toString()} requests`,
    JSON.stringify(thread.with)
  ].join(' | ');
