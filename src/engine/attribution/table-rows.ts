import type { DataSource } from '../model/report.ts';
import { bytesOf, type TableBytes } from './table-bytes.ts';

/** A row of `static/geo/sources.json`: where tables come from, and which files they are. */
interface TableRow {
  readonly data: DataSource;
  readonly files: readonly string[];
}

export const dataSource = (row: Readonly<Record<Exclude<keyof DataSource, 'own'>, unknown>>): DataSource => ({
  name: String(row.name),
  date: String(row.date),
  licence: String(row.licence),
  link: String(row.link),
  sha256: String(row.sha256)
});

type RawRow = Readonly<Record<keyof DataSource | 'files', unknown>>;

const rowsOf = (sources: TableBytes): TableRow[] => {
  const rows: unknown = JSON.parse(new TextDecoder().decode(bytesOf(sources)));
  if (!Array.isArray(rows)) throw new TypeError('sources.json is not a list');
  return (rows as readonly RawRow[]).map((row) => ({
    data: dataSource(row),
    files: Array.isArray(row.files) ? row.files.map(String) : []
  }));
};

/** Files of `static/geo` that are no tables bring their sources with them. */
const isTable = ({ files }: TableRow): boolean =>
  files.length === 0 || files.some((file) => file.endsWith('.bin.gz'));
const isCities = ({ files }: TableRow): boolean => files.some((file) => file.startsWith('city-'));

/** The tables that every report is made with, in their order. */
export const plainRows = (sources: TableBytes): DataSource[] =>
  rowsOf(sources)
    .filter((row) => isTable(row) && !isCities(row))
    .map(({ data }) => data);

/** The city tables, which are read only where somebody asks for them. */
export const cityRow = (sources: TableBytes): DataSource => {
  const row = rowsOf(sources).find(isCities);
  if (!row) throw new TypeError('sources.json names no city table');
  return row.data;
};
