import { describe, expect, it } from 'vitest';
import type { Report } from '#engine/model/report.ts';
import { addressesTable } from '#lib/diagrams/tables/addresses.ts';
import type { Column, Table } from '#lib/diagrams/tables/column.ts';
import { columnWidths, shownColumns, toggleColumn } from '#lib/diagrams/tables/columns.ts';
import { findingsTable } from '#lib/diagrams/tables/findings.ts';
import { hostsTable } from '#lib/diagrams/tables/hosts.ts';
import { identifiersTable } from '#lib/diagrams/tables/identifiers.ts';
import { rowAfterKey, scrollFor } from '#lib/diagrams/tables/keys.ts';
import { Ranks, searchRows, sortRows, textOf } from '#lib/diagrams/tables/order.ts';
import { requestRows, requestsTable } from '#lib/diagrams/tables/requests.ts';
import { eventsOf } from '#lib/state/events.ts';
import { legsOf } from '#lib/state/legs.ts';
import { nothing, select } from '#lib/state/selection.ts';
import { phoneFindings as report } from './findings-fixture.ts';

const legs = legsOf(report);
const isWatched = (place: string): boolean => ['CN', 'RU', 'SG'].includes(place);
const amounts = { report, legs, measure: 'requests' as const, isWatched };

const columnOf = (table: Pick<Table, 'columns'>, id: string): Column => {
  const column = table.columns.find((one) => one.id === id);
  if (!column) throw new Error(`no column ${id}`);
  return column;
};

/** What stands in one column, row by row as the table shows them. */
const read = (table: Table, id: string, rows = table.rows): string[] =>
  [...rows].map((row) => textOf(columnOf(table, id), row));

const sorted = (table: Table, by: string, falling: boolean): Uint32Array =>
  sortRows(table.rows, new Ranks().of(columnOf(table, by), table.size), falling);

const requestsOf = (of: Report, host: string | null = null): Table => {
  const input = { report: of, legs: legsOf(of), events: eventsOf(of), isWatched };
  return { ...requestsTable(input), rows: requestRows(input, null, { ...nothing, host }) };
};

