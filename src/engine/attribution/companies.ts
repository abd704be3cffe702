import { maybeCountry, type CountryCode, type Hostname } from '../model/names.ts';
import type { CompanySource } from '../model/report.ts';
import { companyRows } from './companies/index.ts';
import { operatorNames } from './companies/operator-names.ts';
import { slugOf, thirdPartyEntities } from './companies/third-party-web.ts';
import { thirdPartyWeb, type CompanyRow } from './companies/row.ts';

/** A company as our own rows (`companies/`) know it, or as third-party-web (MIT) groups domains: then by name alone. */
export interface Company {
  readonly id: string;
  readonly name: string;
  /** Of its head office; null where nothing that was read says it. */
  readonly country: CountryCode | null;
  /** `Company.id`. */
  readonly parent: string | null;
  readonly sources: readonly CompanySource[];
}

interface Index {
  readonly byId: ReadonlyMap<string, Company>;
  /** By host. */
  readonly exact: ReadonlyMap<string, Company>;
  /** By domain, for it and everything below it. */
  readonly below: ReadonlyMap<string, Company>;
}

const companyOfRow = ({ id, name, country, parent, sources }: CompanyRow): Company => ({
  id,
  name,
  country: country === null ? null : maybeCountry(country),
  parent: parent ?? null,
  sources
});

const grouped = [thirdPartyWeb];

const unknownCompany = (id: string, name: string): Company => ({
  ...{ id, name, country: null, parent: null, sources: grouped }
});

export const wordsIn = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/**
 * Where both know a domain, our row is right. Names that differ in capitals only are one company, under the spelling met
 * first.
 */
const indexDomains = (): Index => {
  const byId = new Map<string, Company>();
  const ids = new Map<string, Company>();
  const exact = new Map<string, Company>();
  const below = new Map<string, Company>();
  for (const row of companyRows) {
    const company = companyOfRow(row);
    byId.set(row.id, company);
    for (const id of [row.id, ...wordsIn(row.merges ?? '')]) ids.set(id, company);
    for (const domain of wordsIn(row.domains)) below.set(domain, company);
  }
  const ours = new Set(below.keys());
  for (const { name, company = name, domains } of thirdPartyEntities) {
    const id = slugOf(company);
    let known = ids.get(id);
    if (!known) {
      known = unknownCompany(id, company);
      ids.set(id, known);
      byId.set(id, known);
    }
    for (const domain of domains) {
      const bare = domain.startsWith('*.') ? domain.slice(2) : domain;
      if (!ours.has(bare)) (bare === domain ? exact : below).set(bare, known);
    }
  }
  return { byId, exact, below };
};

let index: Index | null = null;

/** Most specific first: the host itself, then each domain above it; null where none is known. */
export const companyOf = (host: Hostname): Company | null => {
  index ??= indexDomains();
  const exact = index.exact.get(host);
  if (exact) return exact;
  for (let at = 0; ;) {
    const known = index.below.get(host.slice(at));
    const dot = host.indexOf('.', at);
    if (known || dot < 0) return known ?? null;
    at = dot + 1;
  }
};

export const companyById = (id: string): Company | null => {
  index ??= indexDomains();
  return index.byId.get(id) ?? null;
};

let byOperator: ReadonlyMap<string, string> | null = null;

/** The company whose own network it is, by the operator's name in the tables; null where that leaves a doubt. */
export const companyOfOperator = (name: string): Company | null => {
  byOperator ??= new Map(
    Object.entries(operatorNames).flatMap(([id, names]) => names.map((operator) => [operator, id] as const))
  );
  const id = byOperator.get(name);
  return id === undefined ? null : companyById(id);
};

/** Who controls it, and who controls that, nearest first. */
export const parentsOf = ({ parent }: Company): Company[] => {
  const above = parent === null ? null : companyById(parent);
  return above ? [above, ...parentsOf(above)] : [];
};
