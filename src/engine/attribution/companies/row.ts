import type { CompanySource } from '../../model/report.ts';

/** What is known of one company, each claim with what was read for it. `docs/companies.md` says how to add one. */
export interface CompanyRow {
  /** The slug of third-party-web's name for it where that has one, so that ids stay what they were. */
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2 of its head office, whatever island its holding is registered on; null where nothing read says it. */
  readonly country: string | null;
  /** `id` of the company that controls it. */
  readonly parent?: string;
  /** With spaces between; each means itself and all below it. Empty where third-party-web's domains are all that is known. */
  readonly domains: string;
  /** Further companies of third-party-web, by slug and with spaces between, that are this one. */
  readonly merges?: string;
  readonly sources: readonly CompanySource[];
}

/** Most rows were read on one day; a later one says its own. */
const firstReading = '2026-11-23';

export const forCountry = (source: string, read = firstReading): CompanySource => ({
  for: 'country',
  source,
  read
});

export const forDomains = (source: string, read = firstReading): CompanySource => ({
  for: 'domains',
  source,
  read
});

export const forParent = (source: string, read = firstReading): CompanySource => ({
  for: 'parent',
  source,
  read
});

/** The IEEE's registry of network cards: the holder's postal address. */
export const ieee = (holder: string): CompanySource =>
  forCountry(`oui-data@2.1.9 (IEEE registry): ${holder}`);

/** Companies asked by their customers what they know of them, with postal address (CC0). */
export const asked = (slug: string): CompanySource =>
  forCountry(`github.com/datenanfragen/data companies/${slug}.json: address`);

/** Domains by owner, kept by their users (MIT). */
export const listed = (file: string): CompanySource =>
  forDomains(`github.com/v2fly/domain-list-community data/${file}`);

/** What the package itself says beside its own row. */
export const thirdPartyWeb = forDomains('third-party-web@0.30.0');

/** Listed companies, with the country of their head office (MIT). */
export const financeDatabase = (country: string, industry: string, name: string): CompanySource =>
  forCountry(`github.com/JerBouma/FinanceDatabase Equities/Countries/${country}, ${industry}: ${name}`);

/** Adapters of TrackHAR, by tracker (CC0). */
export const trackhar = (slug: string): CompanySource => forDomains(`trackhar@1.0.0: ${slug}`);

/** Words that stand in public privacy notices and other files, as a text search of GitHub shows them; `gloss` is ours. */
export const quoted = (words: string, gloss = ''): CompanySource =>
  forCountry(`github.com, text search: "${words}"${gloss === '' ? '' : ` (${gloss})`}`);

/** Domains that bear the company's own name or that of what it makes; nothing else was read for them. */
export const byName = (...names: readonly string[]): CompanySource =>
  forDomains(`by name alone: ${names.map((name) => `*.${name}.*`).join(', ')}`);
