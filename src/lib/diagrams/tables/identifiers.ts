import * as m from '#words/messages/messages.js';
import type { Finding, Thread } from '#engine/model/finding.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Report, ReportExchange } from '#engine/model/report.ts';
import { detailName, kindName } from '#words/findings.ts';
import { capital, formatCount } from '#words/numbers.ts';
import { kindOrder } from '#words/sent.ts';
import { formatTime } from '#words/times.ts';
import { exchangesById } from '../../state/findings.ts';
import { hostKey } from '../../state/selection.ts';
import { amountColumn, placeNames, placeParts, rowIn } from './cells.ts';
import { onDemand, type Column, type Table } from './column.ts';
import { allRows, searchTexts } from './order.ts';

export interface IdentifiersInput {
  readonly report: Report;
  /** Those in requests that pass, of any kind. */
  readonly findings: readonly Finding[];
  readonly isWatched: (place: string) => boolean;
}

/** One value that stays the same, counted in the requests that pass. */
interface IdentifierRow {
  readonly thread: Thread;
  readonly first: Finding;
  readonly requests: number;
  readonly hosts: readonly string[];
  readonly companies: readonly string[];
  readonly countries: readonly CountryCode[];
  readonly firstMs: number;
  readonly lastMs: number;
}

type Findings = readonly [Finding, ...Finding[]];

const byThread = (findings: readonly Finding[]): ReadonlyMap<string, Findings> => {
  const threads = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    if (finding.thread === null) continue;
    const known = threads.get(finding.thread);
    if (known) known.push(finding);
    else threads.set(finding.thread, [finding]);
  }
  return threads;
};

const rowOf = (
  thread: Thread,
  findings: Findings,
  exchanges: ReadonlyMap<string, ReportExchange>,
  companies: ReadonlyMap<string, string>
): IdentifierRow => {
  const ids = new Set(findings.map(({ exchange }) => exchange));
  let [firstMs, lastMs] = [NaN, NaN];
  for (const id of ids) {
    const timeMs = exchanges.get(id)?.timeMs ?? NaN;
    if (!(timeMs >= firstMs)) firstMs = Number.isNaN(timeMs) ? firstMs : timeMs;
    if (!(timeMs <= lastMs)) lastMs = Number.isNaN(timeMs) ? lastMs : timeMs;
  }
  return {
    ...{ thread, first: findings[0], requests: ids.size, firstMs, lastMs },
    hosts: [...new Set(findings.map(hostKey))].filter(Boolean),
    companies: [...new Set(findings.flatMap(({ company }) => companies.get(company ?? '') ?? []))],
    countries: [...new Set(findings.flatMap(({ countries }) => countries))]
  };
};

const identifierRows = ({ report, findings }: IdentifiersInput): readonly IdentifierRow[] => {
  const exchanges = exchangesById(report);
  const companies = new Map(report.companies.map(({ id, name }) => [id, name]));
  const found = byThread(findings);
  return report.threads.flatMap((thread) => {
    const own = found.get(thread.id);
    return own ? [rowOf(thread, own, exchanges, companies)] : [];
  });
};

const along = ({ thread }: IdentifierRow): string =>
  kindOrder
    .filter((kind) => (thread.with[kind] ?? 0) > 0)
    .map(kindName)
    .join(', ');

type Of = (row: number) => IdentifierRow;

const whoGotIt = (of: Of, { isWatched }: IdentifiersInput): readonly Column[] => [
  {
    ...{ id: 'hosts', title: m.tables_host_count(), numeric: true, width: 76, from: 560 },
    value: (row) => of(row).hosts.length,
    format: (row) => formatCount(of(row).hosts.length)
  },
  {
    ...{ id: 'to', title: m.tables_to(), mono: true, width: 180, from: 1000 },
    value: (row) => of(row).hosts.join(', ')
  },
  {
    ...{ id: 'companies', title: m.tables_companies(), width: 150, from: 840 },
    value: (row) => of(row).companies.join(', ')
  },
  {
    ...{ id: 'countries', title: m.tables_countries(), width: 130, from: 620 },
    value: (row) => placeNames(of(row).countries),
    parts: (row) =>
      placeParts(
        of(row).countries.map((place) => ({ place })),
        isWatched
      )
  }
];

const timeColumn = (id: 'first' | 'last', title: string, timeMs: (row: number) => number): Column => ({
  ...{ id, title, mono: true, width: 116, fixed: true, from: id === 'first' ? 1150 : onDemand },
  value: timeMs,
  format: (row) => (Number.isNaN(timeMs(row)) ? '' : formatTime(timeMs(row)))
});

const columnsOf = (of: Of, input: IdentifiersInput): readonly Column[] => [
  {
    ...{ id: 'value', title: m.tables_identifier(), mono: true, width: 220, from: 0 },
    value: (row) => of(row).thread.value
  },
  {
    ...{ id: 'is', title: m.tables_is(), width: 150, from: 560 },
    value: (row) => capital(detailName(of(row).thread.what))
  },
  amountColumn('requests', { value: (row) => of(row).requests, from: 0 }),
  ...whoGotIt(of, input),
  timeColumn('first', m.tables_first(), (row) => of(row).firstMs),
  timeColumn('last', m.tables_last(), (row) => of(row).lastMs),
  {
    ...{ id: 'files', title: m.tables_files(), numeric: true, width: 72, from: onDemand },
    value: (row) => of(row).thread.sources.length
  },
  { id: 'along', title: m.tables_along(), value: (row) => along(of(row)), width: 200, from: onDemand }
];

/** A row for each value that stayed the same. */
export const identifiersTable = (input: IdentifiersInput): Table => {
  const list = identifierRows(input);
  const of = rowIn(list);
  const columns = columnsOf(of, input);
  return {
    name: 'identifiers',
    columns,
    rows: allRows(list.length),
    size: list.length,
    order: { by: 'requests', falling: true },
    holds: searchTexts(columns, list.length),
    under: (row) => [capital(detailName(of(row).thread.what)), of(row).hosts.join(', ')].join(' · '),
    target: (row) => ({ kind: 'claim', finding: of(row).first })
  };
};
