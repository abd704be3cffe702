import type { Thread } from '../model/finding.ts';
import { column, isoTime, joined, tableOf, type DataTable, type Told } from './table.ts';

const alongOf = (thread: Thread): string =>
  joined(Object.entries(thread.with).map(([kind, count]) => `${kind}: ${count.toString()}`));

/** A row for each value that was followed through the capture, and what went along with it. */
export const identifiersTable = ({ report, findings }: Told): DataTable => {
  const companies = new Map(report.companies.map(({ id, name }) => [id, name]));
  const told = new Set(findings.map(({ thread }) => thread));
  return tableOf(
    [
      column('id', ({ id }: Thread) => id),
      column('what', ({ what }: Thread) => what),
      column('value', ({ value }: Thread) => value),
      column('requests', ({ requests }: Thread) => requests),
      column('hosts', ({ hosts }: Thread) => joined(hosts)),
      column('companies', (thread: Thread) => joined(thread.companies.map((id) => companies.get(id) ?? id))),
      column('countries', ({ countries }: Thread) => joined(countries)),
      column('first', ({ firstMs }: Thread) => isoTime(firstMs)),
      column('last', ({ lastMs }: Thread) => isoTime(lastMs)),
      column('sent_along', alongOf)
    ],
    report.threads.filter(({ id }) => told.has(id))
  );
};
