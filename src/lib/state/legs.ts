import type { Hostname, IpAddress } from '#engine/model/names.ts';
import type { Destination, Report, ReportCompany } from '#engine/model/report.ts';
import { placeOf, type PlaceKey } from '#words/places.ts';

/** `company:ID`, `as:ASN`, `many`, `local` or `unknown`: who answers for a destination. */
export type PartyKey = string;

export interface Party {
  readonly key: PartyKey;
  readonly name: string;
}

/** One leg of the journey host -> company or operator -> place, with what travelled on it. */
export interface Leg {
  /** Index into `Report.destinations`. */
  readonly at: number;
  readonly host: Hostname | null;
  readonly address: IpAddress | null;
  /** For how many addresses it stands that the report does not tell one by one; 0 for all but a few legs. */
  readonly folded: number;
  /** As the capture calls what sent it; null where it does not say. */
  readonly app: string | null;
  readonly party: Party;
  readonly place: PlaceKey;
  readonly flows: number;
  readonly requests: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly findings: number;
}

const unknownParty: Party = { key: 'unknown', name: 'unknown' };
const manyNetworks: Party = { key: 'many', name: 'many networks' };
const ownNetwork: Party = { key: 'local', name: 'this network' };

const companyParty = (company: ReportCompany): Party => ({
  key: `company:${company.id}`,
  name: company.name
});

/** The company behind the host name where it is known, else the operator of the network, else nobody. */
const partiesOf = (report: Report): ((destination: Destination) => Party) => {
  const companies = new Map(report.companies.map((company) => [company.id, companyParty(company)]));
  const hosts = new Map(report.hosts.map((host) => [host.name, companies.get(host.company ?? '')]));
  const operators = new Map(
    report.addresses.flatMap(({ address, operator }) =>
      operator ? [[address, { key: `as:${String(operator.asn)}`, name: operator.name }] as const] : []
    )
  );
  return ({ host, address, addresses, where }) =>
    (host ? hosts.get(host) : undefined) ??
    (address ? operators.get(address) : undefined) ??
    (where.kind === 'local' ? ownNetwork : addresses === undefined ? unknownParty : manyNetworks);
};

export const legsOf = (report: Report): readonly Leg[] => {
  const partyOf = partiesOf(report);
  return report.destinations.map((destination, at) => ({
    at,
    host: destination.host,
    address: destination.address,
    folded: destination.addresses ?? 0,
    app: destination.app,
    party: partyOf(destination),
    place: placeOf(destination),
    flows: destination.flows,
    requests: destination.requests,
    bytesSent: destination.bytesSent,
    bytesReceived: destination.bytesReceived,
    findings: destination.findings
  }));
};
