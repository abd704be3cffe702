import * as m from '#words/messages/messages.js';
import type { Certainty, Finding } from '#engine/model/finding.ts';
import type { Report, ReportExchange } from '#engine/model/report.ts';
import { kindName, sayCertainty, sayReason, sayWhat } from '#words/findings.ts';
import { formatCount } from '#words/numbers.ts';
import { placeName, type PlaceKey } from '#words/places.ts';
import { formatTime } from '#words/times.ts';
import { exchangesById } from '../../state/findings.ts';
import type { Leg } from '../../state/legs.ts';
import { hostKey } from '../../state/selection.ts';
import { placeParts, rowIn } from './cells.ts';
import { onDemand, type Column, type Table } from './column.ts';
import { allRows, searchTexts } from './order.ts';

export interface FindingsInput {
  readonly report: Report;
  readonly legs: readonly Leg[];
  /** Those that pass. */
  readonly findings: readonly Finding[];
  readonly isWatched: (place: string) => boolean;
}

const certaintyNames: Readonly<Record<Certainty, () => string>> = {
  observed: m.tables_observed,
  inferred: m.tables_inferred
};

/** What stands around a finding: the request it was in, and where that went. */
class Around {
  readonly finding: (row: number) => Finding;
  readonly #exchanges: ReadonlyMap<string, ReportExchange>;
  readonly #companies: ReadonlyMap<string, string>;
  readonly #rules: ReadonlyMap<string, string>;
  readonly #legs: ReadonlyMap<number, Leg>;

  constructor(input: FindingsInput) {
    this.finding = rowIn(input.findings);
    this.#exchanges = exchangesById(input.report);
    this.#companies = new Map(input.report.companies.map(({ id, name }) => [id, name]));
    this.#rules = new Map(input.report.rules.map(({ id, name }) => [id, name]));
    this.#legs = new Map(input.legs.map((leg) => [leg.at, leg]));
  }

  exchange(row: number): ReportExchange | undefined {
    return this.#exchanges.get(this.finding(row).exchange);
  }

  place(row: number): PlaceKey | null {
    return this.#legs.get(this.exchange(row)?.destination ?? -1)?.place ?? null;
  }

  company(row: number): string {
    return this.#companies.get(this.finding(row).company ?? '') ?? '';
  }

  rule(row: number): string {
    return this.#rules.get(this.finding(row).rule) ?? '';
  }
}

const whatColumns = (of: Around): readonly Column[] => [
  { id: 'what', title: m.tables_what(), value: (row) => sayWhat(of.finding(row)), width: 190, from: 0 },
  {
    ...{ id: 'value', title: m.tables_value(), mono: true, width: 170, from: 560 },
    value: (row) => of.finding(row).value
  },
  {
    ...{ id: 'kind', title: m.tables_kind(), width: 130, from: onDemand },
    value: (row) => kindName(of.finding(row).kind)
  },
  {
    ...{ id: 'certainty', title: m.tables_certainty(), width: 92, fixed: true, from: 1000 },
    value: (row) => certaintyNames[of.finding(row).certainty](),
    why: (row) => `${sayCertainty(of.finding(row).certainty)} ${sayReason(of.finding(row))}`
  }
];

const recipientColumns = (of: Around, { isWatched }: FindingsInput): readonly Column[] => [
  {
    ...{ id: 'host', title: m.tables_host(), mono: true, width: 160, from: 760 },
    value: (row) => hostKey(of.finding(row))
  },
  { id: 'company', title: m.tables_company(), value: (row) => of.company(row), width: 130, from: onDemand },
  {
    ...{ id: 'country', title: m.tables_country(), width: 110, from: 0 },
    value: (row) => {
      const place = of.place(row);
      return place ? placeName(place) : '';
    },
    parts: (row) => {
      const place = of.place(row);
      return place ? placeParts([{ place }], isWatched) : [];
    }
  }
];

const standsIn = (of: Around): readonly Column[] => [
  {
    ...{ id: 'time', title: m.tables_time(), mono: true, width: 116, fixed: true, from: 760 },
    value: (row) => of.exchange(row)?.timeMs ?? NaN,
    format: (row) => {
      const timeMs = of.exchange(row)?.timeMs ?? null;
      return timeMs === null ? '' : formatTime(timeMs);
    }
  },
  { id: 'rule', title: m.tables_rule(), value: (row) => of.rule(row), width: 150, from: 1150 },
  {
    ...{ id: 'path', title: m.tables_where_in(), mono: true, width: 220, from: onDemand },
    value: (row) => of.finding(row).path.join(' › ')
  },
  {
    ...{ id: 'request', title: m.tables_request(), mono: true, width: 220, from: onDemand },
    value: (row) => of.exchange(row)?.url ?? ''
  },
  {
    ...{ id: 'times', title: m.tables_times(), numeric: true, width: 76, from: onDemand },
    value: (row) => of.finding(row).times,
    format: (row) => formatCount(of.finding(row).times)
  }
];

/** A row for each finding, one by one. */
export const findingsTable = (input: FindingsInput): Table => {
  const of = new Around(input);
  const size = input.findings.length;
  const columns = [...whatColumns(of), ...recipientColumns(of, input), ...standsIn(of)];
  return {
    name: 'every-finding',
    columns,
    rows: allRows(size),
    size,
    order: { by: 'time', falling: false },
    holds: searchTexts(columns, size),
    under: (row) => [of.finding(row).value, hostKey(of.finding(row))].join(' · '),
    target: (row) => ({ kind: 'claim', finding: of.finding(row) })
  };
};