describe('every table', () => {
  const tables: readonly Table[] = [
    hostsTable(amounts),
    addressesTable(amounts),
    requestsOf(report),
    findingsTable({ report, legs, findings: report.findings, isWatched }),
    identifiersTable({ report, findings: report.findings, isWatched })
  ];

  it.each(tables.map((table) => [table.name, table] as const))('%s holds together', (_, table) => {
    const ids = table.columns.map(({ id }) => id);
    expect(table.rows.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(table.order.by);
    for (const id of ids) expect(id).toMatch(/^[a-zA-Z]{1,30}$/);
    for (const { id } of table.columns) expect(read(table, id)).toHaveLength(table.rows.length);
    expect(table.columns[0]?.from).toBe(0);
  });

  it.each(tables.map((table) => [table.name, table] as const))('%s fits, phones included', (_, table) => {
    for (let width = 320; width < 1700; width += 20) {
      const shown = shownColumns(table.columns, null, width);
      const sum = columnWidths(shown, width).reduce((all, one) => all + one, 0);
      expect(shown.length).toBeGreaterThan(1);
      expect(sum).toBeCloseTo(width, 5);
    }
  });
});

describe('the hosts', () => {
  const table = hostsTable(amounts);

  it('stand with their company, operator and country', () => {
    const [first] = sorted(table, 'requests', true);
    expect(textOf(columnOf(table, 'host'), first!)).toBe('sa.phone.example');
    expect(textOf(columnOf(table, 'operator'), first!)).toBe('Alibaba Cloud AS45102');
    expect(columnOf(table, 'country').parts?.(first!)[0]).toMatchObject({
      text: 'Singapore',
      tone: 'watched'
    });
    expect(table.target(first!)).toEqual({ kind: 'choice', choice: { host: 'sa.phone.example' } });
  });

  it('are found by any word in them', () => {
    const found = searchRows(table.rows, 'Maker singapore', table.holds);
    expect(read(table, 'host', found)).toEqual(['ads.phone.example', 'sa.phone.example']);
    expect(searchRows(table.rows, ' ', table.holds)).toBe(table.rows);
    expect(searchRows(table.rows, 'atlantis', table.holds)).toHaveLength(0);
  });

  it('sort by number and by name, the empty last either way, equals by name', () => {
    for (const falling of [true, false])
      expect(read(table, 'company', sorted(table, 'company', falling)).at(-1)).toBe('');
    const names = read(table, 'host', sorted(table, 'findings', true));
    expect(names).toEqual([...names].sort());
  });
});

describe('the addresses', () => {
  it('add up what all their hosts received', () => {
    const table = addressesTable(amounts);
    const row = table.rows.find((one) => textOf(columnOf(table, 'address'), one) === '203.0.113.4')!;
    expect(textOf(columnOf(table, 'hosts'), row)).toBe('img.news.example, news.example');
    expect(columnOf(table, 'requests').value(row)).toBe(27);
  });

  it('are chosen with every host that is at them', () => {
    const chosen = select(legs, { ...nothing, host: '203.0.113.4' });
    expect(chosen.map(({ host }) => host)).toEqual(['news.example', 'img.news.example']);
  });

  it('leave out what has none', () => {
    expect(addressesTable(amounts).rows).toHaveLength(10);
  });
});

describe('the requests', () => {
  it('are those that were counted and went where the selection points', () => {
    expect(requestsOf(report).rows).toHaveLength(8);
    expect(read(requestsOf(report, 'mc.search.example'), 'country')).toEqual(['Russia']);
  });

  it('are those that pass', () => {
    const events = eventsOf(report);
    const passed = new Uint8Array(events.length);
    passed[3] = 1;
    expect([...requestRows({ events, legs }, passed, nothing)]).toEqual([3]);
  });

  it('say what was found in them, and open it', () => {
    const table = requestsOf(report);
    expect(read(table, 'kinds')[1]).toBe('Pages opened, Identifiers');
    expect(table.target(1)).toMatchObject({ kind: 'claim', finding: { exchange: '0-2' } });
    expect(table.target(7)).toEqual({ kind: 'choice', choice: { host: 'news.example' } });
  });

  it('say nothing of bytes that were counted in packets', () => {
    const exchanges = report.exchanges.map((one) => ({ ...one, bytesSent: 0 }));
    expect(new Set(read(requestsOf({ ...report, exchanges }), 'bytesSent'))).toEqual(new Set(['']));
  });

  it('are searched by address, recipient and kind', () => {
    const table = requestsOf(report);
    expect(searchRows(table.rows, 'n=4', table.holds)).toHaveLength(1);
    expect(searchRows(table.rows, 'russia', table.holds)).toHaveLength(1);
    expect(searchRows(table.rows, 'search', table.holds)).toHaveLength(2);
    expect(searchRows(table.rows, 'post', table.holds)).toHaveLength(8);
  });
});

describe('findings and identifiers', () => {
  it('are told one by one, with where they went', () => {
    const table = findingsTable({ report, legs, findings: report.findings, isWatched });
    expect(table.rows).toHaveLength(report.findings.length);
    const row = report.findings.findIndex(({ kind }) => kind === 'device');
    expect(textOf(columnOf(table, 'country'), row)).toBe('Russia');
    expect(textOf(columnOf(table, 'rule'), row)).toBe('Sensors Analytics, event url');
    expect(table.target(row)).toEqual({ kind: 'claim', finding: report.findings[row] });
  });

  it('are counted in the requests that pass', () => {
    const some = report.findings.filter(({ exchange }) => ['0-2', '0-3'].includes(exchange));
    const table = identifiersTable({ report, findings: some, isWatched });
    expect(read(table, 'requests')).toEqual(['2']);
    expect(read(table, 'first')).toEqual(['12:26:42.000']);
    expect(read(table, 'last')).toEqual(['12:26:43.000']);
    expect(identifiersTable({ report, findings: [], isWatched }).rows).toHaveLength(0);
  });
});

describe('the columns', () => {
  const { columns } = hostsTable(amounts);
  const ids = (list: readonly Column[]): string[] => list.map(({ id }) => id);

  it('are those there is room for, or those that were chosen', () => {
    expect(ids(shownColumns(columns, null, 356))).toEqual(['host', 'country', 'requests']);
    expect(ids(shownColumns(columns, ['site', 'unknown'], 356))).toEqual(['host', 'site']);
    expect(shownColumns(columns, ['unknown'], 900)).toEqual(shownColumns(columns, null, 900));
  });

  it('are remembered only where they are not the usual ones', () => {
    const usual = shownColumns(columns, null, 356);
    const more = toggleColumn(columns, usual, 'site', 356);
    expect(more).toEqual(['host', 'country', 'site', 'requests']);
    expect(toggleColumn(columns, shownColumns(columns, more, 356), 'site', 356)).toBeNull();
  });

  it('fill the table, and numbers do not grow', () => {
    const shown = shownColumns(columns, null, 1000);
    const widths = columnWidths(shown, 1000);
    expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1000);
    shown.forEach(({ numeric, width }, at) => {
      if (numeric) expect(widths[at]).toBe(width);
      else if (at > 0) expect(widths[at]).toBeGreaterThanOrEqual(width);
    });
  });
});

describe('the keys', () => {
  it('move between rows and stop at either end', () => {
    const next = (key: string, at: number) => rowAfterKey(key, at, 100, 10);
    expect(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => next(key, 50))).toEqual(
      [51, 49, 60, 40, 0, 99]
    );
    expect([next('ArrowUp', 0), next('PageDown', 95), next('x', 5)]).toEqual([0, 99, null]);
    expect(rowAfterKey('End', 0, 0, 10)).toBeNull();
  });

  it('scroll no farther than to bring the row in sight', () => {
    const sizes = { rowHeight: 40, boxHeight: 436, headHeight: 36 };
    expect(scrollFor(5, 0, sizes)).toBe(0);
    expect(scrollFor(10, 0, sizes)).toBe(40);
    expect(scrollFor(3, 400, sizes)).toBe(120);
  });
});

describe('100,000 requests', () => {
  const count = 100_000;
  const many: Report = {
    ...report,
    findings: [],
    exchanges: Array.from({ length: count }, (_, at) => ({
      ...report.exchanges[0]!,
      id: `0-${at.toString()}`,
      timeMs: 1_600_000_000_000 + ((at * 7919) % count),
      url: `https://host${(at % 97).toString()}.example/path/${((at * 31_337) % count).toString(36)}?q=${at.toString()}`,
      destination: at % legs.length
    }))
  };
  const table = requestsOf(many);
  it.each(['url', 'time', 'company', 'country', 'kinds', 'bytesSent'])(
    'are all there, sorted by %s',
    (by) => {
      expect(sorted(table, by, true)).toHaveLength(count);
    }
  );

  it('are searched by every word', () => {
    expect(searchRows(table.rows, 'host42. path', table.holds).length).toBeGreaterThan(1000);
  });
});
