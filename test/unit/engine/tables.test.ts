import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '#engine/analyse.ts';
import { loadPlaceTables } from '#engine/attribution/place-tables.ts';
import { bytesSource } from '#engine/bytes/source.ts';
import type { Report } from '#engine/model/report.ts';
import { csvPieces, jsonRowPieces, withColumn } from '#engine/tables/csv.ts';
import { dataTables, type DataTableName } from '#engine/tables/list.ts';
import { isoTime, toldOf, type Cell, type DataTable } from '#engine/tables/table.ts';

const csvOf = (table: DataTable, withColumns = true): string => [...csvPieces(table, withColumns)].join('');

/** RFC 4180, read as a stranger would. */
const parseCsv = (text: string): string[][] => {
  const rows: string[][] = [[]];
  let [cell, isQuoted, wasQuoted] = ['', false, false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at] ?? '';
      else isQuoted = false;
    } else if (sign === '"' && cell === '' && !wasQuoted) isQuoted = wasQuoted = true;
    else if (sign === ',' || (sign === '\r' && text[at + 1] === '\n')) {
      rows.at(-1)?.push(cell);
      [cell, wasQuoted] = ['', false];
      if (sign === '\r') {
        at++;
        rows.push([]);
      }
    } else cell += sign;
  }
  rows.pop();
  return rows;
};

const tableOfCells = (cells: readonly Cell[]): DataTable => ({
  columns: ['a'],
  rows: () => cells.map((c) => [c])
});

describe('a time', () => {
  it('is a moment in UTC, or a length where a report counts from its beginning', () => {
    expect(isoTime(Date.UTC(2020, 8, 13, 9, 15, 31, 402))).toBe('2020-09-13T09:15:31.402Z');
    expect(isoTime(67_500)).toBe('PT67.5S');
    expect(isoTime(0)).toBe('PT0S');
    expect(isoTime(null)).toBe(null);
    expect(isoTime(1e300)).toBe(null);
  });
});

describe('CSV', () => {
  it('gives back every text, but for the apostrophe that keeps it from being a formula', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[=+\-@\t\r\n"', ;|%]{0,4}[a-z"',\r\n]{0,6}$/)
    );
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 6 }), (cells) => {
        const [, ...rows] = parseCsv(csvOf(tableOfCells(cells)));
        expect(rows.length).toBe(cells.length);
        rows.forEach(([cell = ''], at) => {
          const given = (cells[at] ?? '').replaceAll('\0', '\ufffd');
          expect([given, `'${given}`]).toContain(cell);
        });
      })
    );
  });

  it('holds no cell that a spreadsheet takes for a formula', () => {
    const signs = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', ' =', '\u00a0=', '\n+'];
    const texts = signs.map((sign) => `${sign}HYPERLINK("https://evil.example","x")`);
    const [, ...rows] = parseCsv(csvOf(tableOfCells(texts)));
    for (const [cell = ''] of rows) expect(cell.startsWith("'")).toBe(true);
  });

  it('leaves numbers numbers, also those below zero, and what is not known empty', () => {
    expect(csvOf(tableOfCells([-5, 1.5, null, NaN]))).toBe('a\r\n-5\r\n1.5\r\n\r\n\r\n');
  });

  it('comes whole, however many rows there are', () => {
    for (const count of [0, 1, 499, 500, 501, 1500]) {
      const cells = Array.from({ length: count }, (_, at) => at);
      expect(parseCsv(csvOf(tableOfCells(cells)))).toHaveLength(count + 1);
      expect(parseCsv(csvOf(tableOfCells(cells), false))).toHaveLength(count);
      const json = [...jsonRowPieces(tableOfCells(cells))].join('');
      expect(JSON.parse(json)).toEqual(cells.map((a) => ({ a })));
    }
  });

  it('takes one more column before the others', () => {
    expect(csvOf(withColumn('file', '=x.har', tableOfCells([1])))).toBe("file,a\r\n'=x.har,1\r\n");
  });
});

describe('the tables of a report', () => {
  let report: Report;
  beforeAll(async () => {
    const tables = await loadPlaceTables((name) => Promise.resolve(readFileSync(`static/geo/${name}`)));
    const file = 'har/mitmproxy/browser-app.har';
    report = await analyse([bytesSource(file, readFileSync(`sample-captures/${file}`))], {
      tables: () => Promise.resolve(tables),
      watch: []
    });
  });

  const rowsOf = (name: DataTableName): Record<string, Cell>[] =>
    JSON.parse([...jsonRowPieces(dataTables[name](toldOf(report)))].join('')) as Record<string, Cell>[];

  const sum = (rows: readonly Record<string, Cell>[], column: string): number =>
    rows.reduce((all, row) => all + Number(row[column]), 0);

  it('add up to what the report says', () => {
    for (const name of ['hosts', 'addresses'] as const) {
      expect(sum(rowsOf(name), 'requests')).toBe(report.totals.requests);
      expect(sum(rowsOf(name), 'bytes_sent')).toBe(report.totals.bytesSent);
    }
    expect(rowsOf('requests')).toHaveLength(report.exchanges.length);
    expect(sum(rowsOf('requests'), 'findings')).toBe(report.findings.length);
    expect(rowsOf('findings')).toHaveLength(report.findings.length);
    expect(rowsOf('identifiers')).toHaveLength(report.threads.length);
  });

  it('say whose and where, and what of it is not known', () => {
    const host = rowsOf('hosts').find((row) => row['host'] === 'sa.api.intl.miui.com');
    expect(host).toMatchObject({ company: 'Xiaomi', company_country: 'CN', countries: 'SG', requests: 6 });
    const search = rowsOf('hosts').find((row) => row['host'] === 'duckduckgo.com');
    expect(search).toMatchObject({ countries: '' });
    expect(search?.['without_country']).not.toBe('');
    const found = rowsOf('findings').find((row) => row['kind'] === 'search');
    expect(found).toMatchObject({ value: 'lump under the arm', certainty: 'observed', countries: 'SG' });
  });

  it('hold what is told of the report, and no more', () => {
    const told = { ...toldOf(report), findings: report.findings.filter(({ kind }) => kind === 'search') };
    expect([...dataTables.findings(told).rows()]).toHaveLength(1);
    expect([...dataTables.identifiers(told).rows()]).toHaveLength(0);
  });
});
