import type { Detail, Finding, FindingKind } from '#engine/model/finding.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { recipientsOf, sayThread } from './findings.ts';
import * as m from './messages/messages.js';
import { counted, formatCount, joinWords, numbered } from './numbers.ts';

/** A kind of data with who was sent it: a row of "What was sent". `requests` counts each request once. */
export interface SentRow {
  readonly kind: FindingKind;
  readonly requests: number;
  /** Companies where they are known, else hosts; most requests first. */
  readonly recipients: readonly string[];
}

/** In the order in which people ask for them. */
export const kindOrder: readonly FindingKind[] = [
  'own-value',
  'page-visited',
  'page-title',
  'search',
  'account',
  'contacts',
  'typed-text',
  'clipboard',
  'location',
  'identifier',
  'installed-apps',
  'usage',
  'device',
  'referrer'
];

/** Findings by kind, in the order of `kindOrder`; kinds that were not found are left out. */
export const groupByKind = (
  findings: readonly Finding[]
): readonly (readonly [FindingKind, readonly Finding[]])[] => {
  const groups = new Map(kindOrder.map((kind): [FindingKind, Finding[]] => [kind, []]));
  for (const finding of findings) groups.get(finding.kind)?.push(finding);
  return [...groups].filter(([, own]) => own.length > 0);
};

export const sentRows = (report: Report, findings: readonly Finding[] = report.findings): SentRow[] =>
  groupByKind(findings).map(([kind, own]) => ({
    kind,
    requests: requestsOf(own),
    recipients: recipientsOf(own, report)
  }));

export const requestsOf = (findings: readonly Finding[]): number =>
  new Set(findings.map(({ exchange }) => exchange)).size;

/** Kinds that the sentence at the top may speak of, and how. Inferred findings never get there. */
const carried: readonly (readonly [FindingKind, () => string])[] = [
  ['own-value', m.sent_what_own_value],
  ['page-visited', m.sent_what_page_visited],
  ['search', m.sent_what_search],
  ['page-title', m.sent_what_page_title],
  ['contacts', m.sent_what_contacts],
  ['typed-text', m.sent_what_typed_text],
  ['location', m.sent_what_location],
  ['account', m.sent_what_account],
  ['identifier', m.sent_what_identifier]
];
const mostKinds = 3;
const mostRecipients = 3;

interface Part {
  readonly kind: FindingKind;
  readonly count: number;
  readonly what: string;
}

/** The name of a country, or an address everyone who answers sees, is no location that a sentence should speak of. */
const vague: readonly Detail[] = ['place-name', 'ip-address'];
const isTelling = ({ what }: Finding): boolean => !vague.includes(what);

const partsOf = (findings: readonly Finding[]): Part[] =>
  carried
    .map(([kind, what]) => ({
      kind,
      what: what(),
      count: requestsOf(findings.filter((one) => one.kind === kind && isTelling(one)))
    }))
    .filter(({ count }) => count > 0)
    .slice(0, mostKinds);

const observed = ({ certainty }: Finding): boolean => certainty === 'observed';

const isIn =
  (watch: readonly CountryCode[]) =>
  ({ countries }: Finding): boolean =>
    countries.some((country) => watch.includes(country));

/** The findings the top speaks of: those sent to watched countries, or, if there are none, all. */
export const headlineFindings = (
  report: Report,
  watch: readonly CountryCode[]
): { readonly findings: readonly Finding[]; readonly scope: 'watched' | 'all' } => {
  const sure = report.findings.filter(observed);
  const watched = sure.filter(isIn(watch));
  return partsOf(watched).length > 0
    ? { findings: watched, scope: 'watched' }
    : { findings: sure, scope: 'all' };
};

/** One thing that requests carried: what is said of it, and of which kind the findings are that it counts. */
export interface Carried {
  readonly text: string;
  readonly kind: FindingKind;
}

/** "57 of them carried the address of a page that was opened", "9 the words of a search"; empty where nothing can be said. */
export const carriedParts = (
  report: Report,
  watch: readonly CountryCode[],
  unit: 'requests' | 'flows'
): readonly Carried[] => {
  const { findings, scope } = headlineFindings(report, watch);
  const opening = scope === 'watched' && unit === 'requests' ? m.sent_carried_of_them : m.sent_carried;
  return partsOf(findings).map(({ kind, count, what }, at) => {
    const say = at === 0 ? opening : m.sent_carried_more;
    return { kind, text: say({ ...numbered(count), what }) };
  });
};

/** Who was sent it, and which identifier went with it. */
export const sayRecipients = (report: Report, watch: readonly CountryCode[]): string[] => {
  const { findings } = headlineFindings(report, watch);
  const [main] = carried.find(([kind]) => findings.some((one) => one.kind === kind && isTelling(one))) ?? [];
  if (main === undefined) return [];
  const told = findings.filter((one) => one.kind === main && isTelling(one));
  const names = recipientsOf(told, report);
  const shown =
    names.length > mostRecipients
      ? [...names.slice(0, mostRecipients), counted(m.count_others, names.length - mostRecipients)]
      : names;
  const to = withHost(joinWords(shown), told, names);
  const went = names.length === 1 ? toOne : toSeveral;
  return [sayWent(went, { ...numbered(requestsOf(told)), to }, together(report, told))];
};

interface Went {
  readonly count: number;
  readonly shown: string;
  readonly to: string;
}

/** Without an identifier, with one, and with one in some of the requests. */
interface WentMessages {
  readonly bare: (inputs: Went) => string;
  readonly whole: (inputs: Went) => string;
  readonly part: (inputs: Went & { readonly some: string }) => string;
}

const toOne: WentMessages = {
  bare: m.sent_all_went,
  whole: m.sent_all_went_together,
  part: m.sent_all_went_partly_together
};

const toSeveral: WentMessages = {
  bare: m.sent_went,
  whole: m.sent_went_together,
  part: m.sent_went_partly_together
};

const sayWent = (messages: WentMessages, went: Went, { most, of }: Together): string => {
  if (most < 2) return messages.bare(went);
  return most === of ? messages.whole(went) : messages.part({ ...went, some: formatCount(most) });
};

/** One company is named with its host, so that a reader can check it. */
const withHost = (to: string, findings: readonly Finding[], names: readonly string[]): string => {
  const [host, ...others] = new Set(findings.map((finding) => finding.host));
  const isTold = names.length === 1 && others.length === 0 && host && host !== names[0];
  return isTold ? m.sent_recipient_host({ recipient: to, host }) : to;
};

interface Together {
  /** Requests that hold the identifier which is in most of them. */
  readonly most: number;
  readonly of: number;
}

const together = (report: Report, findings: readonly Finding[]): Together => {
  const exchanges = new Set(findings.map(({ exchange }) => exchange));
  const counts = new Map<string, Set<string>>();
  for (const { thread, exchange, kind } of report.findings) {
    if (thread === null || kind !== 'identifier' || !exchanges.has(exchange)) continue;
    counts.set(thread, (counts.get(thread) ?? new Set<string>()).add(exchange));
  }
  return { most: Math.max(0, ...[...counts.values()].map(({ size }) => size)), of: exchanges.size };
};

/** Values that were followed, those with most hanging on them first. */
export const threadLines = ({ threads }: Report): string[] => threads.map(sayThread);
