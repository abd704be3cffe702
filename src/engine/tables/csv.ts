import type { Cell, DataTable } from './table.ts';

/**
 * What makes a spreadsheet take a text for a formula (OWASP, CSV Injection): the signs it begins with, also in their full
 * width, and what is skipped before them.
 */
const formula = /^[\s\u0000-\u001f\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]/;

/** An apostrophe before it makes it a text in every spreadsheet; whoever reads it again takes that off. */
const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);

// NUL ends the file for some readers.
const cellOf = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell.toString() : '';
  const text = harmless(cell.replaceAll('\0', '\ufffd'));
  return /["\n\r,;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const lineOf = (cells: readonly Cell[]): string => `${cells.map(cellOf).join(',')}\r\n`;

const linesInPiece = 500;

/** A table as CSV (RFC 4180), in pieces: UTF-8, CRLF, no cell a formula; the first line its columns, where those are asked for. */
export const csvPieces = function* ({ columns, rows }: DataTable, withColumns = true): Generator<string> {
  let piece = withColumns ? lineOf(columns) : '';
  let lines = 0;
  for (const row of rows()) {
    piece += lineOf(row);
    if (++lines % linesInPiece !== 0) continue;
    yield piece;
    piece = '';
  }
  yield piece;
};

/** The same table with one more column before the others, which says the same in every row. */
export const withColumn = (name: string, cell: Cell, { columns, rows }: DataTable): DataTable => ({
  columns: [name, ...columns],
  *rows() {
    for (const row of rows()) yield [cell, ...row];
  }
});

/** The same rows as objects, a line of JSON each within one list. */
export const jsonRowPieces = function* ({ columns, rows }: DataTable): Generator<string> {
  let before = '[\n';
  for (const row of rows()) {
    yield before + JSON.stringify(Object.fromEntries(columns.map((name, at) => [name, row[at] ?? null])));
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
};
