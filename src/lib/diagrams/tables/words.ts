import * as m from '#words/messages/messages.js';
import { formatCount } from '#words/numbers.ts';
import type { TableName } from '../../state/tables.ts';

interface Words {
  readonly region: () => string;
  readonly count: (inputs: { count: number; shown: string }) => string;
  readonly part: (inputs: { count: number; shown: string; part: string }) => string;
  readonly nothing: () => string;
}

export const wordsOfTable: Readonly<Record<TableName, Words>> = {
  hosts: {
    region: m.tables_region_hosts,
    count: m.tables_count_hosts,
    part: m.tables_part_hosts,
    nothing: m.tables_nothing_hosts
  },
  addresses: {
    region: m.tables_region_addresses,
    count: m.tables_count_addresses,
    part: m.tables_part_addresses,
    nothing: m.tables_nothing_addresses
  },
  requests: {
    region: m.tables_region_requests,
    count: m.tables_count_requests,
    part: m.tables_part_requests,
    nothing: m.tables_nothing_requests
  },
  'every-finding': {
    region: m.tables_region_findings,
    count: m.tables_count_findings,
    part: m.tables_part_findings,
    nothing: m.tables_nothing_findings
  },
  identifiers: {
    region: m.tables_region_identifiers,
    count: m.tables_count_identifiers,
    part: m.tables_part_identifiers,
    nothing: m.tables_nothing_identifiers
  }
};

/** `12 hosts`, or `3 of 12 hosts`. */
export const sayRows = (name: TableName, found: number, all: number): string => {
  const { count, part } = wordsOfTable[name];
  const inputs = { count: all, shown: formatCount(all) };
  return found === all ? count(inputs) : part({ ...inputs, part: formatCount(found) });
};
