import { addressesTable } from './addresses.ts';
import { findingsTable } from './findings.ts';
import { hostsTable } from './hosts.ts';
import { identifiersTable } from './identifiers.ts';
import { requestsTable } from './requests.ts';
import type { DataTable, Told } from './table.ts';

/** Every table a report can be taken away as. Columns are only ever added, at the end. */
export const dataTables = {
  hosts: hostsTable,
  addresses: addressesTable,
  requests: requestsTable,
  findings: findingsTable,
  identifiers: identifiersTable
} as const satisfies Readonly<Record<string, (told: Told) => DataTable>>;

export type DataTableName = keyof typeof dataTables;

export const dataTableNames = Object.keys(dataTables) as readonly DataTableName[];

export const maybeDataTable = (name: string): DataTableName | null =>
  dataTableNames.find((one) => one === name) ?? null;
