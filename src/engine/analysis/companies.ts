import { companyById, companyOf, parentsOf, type Company } from '../attribution/companies.ts';
import { makerOfFormat } from '../attribution/companies/format-makers.ts';
import type { Hostname } from '../model/names.ts';
import type { ReportCompany } from '../model/report.ts';
import { groupBy } from './counts.ts';

export interface HostCompanies {
  /** The company behind the host name. */
  readonly companyOf: (host: Hostname) => string | null;
  /** Those whose software its requests speak, its own company and what belongs to it left out. */
  readonly softwareOf: (host: Hostname) => readonly string[];
  /** All of them, and who controls them. */
  readonly list: () => ReportCompany[];
}

export type Formats = ReadonlyMap<Hostname, ReadonlySet<string>>;

/** Who is behind the hosts of a capture: by name, and by the formats in which they were spoken to. `operators` are ids of companies whose networks they stand in. */
export const companiesOf = (
  hosts: Iterable<Hostname>,
  formats: Formats,
  operators: Iterable<string> = []
): HostCompanies => {
  const byHost = new Map<Hostname, Company>();
  for (const host of hosts) {
    const company = companyOf(host);
    if (company) byHost.set(host, company);
  }
  const software = new Map<Hostname, readonly Company[]>();
  for (const [host, rules] of formats) software.set(host, othersIn(byHost.get(host) ?? null, rules));
  return {
    companyOf: (host) => byHost.get(host)?.id ?? null,
    softwareOf: (host) => (software.get(host) ?? []).map(({ id }) => id),
    list: () => reportCompanies(byHost, [...[...software.values()].flat(), ...companiesById(operators)])
  };
};

const companiesById = (ids: Iterable<string>): Company[] =>
  [...ids].map(companyById).filter((company) => company !== null);

const othersIn = (own: Company | null, rules: Iterable<string>): Company[] => {
  const makers = new Set([...rules].map(makerOfFormat));
  return [...makers]
    .map((id) => (id === null ? null : companyById(id)))
    .filter((maker) => maker !== null)
    .filter((maker) => own === null || !isOneHouse(own, maker));
};

const isOneHouse = (one: Company, other: Company): boolean => headOf(one).id === headOf(other).id;

const headOf = (company: Company): Company => parentsOf(company).at(-1) ?? company;

const reportCompanies = (
  byHost: ReadonlyMap<Hostname, Company>,
  others: readonly Company[]
): ReportCompany[] => {
  const hostsOf = groupBy(byHost, ([, company]) => company);
  const named = [...hostsOf.keys(), ...others];
  const all = new Set(named.flatMap((company) => [company, ...parentsOf(company)]));
  return [...all].map((company) => ({
    ...company,
    hosts: (hostsOf.get(company) ?? []).map(([host]) => host)
  }));
};
