import { groupBy } from '../analysis/counts.ts';
import type { Report, ReportAddress, ReportCompany, ReportEdge, ReportHost, Place } from '../model/report.ts';
import { isAtLeast } from './policy.ts';
import type { Sharing } from './sharing.ts';

export const shareHost = (host: ReportHost, { names }: Sharing): ReportHost => {
  const isFaceless = names.isFaceless(host.name);
  return {
    name: names.host(host.name),
    seenAs: host.seenAs,
    // Where a host is left out, nothing may lead to it but what its connections show.
    addresses: host.addresses
      .map((address) => [address, names.address(address)] as const)
      .filter(([own, told]) => !isFaceless || own !== told)
      .map(([, told]) => told),
    site: host.site === null ? null : names.site(host.site),
    company: isFaceless ? null : host.company,
    software: isFaceless ? [] : host.software,
    flows: host.flows,
    bytesSent: host.bytesSent,
    bytesReceived: host.bytesReceived,
    exchanges: host.exchanges
  };
};

export const shareAddress = (row: ReportAddress, sharing: Sharing): ReportAddress => {
  const { names, choices } = sharing;
  const isFaceless = names.isFaceless(row.address);
  return {
    address: names.address(row.address),
    special: row.special,
    places: row.places.map((place) => sharePlace(place, sharing, isFaceless)),
    doubts: isFaceless ? row.doubts.filter((doubt) => doubt !== 'hosting') : row.doubts,
    registered: isFaceless ? null : row.registered,
    operator: isFaceless || row.operator === null ? null : shareOperator(row.operator),
    ...(isFaceless || !row.hosting ? {} : { hosting: { kind: row.hosting.kind, name: row.hosting.name } }),
    ...(isFaceless || !row.service ? {} : { service: { kind: row.service.kind, name: row.service.name } }),
    ...(isFaceless || !row.edge ? {} : { edge: shareEdge(row.edge, sharing) }),
    ...(choices.origin ? shareTiming(row) : {}),
    flows: row.flows,
    requests: row.requests,
    bytesSent: row.bytesSent,
    bytesReceived: row.bytesReceived,
    findings: row.findings
  };
};

const shareOperator = ({ asn, name, company }: NonNullable<ReportAddress['operator']>) => ({
  asn,
  name,
  company
});

/** Nearer than the country, a place tells one machine of a company from the next. */
const sharePlace = (place: Place, { choices }: Sharing, isFaceless: boolean): Place => {
  const { country, source, date, city, lat, lon, withinKm } = place;
  const isNear = isAtLeast(choices.level, 'hosts') && !isFaceless;
  return {
    country,
    ...(isNear && city !== undefined ? { city } : {}),
    ...(isNear && lat !== undefined ? { lat } : {}),
    ...(isNear && lon !== undefined ? { lon } : {}),
    ...(isNear && withinKm !== undefined ? { withinKm } : {}),
    source,
    date
  };
};

/** An edge answers near the device: its airport says where that was. */
const shareEdge = (edge: ReportEdge, { choices, secrets }: Sharing): ReportEdge => {
  const isTold = edge.evidence === 'answer-header' || isAtLeast(choices.level, 'hosts');
  const { network, evidence } = edge;
  return {
    ...{ network, evidence, detail: isTold ? secrets.clean(edge.detail) : '' },
    ...(choices.origin ? shareEdgePlace(edge) : {}),
    ...(choices.origin && edge.also
      ? { also: edge.also.map((one) => ({ code: one.code, ...shareEdgePlace(one) })) }
      : {})
  };
};

const shareEdgePlace = ({ code, country, city, lat, lon }: Partial<ReportEdge>): Partial<ReportEdge> => ({
  ...(code === undefined ? {} : { code }),
  ...(country === undefined ? {} : { country }),
  ...(city === undefined ? {} : { city }),
  ...(lat === undefined ? {} : { lat }),
  ...(lon === undefined ? {} : { lon })
});

const shareTiming = ({ rttMs, handshakes, refuted }: ReportAddress): Partial<ReportAddress> => ({
  ...(rttMs === undefined ? {} : { rttMs }),
  ...(handshakes === undefined ? {} : { handshakes }),
  ...(refuted
    ? {
        refuted: {
          kind: refuted.kind,
          nearestKm: refuted.nearestKm,
          reachKm: refuted.reachKm,
          fibreKm: refuted.fibreKm
        }
      }
    : {})
});

type Referring = Pick<Report, 'hosts' | 'addresses' | 'findings' | 'threads'>;

/** Those that the composed parts still name, and who controls them; their own hosts as they are named there. */
export const shareCompanies = (
  companies: readonly ReportCompany[],
  { hosts, addresses, findings, threads }: Referring
): ReportCompany[] => {
  const byId = new Map(companies.map((company) => [company.id, company]));
  const named = new Set<string | null>();
  const name = (id: string | null): void => {
    if (id === null || named.has(id)) return;
    named.add(id);
    name(byId.get(id)?.parent ?? null);
  };
  for (const { company, software } of hosts) [company, ...software].forEach(name);
  for (const { operator } of addresses) name(operator?.company ?? null);
  for (const { company } of findings) name(company);
  for (const thread of threads) thread.companies.forEach(name);
  const hostsOf = groupBy(hosts, ({ company }) => company);
  return companies
    .filter(({ id }) => named.has(id))
    .map((company) => shareCompany(company, hostsOf.get(company.id) ?? []));
};

const shareCompany = (company: ReportCompany, hosts: readonly ReportHost[]): ReportCompany => ({
  id: company.id,
  name: company.name,
  country: company.country,
  parent: company.parent,
  hosts: hosts.map(({ name }) => name),
  sources: company.sources.map((source) => ({ for: source.for, source: source.source, read: source.read }))
});
