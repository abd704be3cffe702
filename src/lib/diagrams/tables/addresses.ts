import * as m from '#words/messages/messages.js';
import type { Doubt, Report, ReportAddress } from '#engine/model/report.ts';
import { sayDoubt } from '#words/address-doubts.ts';
import { countryName } from '#words/countries.ts';
import type { Measure } from '#words/measures.ts';
import { formatCount } from '#words/numbers.ts';
import type { PlaceKey } from '#words/places.ts';
import { placeSaid } from '#words/provenance.ts';
import type { Leg } from '../../state/legs.ts';
import { whyOperator } from '../../state/said.ts';
import { addUp, groupBy, type Amounts } from '../../state/tally.ts';
import { amountColumn, placeNames, placeParts, rowIn } from './cells.ts';
import { onDemand, type Column, type Table } from './column.ts';
import { allRows, byCode, searchTexts } from './order.ts';

export interface AddressesInput {
  readonly report: Report;
  readonly legs: readonly Leg[];
  readonly measure: Measure;
  readonly isWatched: (place: string) => boolean;
}

interface AddressRow extends Amounts {
  readonly address: string;
  /** What the report says of it. */
  readonly about: ReportAddress | undefined;
  readonly names: readonly string[];
  readonly parties: readonly string[];
  readonly places: readonly PlaceKey[];
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

const addressRows = ({ report, legs }: AddressesInput): readonly AddressRow[] => {
  const known = new Map(report.addresses.map((address) => [address.address as string, address]));
  const told = legs.filter(({ address }) => address !== null);
  return [...groupBy(told, ({ address }) => address as string)]
    .map(([address, group]) => ({
      ...addUp(group),
      address,
      about: known.get(address),
      names: unique(group.flatMap(({ host }) => host ?? [])).sort(byCode),
      parties: unique(group.filter(({ party }) => party.key !== 'unknown').map(({ party }) => party.name)),
      places: unique(group.map(({ place }) => place))
    }))
    .sort((a, b) => byCode(a.address, b.address));
};

const doubtNames: Readonly<Record<Doubt, () => string>> = {
  anycast: m.tables_doubt_anycast,
  cdn: m.tables_doubt_cdn,
  'sources-disagree': m.tables_doubt_sources_disagree,
  'too-close': m.tables_doubt_too_close,
  'registered-only': m.tables_doubt_registered_only,
  ipv6: m.tables_doubt_ipv6,
  hosting: m.tables_doubt_hosting
};

const operatorOf = ({ about }: AddressRow): string =>
  about?.operator ? `${about.operator.name} AS${about.operator.asn.toString()}` : '';

const knownFor = ({ about }: AddressRow): string =>
  [about?.service?.name, about?.edge?.network, about?.hosting?.name].filter(Boolean).join(', ');

type Of = (row: number) => AddressRow;

const whoAndWhere = ({ report, isWatched }: AddressesInput, of: Of): readonly Column[] => [
  {
    id: 'address',
    title: m.tables_address(),
    value: (row) => of(row).address,
    mono: true,
    width: 180,
    from: 0
  },
  {
    ...{ id: 'hosts', title: m.tables_names(), value: (row) => of(row).names.join(', ') },
    ...{ mono: true, width: 200, from: 620 }
  },
  {
    ...{ id: 'company', title: m.tables_party(), value: (row) => of(row).parties.join(', ') },
    ...{ width: 140, from: onDemand }
  },
  {
    ...{
      id: 'operator',
      title: m.tables_operator(),
      value: (row) => operatorOf(of(row)),
      width: 160,
      from: 760
    },
    why: (row) => whyOperator(report, of(row).address)
  },
  {
    ...{ id: 'country', title: m.tables_country(), value: (row) => placeNames(of(row).places) },
    parts: (row) => {
      const { about, places } = of(row);
      const why = () => (about ? placeSaid(about, report.roundTrips).why : '');
      return placeParts(
        places.map((place) => ({ place, why })),
        isWatched
      );
    },
    ...{ width: 120, from: 0 }
  }
];

const doubtColumns = (of: Of): readonly Column[] => [
  {
    ...{ id: 'registered', title: m.tables_registered(), width: 120, from: onDemand },
    value: (row) => {
      const country = of(row).about?.registered;
      return country ? countryName(country) : '';
    }
  },
  {
    ...{ id: 'doubts', title: m.tables_doubts(), width: 150, from: 1150 },
    value: (row) => (of(row).about?.doubts ?? []).map((doubt) => doubtNames[doubt]()).join(', '),
    why: (row) => (of(row).about?.doubts ?? []).map(sayDoubt).join(' ')
  },
  {
    ...{ id: 'knownFor', title: m.tables_known_for(), width: 140, from: onDemand },
    value: (row) => knownFor(of(row))
  }
];

const handshakeColumns = (of: Of): readonly Column[] => [
  {
    ...{ id: 'roundTrip', title: m.tables_round_trip(), numeric: true, width: 104, from: onDemand },
    value: (row) => of(row).about?.rttMs ?? NaN,
    format: (row) => {
      const ms = of(row).about?.rttMs;
      return ms === undefined ? '' : m.tables_ms({ shown: formatCount(Math.round(ms * 10) / 10) });
    }
  },
  {
    ...{ id: 'handshakes', title: m.tables_handshakes(), numeric: true, width: 108, from: onDemand },
    value: (row) => of(row).about?.handshakes ?? NaN
  }
];

const amountsOf = (measure: Measure, of: Of): readonly Column[] => [
  amountColumn('requests', { value: (row) => of(row).requests, from: measure === 'requests' ? 0 : 620 }),
  amountColumn('flows', { value: (row) => of(row).flows, from: measure === 'flows' ? 0 : 620 }),
  amountColumn('findings', { value: (row) => of(row).findings, from: measure === 'findings' ? 0 : onDemand }),
  amountColumn('bytesSent', { value: (row) => of(row).bytesSent, from: measure === 'bytesSent' ? 0 : 900 }),
  amountColumn('bytesReceived', { value: (row) => of(row).bytesReceived, from: 900 })
];

/** A row for each address that the report tells one by one. */
export const addressesTable = (input: AddressesInput): Table => {
  const list = addressRows(input);
  const of = rowIn(list);
  const columns = [
    ...whoAndWhere(input, of),
    ...doubtColumns(of),
    ...handshakeColumns(of),
    ...amountsOf(input.measure, of)
  ];
  return {
    name: 'addresses',
    columns,
    rows: allRows(list.length),
    size: list.length,
    order: { by: input.measure, falling: true },
    holds: searchTexts(columns, list.length),
    under: (row) => of(row).names.join(', ') || operatorOf(of(row)),
    target: (row) => ({ kind: 'choice', choice: { host: of(row).address } })
  };
};
