import type { Detail, Finding, FindingKind } from '#engine/model/finding.ts';
import type { CountryCode } from '#engine/model/names.ts';
import type { Report } from '#engine/model/report.ts';
import { recipientsOf, sayThread } from './findings.ts';
import { capital, formatCount, joinWords, plural } from './numbers.ts';

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

export const sentRows = (report: Report, findings: readonly Finding[] = report.findings): SentRow[] =>
  kindOrder.flatMap((kind) => {
    const own = findings.filter((finding) => finding.kind === kind);
    if (own.length === 0) return [];
    return [{ kind, requests: requestsOf(own), recipients: recipientsOf(own, report) }];
  });

export const requestsOf = (findings: readonly Finding[]): number =>
  new Set(findings.map(({ exchange }) => exchange)).size;

/** Kinds that the sentence at the top may speak of, and how. Inferred findings never get there. */
const carried: readonly (readonly [FindingKind, string])[] = [
  ['own-value', 'a value of your own'],
  ['page-visited', 'the address of a page that was opened'],
  ['search', 'the words of a search'],
  ['page-title', 'the title of a page'],
  ['contacts', 'contacts'],
  ['typed-text', 'text that was typed'],
  ['location', 'a location'],
  ['account', 'an account'],
  ['identifier', 'an identifier']
];
const mostKinds = 3;

interface Part {
  readonly count: number;
  readonly what: string;
}

/** The name of a country, or an address everyone who answers sees, is no location that a sentence should speak of. */
const vague: readonly Detail[] = ['place-name', 'ip-address'];
const isTelling = ({ what }: Finding): boolean => !vague.includes(what);

const partsOf = (findings: readonly Finding[]): Part[] =>
  carried
    .map(([kind, what]) => ({
      what,
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

/** "57 of them carried the address of a page that was opened, 9 the words of a search"; null where nothing can be said. */
export const sayCarried = (
  report: Report,
  watch: readonly CountryCode[],
  unit: 'requests' | 'flows'
): string | null => {
  const { findings, scope } = headlineFindings(report, watch);
  const parts = partsOf(findings);
  const [first, ...rest] = parts;
  if (!first) return null;
  const of =
    scope === 'watched' && unit === 'requests'
      ? ' of them'
      : ` ${first.count === 1 ? 'request' : 'requests'}`;
  const opening = `${formatCount(first.count)}${of} carried ${first.what}`;
  return joinWords([opening, ...rest.map(({ count, what }) => `${formatCount(count)} ${what}`)]);
};

/** Who was sent it, and which identifier went with it. */
export const sayRecipients = (report: Report, watch: readonly CountryCode[]): string[] => {
  const { findings } = headlineFindings(report, watch);
  const [main] = carried.find(([kind]) => findings.some((one) => one.kind === kind && isTelling(one))) ?? [];
  if (main === undefined) return [];
  const told = findings.filter((one) => one.kind === main && isTelling(one));
  const names = recipientsOf(told, report);
  const shown = names.length > 3 ? [...names.slice(0, 3), plural(names.length - 3, 'other')] : names;
  const count = requestsOf(told);
  const all = count === 1 ? 'It' : count === 2 ? 'Both' : `All ${formatCount(count)}`;
  return [
    `${names.length === 1 ? all : capital(formatCount(count))} went to ${joinWords(shown)}${withHosts(told, names)}${together(report, told)}.`
  ];
};

/** One company is named with its host, so that a reader can check it. */
const withHosts = (findings: readonly Finding[], names: readonly string[]): string => {
  const hosts = [...new Set(findings.map(({ host }) => host))];
  const [host] = hosts;
  return names.length === 1 && hosts.length === 1 && host && host !== names[0] ? ` (${host})` : '';
};

const together = (report: Report, findings: readonly Finding[]): string => {
  const exchanges = new Set(findings.map(({ exchange }) => exchange));
  const counts = new Map<string, Set<string>>();
  for (const { thread, exchange, kind } of report.findings) {
    if (thread === null || kind !== 'identifier' || !exchanges.has(exchange)) continue;
    counts.set(thread, (counts.get(thread) ?? new Set<string>()).add(exchange));
  }
  const most = Math.max(0, ...[...counts.values()].map(({ size }) => size));
  if (most < 2) return '';
  const whole = most === exchanges.size;
  return `, ${whole ? '' : `${formatCount(most)} of them `}together with an identifier that stayed the same`;
};

/** Values that were followed, those with most hanging on them first. */
export const threadLines = ({ threads }: Report): string[] => threads.map(sayThread);
