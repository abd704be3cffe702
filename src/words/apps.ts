import { groupBy } from '#engine/analysis/counts.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { countUnits, unitOf } from './answer.ts';
import { countryName } from './countries.ts';
import * as m from './messages/messages.js';
import { counted, joinWords, numbered } from './numbers.ts';

/** What one app sent: how much, to how many hosts, and how much of it to watched countries. */
export interface AppRow {
  readonly app: string;
  readonly count: number;
  readonly hosts: number;
  readonly watched: ReadonlyMap<CountryCode, number>;
}

/** Apps that the capture names, those that sent most first; none where it names none. */
export const appRows = (report: Report): AppRow[] => {
  const unit = unitOf(report);
  const byApp = groupBy(report.destinations, ({ app }) => app);
  return [...byApp]
    .flatMap(([app, rows]) => {
      if (app === null) return [];
      const count = rows.reduce((sum, row) => sum + row[unit], 0);
      const hosts = new Set(rows.flatMap(({ host }) => host ?? [])).size;
      return [{ app, count, hosts, watched: watchedOf(rows, report.watch, unit) }];
    })
    .sort((a, b) => b.count - a.count || (a.app < b.app ? -1 : 1));
};

const watchedOf = (
  rows: Report['destinations'],
  watch: readonly CountryCode[],
  unit: 'requests' | 'flows'
): Map<CountryCode, number> => {
  const counts = new Map<CountryCode, number>();
  for (const { where, [unit]: count } of rows) {
    if (where.kind !== 'country' || !watch.includes(where.country) || count === 0) continue;
    counts.set(where.country, (counts.get(where.country) ?? 0) + count);
  }
  return counts;
};

/** "12 connections, 4 hosts; 3 to China and 1 to Russia" */
export const sayApp = (report: Report, { count, hosts, watched }: AppRow): string => {
  const what = { amount: countUnits(unitOf(report), count), hosts: counted(m.count_hosts, hosts) };
  if (watched.size === 0) return m.apps_sent(what);
  const went = [...watched].map(([country, n]) =>
    m.apps_to({ ...numbered(n), country: countryName(country) })
  );
  return m.apps_sent_watched({ ...what, watched: joinWords(went) });
};
