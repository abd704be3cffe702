import entities from 'third-party-web/dist/entities-nostats.json';
import type { Hostname } from '../model/names.ts';

/** A company as third-party-web (MIT) groups domains: `id` is its name as a slug. Its home country is not said here. */
export interface Company {
  readonly id: string;
  readonly name: string;
}

interface Entity {
  readonly name: string;
  /** Absent where the service and the company have one name. */
  readonly company?: string;
  /** `a.example` is that host alone; `*.example` is `example` and everything below it. */
  readonly domains: readonly string[];
}

export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

interface Index {
  /** By host. */
  readonly exact: ReadonlyMap<string, Company>;
  /** By domain, for it and everything below it. */
  readonly below: ReadonlyMap<string, Company>;
}

/** Names that differ in capitals only are one company, under the spelling met first. */
const indexDomains = (list: readonly Entity[]): Index => {
  const companies = new Map<string, Company>();
  const exact = new Map<string, Company>();
  const below = new Map<string, Company>();
  for (const { name, company = name, domains } of list) {
    const id = slugOf(company);
    const known = companies.get(id) ?? { id, name: company };
    companies.set(id, known);
    for (const domain of domains) {
      if (domain.startsWith('*.')) below.set(domain.slice(2), known);
      else exact.set(domain, known);
    }
  }
  return { exact, below };
};

let index: Index | null = null;

/** The company behind a host name, by the most specific domain that is known; null where none is. */
export const companyOf = (host: Hostname): Company | null => {
  index ??= indexDomains(entities);
  const exact = index.exact.get(host);
  if (exact) return exact;
  for (let at = 0; ;) {
    const known = index.below.get(host.slice(at));
    const dot = host.indexOf('.', at);
    if (known || dot < 0) return known ?? null;
    at = dot + 1;
  }
};
