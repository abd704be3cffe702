import { companyOfOperator } from '../attribution/companies.ts';
import { hostingOf } from '../attribution/hosting.ts';
import type { Timing, Verdict } from '../attribution/physics/verdict.ts';
import type { AddressFacts } from '../attribution/place-tables.ts';
import { resolverAt } from '../attribution/public-resolvers.ts';
import type { IpAddress } from '../model/names.ts';
import type { Operator, Place, ReportAddress, ReportEdge } from '../model/report.ts';
import type { AddressBook } from './address-book.ts';
import { addSums, noSums, type Adding, type Sums } from './counts.ts';
import { noAddress, type Listed } from './destinations.ts';
import { whereOf } from './where.ts';

/** What the capture says of addresses, by their numbers. */
export interface Seen {
  readonly timings: ReadonlyMap<number, Timing>;
  readonly refuted: ReadonlyMap<number, Verdict>;
  readonly edges: ReadonlyMap<number, ReportEdge | null>;
}

/** The addresses of the destinations, in their order, with all that is known of each. */
export const reportAddresses = (
  { destinations, addressOf }: Listed,
  seen: Seen,
  book: AddressBook
): ReportAddress[] => {
  const byAddress = new Map<number, Adding>();
  for (let at = 0; at < destinations.length; at++) {
    const id = addressOf[at]!;
    if (id !== noAddress) byAddress.set(id, addSums(byAddress.get(id) ?? noSums(), destinations[at]!));
  }
  const ids = [...byAddress.keys()];
  const operatorOf = operators();
  return ids.map((id) =>
    withSeen(addressRow(book.text(id), book.facts(id), operatorOf, byAddress.get(id)!), id, seen)
  );
};

type OperatorOf = (operator: NonNullable<AddressFacts['operator']>) => Operator;

/** Many addresses have one operator: it is made once. */
const operators = (): OperatorOf => {
  const made = new Map<number, Operator>();
  return ({ asn, name }) => {
    let operator = made.get(asn);
    if (!operator) made.set(asn, (operator = { asn, name, company: companyOfOperator(name)?.id ?? null }));
    return operator;
  };
};

/** Of a machine that may be in another country nobody knows the city. */
const withoutPoint = ({ country, source, date }: Place): Place => ({ country, source, date });

type Row = { -readonly [Key in keyof ReportAddress]: ReportAddress[Key] };

/** Field by field, as `exchangeOf`: there are many, and spread ones take more room. */
const addressRow = (
  address: IpAddress,
  { standing, places, registered, operator }: AddressFacts,
  operatorOf: OperatorOf,
  sums: Sums
): Row => ({
  address,
  special: standing.special,
  places: whereOf(standing).kind === 'country' ? places : places.map(withoutPoint),
  doubts: standing.doubts,
  registered,
  operator: operator && operatorOf(operator),
  flows: sums.flows,
  requests: sums.requests,
  bytesSent: sums.bytesSent,
  bytesReceived: sums.bytesReceived,
  findings: sums.findings
});

const withSeen = (row: Row, id: number, { timings, refuted, edges }: Seen): ReportAddress => {
  const hosting = row.operator && hostingOf(row.operator.asn);
  if (hosting) {
    row.hosting = hosting;
    row.doubts = [...row.doubts, 'hosting'];
  }
  const resolver = resolverAt(row.address);
  if (resolver !== null) row.service = { kind: 'public-resolver', name: resolver };
  const edge = edges.get(id);
  if (edge) row.edge = edge;
  return withTiming(row, timings.get(id), refuted.get(id));
};

const withTiming = (row: Row, timing: Timing | undefined, verdict: Verdict | undefined): ReportAddress => {
  if (timing) {
    row.rttMs = timing.roundTripMs;
    row.handshakes = timing.handshakes;
  }
  if (verdict) {
    const { kind, nearestKm, reach } = verdict;
    row.refuted = {
      kind,
      nearestKm: whole(nearestKm),
      reachKm: whole(reach.km),
      fibreKm: whole(reach.fibreKm)
    };
  }
  return row;
};

const whole = Math.round;
