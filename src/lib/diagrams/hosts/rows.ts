import type { Report, ReportAddress } from '#engine/model/report.ts';
import type { PlaceKey } from '#words/places.ts';
import type { Leg } from '../../state/legs.ts';
import { hostKey } from '../../state/selection.ts';
import { addUp, groupBy } from '../../state/tally.ts';

export interface HostRow {
  readonly key: string;
  readonly site: string;
  readonly company: string;
  readonly operator: string;
  readonly places: readonly PlaceKey[];
  readonly seenAs: string;
  readonly requests: number;
  readonly flows: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly findings: number;
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

const operatorName = (address: ReportAddress | undefined): string[] =>
  address?.operator ? [`${address.operator.name} AS${String(address.operator.asn)}`] : [];

/** One row for each host of `legs`; an address without a name is a row of its own. */
export const hostRows = (report: Report, legs: readonly Leg[]): readonly HostRow[] => {
  const hosts = new Map(report.hosts.map((host) => [host.name as string, host]));
  const companies = new Map(report.companies.map(({ id, name }) => [id, name]));
  const addresses = new Map(report.addresses.map((address) => [address.address, address]));
  return [...groupBy(legs, hostKey)].map(([key, group]) => {
    const host = hosts.get(key);
    const operators = group.flatMap((leg) =>
      operatorName(leg.address ? addresses.get(leg.address) : undefined)
    );
    const { requests, flows, bytesSent, bytesReceived, findings } = addUp(group);
    return {
      ...{ key, requests, flows, bytesSent, bytesReceived, findings },
      site: host?.site ?? '',
      company: companies.get(host?.company ?? '') ?? '',
      operator: unique(operators).join(', '),
      places: unique(group.map((leg) => leg.place)),
      seenAs: host?.seenAs.join(', ') ?? ''
    };
  });
};
