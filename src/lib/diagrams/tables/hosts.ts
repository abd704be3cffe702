import * as m from '#words/messages/messages.js';
import type { Report } from '#engine/model/report.ts';
import type { Measure } from '#words/measures.ts';
import type { Leg } from '../../state/legs.ts';
import { whyCompany, whyHostThere, whyOperator } from '../../state/said.ts';
import { hostRows, type HostRow } from '../hosts/rows.ts';
import { amountColumn, placeNames, placeParts, rowIn } from './cells.ts';
import { onDemand, type Column, type Table } from './column.ts';
import { allRows, byCode, searchTexts } from './order.ts';

export interface HostsInput {
  readonly report: Report;
  readonly legs: readonly Leg[];
  readonly measure: Measure;
  readonly isWatched: (place: string) => boolean;
}

type Of = (row: number) => HostRow;

const namesOf = ({ report, isWatched }: HostsInput, of: Of): readonly Column[] => [
  { id: 'host', title: m.tables_host(), value: (row) => of(row).key, mono: true, width: 210, from: 0 },
  {
    ...{ id: 'company', title: m.tables_company(), value: (row) => of(row).company, width: 140, from: 640 },
    why: (row) => whyCompany(report, of(row).key)
  },
  {
    ...{
      id: 'operator',
      title: m.tables_operator(),
      value: (row) => of(row).operator,
      width: 150,
      from: 800
    },
    why: (row) => whyOperator(report, of(row).key)
  },
  {
    ...{ id: 'country', title: m.tables_country(), value: (row) => placeNames(of(row).places) },
    parts: (row) =>
      placeParts(
        of(row).places.map((place) => ({ place, why: () => whyHostThere(report, of(row).key, place) })),
        isWatched
      ),
    ...{ width: 120, from: 0 }
  },
  {
    id: 'seenAs',
    title: m.tables_seen_as(),
    value: (row) => of(row).seenAs,
    mono: true,
    width: 130,
    from: 1150
  },
  { id: 'site', title: m.tables_site(), value: (row) => of(row).site, mono: true, width: 130, from: onDemand }
];

const amountsOf = (measure: Measure, of: Of): readonly Column[] => {
  /** On a phone there is room for the measure alone. */
  const from = (id: Measure | 'bytesReceived', otherwise: number): number => (id === measure ? 0 : otherwise);
  return [
    amountColumn('requests', { value: (row) => of(row).requests, from: from('requests', 560) }),
    amountColumn('flows', { value: (row) => of(row).flows, from: from('flows', 900) }),
    amountColumn('findings', { value: (row) => of(row).findings, from: from('findings', onDemand) }),
    amountColumn('bytesSent', { value: (row) => of(row).bytesSent, from: from('bytesSent', 740) }),
    amountColumn('bytesReceived', { value: (row) => of(row).bytesReceived, from: 900 })
  ];
};

/** A row for each host of the legs; an address without a name is a row of its own. */
export const hostsTable = (input: HostsInput): Table => {
  const list = [...hostRows(input.report, input.legs)].sort((a, b) => byCode(a.key, b.key));
  const of = rowIn(list);
  const columns = [...namesOf(input, of), ...amountsOf(input.measure, of)];
  return {
    name: 'hosts',
    columns,
    rows: allRows(list.length),
    size: list.length,
    order: { by: input.measure, falling: true },
    holds: searchTexts(columns, list.length),
    under: (row) => of(row).company || of(row).operator || of(row).site,
    target: (row) => ({ kind: 'choice', choice: { host: of(row).key } })
  };
};
