import type { Finding } from '../model/finding.ts';
import type { Report, ReportExchange } from '../model/report.ts';
import { isRelativeTime } from '../model/times.ts';

export type Cell = string | number | null;

/** A table of a report: what its columns are called, and its rows one by one. */
export interface DataTable {
  readonly columns: readonly string[];
  readonly rows: () => Iterable<readonly Cell[]>;
}

/** What went to one destination, as far as it is asked about. */
export interface Amounts {
  /** Index into `Report.destinations`. */
  readonly at: number;
  readonly flows: number;
  readonly requests: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly findings: number;
}

/** A report, and what of it goes into tables. */
export interface Told {
  readonly report: Report;
  readonly destinations: readonly Amounts[];
  readonly exchanges: readonly ReportExchange[];
  readonly findings: readonly Finding[];
}

/** All of a report. */
export const toldOf = (report: Report): Told => ({
  report,
  destinations: report.destinations.map(({ flows, requests, bytesSent, bytesReceived, findings }, at) => ({
    ...{ at, flows, requests, bytesSent, bytesReceived, findings }
  })),
  exchanges: report.exchanges,
  findings: report.findings
});

interface Column<Row> {
  readonly name: string;
  readonly of: (row: Row) => Cell;
}

export const column = <Row>(name: string, of: (row: Row) => Cell): Column<Row> => ({ name, of });

export const tableOf = <Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): DataTable => ({
  columns: columns.map(({ name }) => name),
  *rows() {
    for (const row of rows) yield columns.map(({ of }) => of(row));
  }
});

/** Several values in one cell. */
export const joined = (values: Iterable<string>): string => [...new Set(values)].filter(Boolean).join('; ');

/** Of those who count from the beginning of the capture, `PT67.5S`: a time without a date is a length. */
const isoLength = (ms: number): string => `PT${(ms / 1000).toString()}S`;

/** ISO 8601, a time in UTC or, where that is not told, since the capture began; null where it is not known, or is none. */
export const isoTime = (ms: number | null): string | null => {
  if (ms === null || Number.isNaN(new Date(ms).getTime())) return null;
  return isRelativeTime(ms) ? isoLength(ms) : new Date(ms).toISOString();
};
